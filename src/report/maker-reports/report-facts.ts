import type { Digest } from '../../model/artifact.ts';
import type { MeasureId, MeasurePoint, Population } from '../../model/measure.ts';
import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Paper } from '../document/report-document.ts';

/** Everything that reports are written from, looked up beforehand. No name of a person is in it but those whose consent is recorded. */
export interface ReportFacts {
  /** RFC 3339. */
  readonly madeAt: string;
  readonly engineVersion: string;
  readonly paper: Paper;
  readonly organisation: string;
  /** Days, `2026-05-31`. */
  readonly period: { readonly from: string; readonly to: string };
  /** In the order of their names; never empty. */
  readonly products: readonly ProductFacts[];
  /** What the writer adds: decisions that a board is asked for, in a person’s words. */
  readonly decisions: readonly string[];
}

export interface ProductFacts {
  readonly name: string;
  readonly maker: string | undefined;
  /** Release that was assessed. */
  readonly version: string | undefined;
  /** Day of the pledge’s signature. */
  readonly signedAt: string | undefined;
  readonly covers: readonly string[];
  /** Undefined when nothing is said. */
  readonly leavesOut: readonly string[] | undefined;
  /** The newest assessment; undefined when there is none. */
  readonly assessment: AssessmentFacts | undefined;
  /** The last assessment before the period, and what changed since. */
  readonly before: { readonly at: string; readonly verdicts: readonly { readonly requirement: string; readonly before: VerdictName | undefined; readonly after: VerdictName | undefined }[]; readonly newFindings: number; readonly goneFindings: number } | undefined;
  /** The seven, in their order. */
  readonly goals: readonly GoalFacts[];
  /** Goals of the maker’s own, beyond the seven. */
  readonly furtherGoals: readonly DeclaredFacts[];
  /** By when a product that the pledge does not cover yet shall be covered. */
  readonly plan: { readonly at: string; readonly text: string } | undefined;
  readonly promises: readonly PromiseFacts[];
  /** Findings that are set aside, until a day. */
  readonly setAside: readonly { readonly fingerprint: string; readonly reason: string; readonly until: string }[];
}

export interface AssessmentFacts {
  readonly at: string;
  readonly ruleVersion: string;
  /** SHA-256 of the whole assessment, hexadecimal. */
  readonly digest: string;
  readonly verdicts: readonly VerdictFacts[];
  readonly evidence: readonly EvidenceFacts[];
}

export interface VerdictFacts {
  readonly requirement: string;
  readonly verdict: VerdictName;
  /** Without names of people. */
  readonly reason: Text;
  readonly isAnotherWay: boolean;
  readonly parts: readonly { readonly name: string; readonly verdict: VerdictName; readonly reason: Text }[];
}

/** An artifact behind a figure. Its path stays inside: a name of a file can say more than its maker wants to. */
export interface EvidenceFacts {
  readonly digest: Digest;
  readonly kind: string | undefined;
  readonly format: string | undefined;
}

/** A measured series of one definition and population. */
export interface SeriesFacts {
  readonly measure: MeasureId;
  readonly population: Population;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Ascending by time. */
  readonly points: readonly MeasurePoint[];
  readonly sources: readonly Digest[];
}

/** A measure that was chosen in advance. */
export interface ChoiceFacts {
  readonly measure: MeasureId;
  readonly population: Population | undefined;
  readonly chosenAt: string;
  readonly baseline: { readonly at: string; readonly numerator: number; readonly denominator?: number } | undefined;
  readonly target: { readonly at?: string; readonly value: number } | undefined;
}

export interface GoalFacts {
  readonly number: number;
  readonly title: string;
  readonly requirement: string;
  readonly choice: ChoiceFacts | undefined;
  /** Choices that were given up, oldest first. */
  readonly formerChoices: readonly { readonly measure: MeasureId; readonly chosenAt: string; readonly endedAt: string; readonly reason: string }[];
  /** The series that the goal is shown by: the chosen measure, or the first that was measured. */
  readonly series: SeriesFacts | undefined;
  /** The same measure split, and further measures of the goal. */
  readonly otherSeries: readonly SeriesFacts[];
  /** Ascending by the day they are due; `movedFrom` is the first day that was named. */
  readonly milestones: readonly { readonly title: string; readonly dueAt: string | undefined; readonly movedFrom: string | undefined; readonly reachedAt: string | undefined; readonly account: string | undefined }[];
  /** Setbacks and obstacles in the maker’s words; one that was overcome says when and how. */
  readonly setbacks: readonly { readonly text: string; readonly at: string | undefined; readonly overcome: { readonly at: string; readonly how: string } | undefined }[];
  readonly declared: readonly DeclaredFacts[];
  /** What the maker says it did. */
  readonly done: readonly { readonly text: string; readonly at: string | undefined; readonly role: string | undefined }[];
}

/** Figures that people entered, because nothing measures them. */
export interface DeclaredFacts {
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string | undefined;
  readonly unit: 'share' | 'count' | 'days';
  /** Ascending by time; never empty. */
  readonly points: readonly MeasurePoint[];
}

/** Somebody’s word, with its end. */
export interface PromiseFacts {
  readonly kind: 'claim' | 'affirmation';
  readonly requirement: string;
  readonly part: string | undefined;
  /** Office; in what may leave the organisation only with recorded consent. */
  readonly role: string | undefined;
  /** Only with recorded consent. */
  readonly name: string | undefined;
  readonly text: string;
  readonly at: string;
  readonly expiresAt: string;
}

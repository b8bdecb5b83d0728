import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { evidenceDifference, type EvidenceDifference } from './evidence-difference.ts';
import { figuresDifference, type MovedFigure } from './figures-difference.ts';
import { wordsDifference, type WordsDifference } from './words-in-force.ts';

type PublishedVerdict = DossierPredicate['verdicts'][number];
type PublishedFinding = DossierPredicate['findings'][number];

/** What identifies one publication. */
export type PublicationFacts = Pick<DossierPredicate, 'publisher' | 'product' | 'versions' | 'assessedAt' | 'publishedAt' | 'sequence'>;

/** What a verdict is, and why. */
export type VerdictSide = Pick<PublishedVerdict, 'verdict' | 'reason' | 'isAnotherWay'>;

/** A requirement on which the two publications say something else. */
export interface MovedVerdict {
  readonly requirement: string;
  /** Absent where the publication says nothing of it. */
  readonly before?: VerdictSide;
  readonly after?: VerdictSide;
}

/** A finding that fails in one publication only. */
export interface ChangedFinding {
  readonly finding: PublishedFinding;
  /** What the other publication says under the same fingerprint; absent where it says nothing, which is not the same as fine. */
  readonly other?: PublishedFinding['outcome'];
}

/** What changed from one publication to another. */
export interface DossierDifference {
  readonly before: PublicationFacts;
  readonly after: PublicationFacts;
  readonly verdicts: readonly MovedVerdict[];
  readonly newFindings: readonly ChangedFinding[];
  readonly goneFindings: readonly ChangedFinding[];
  readonly figures: readonly MovedFigure[];
  readonly evidence: EvidenceDifference;
  readonly claims: WordsDifference<DossierPredicate['claims'][number]>;
  readonly affirmations: WordsDifference<DossierPredicate['affirmations'][number]>;
}

/**
 * Compares two publications: verdicts by requirement, findings by fingerprint, figures by measure, population and split, files by path and digest,
 * words of people by what they say. Nothing is added up, and no direction is called better.
 */
export function dossierDifference(before: DossierPredicate, after: DossierPredicate): DossierDifference {
  return {
    before: factsOf(before),
    after: factsOf(after),
    verdicts: movedVerdicts(before.verdicts, after.verdicts),
    newFindings: onlyIn(after.findings, before.findings),
    goneFindings: onlyIn(before.findings, after.findings),
    figures: figuresDifference(before.measures, after.measures),
    evidence: evidenceDifference(before.evidence, after.evidence),
    claims: wordsDifference({ words: before.claims, assessedAt: before.assessedAt }, { words: after.claims, assessedAt: after.assessedAt }),
    affirmations: wordsDifference({ words: before.affirmations, assessedAt: before.assessedAt }, { words: after.affirmations, assessedAt: after.assessedAt }),
  };
}

/** Whether nothing changed but times, versions and numbers of the publications. */
export function isUnchanged({ verdicts, newFindings, goneFindings, figures, evidence, claims, affirmations }: DossierDifference): boolean {
  const lists = [verdicts, newFindings, goneFindings, figures, evidence.added, evidence.removed, evidence.changed, evidence.moved, ...[claims, affirmations].flatMap((words) => [words.added, words.ended, words.renewed])];
  return lists.every((list) => list.length === 0) && evidence.withheld.before === evidence.withheld.after;
}

function factsOf({ publisher, product, versions, assessedAt, publishedAt, sequence }: DossierPredicate): PublicationFacts {
  return { publisher, product, versions, assessedAt, publishedAt, sequence };
}

function movedVerdicts(before: readonly PublishedVerdict[], after: readonly PublishedVerdict[]): readonly MovedVerdict[] {
  const then = new Map(before.map((verdict) => [verdict.requirement, verdict]));
  const now = new Map(after.map((verdict) => [verdict.requirement, verdict]));
  return [...new Set([...then.keys(), ...now.keys()])].toSorted().flatMap((requirement) => {
    const one = then.get(requirement);
    const other = now.get(requirement);
    if (one?.verdict === other?.verdict && (one?.isAnotherWay ?? false) === (other?.isAnotherWay ?? false)) return [];
    return [{ requirement, ...(one === undefined ? {} : { before: sideOf(one) }), ...(other === undefined ? {} : { after: sideOf(other) }) }];
  });
}

function sideOf({ verdict, reason, isAnotherWay }: PublishedVerdict): VerdictSide {
  return { verdict, reason, ...(isAnotherWay === undefined ? {} : { isAnotherWay }) };
}

/** Failing findings of one side that do not fail on the other. */
function onlyIn(these: readonly PublishedFinding[], those: readonly PublishedFinding[]): readonly ChangedFinding[] {
  const others = new Map(those.map((finding) => [finding.fingerprint, finding.outcome]));
  return these.filter((finding) => finding.outcome === 'fail' && others.get(finding.fingerprint) !== 'fail').map((finding) => {
    const other = others.get(finding.fingerprint);
    return { finding, ...(other === undefined ? {} : { other }) };
  });
}

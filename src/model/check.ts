import type { DocumentType } from './evidence/document-forms.ts';
import type { EvidenceKind, EvidenceOf } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Measure } from './measure.ts';

/** What a check may know besides evidence: the time is passed in. */
export interface CheckContext {
  /** RFC 3339, UTC. */
  readonly assessedAt: string;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly measures?: readonly Measure[];
}

/** What a check is called, and how it is explained. */
export interface CheckWords<Id extends string = string> {
  /** A sentence that is true when the check passes; equals the file name and the fixture folder. */
  readonly id: Id;
  /** The sentence in words, true when it passes. */
  readonly title: string;
  /** The sentence when it fails. */
  readonly failTitle: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** How to mend it, in words for the person who can. */
  readonly fix: string;
  /** Documents and clauses that the logic follows. */
  readonly references: readonly string[];
}

/** A pure function from evidence to findings, with the words that explain it. Sees nothing that it did not declare. */
export interface Check<Id extends string = string, Needs extends EvidenceKind = EvidenceKind, Uses extends EvidenceKind = EvidenceKind> extends CheckWords<Id> {
  /** Kinds that must be there; with one missing the runner yields `unknown` and the check is not run. With none named, any kind of `uses` will do. */
  readonly needs: readonly Needs[];
  /** Kinds that are looked at when they are there. */
  readonly uses?: readonly Uses[];
  /** Of the product documents, those that it looks for; any of them will do. */
  readonly documents?: readonly DocumentType[];
  /** True for a scan: finding nothing in the files read is not absence in the product, so it reaches at most partly-met. */
  readonly isScan?: boolean;
  /** True when only a person settles what it sees: it passes nothing and fails nothing by itself. */
  readonly isForPerson?: boolean;
  run(evidence: EvidenceOf<Needs | Uses>, context: CheckContext): CheckResult;
}

/** Declares a check with its id and kinds kept as literal types. `Uses` defaults to nothing. */
export function defineCheck<const Id extends string, const Needs extends EvidenceKind, const Uses extends EvidenceKind = never>(
  check: Check<Id, Needs, Uses>,
): Check<Id, Needs, Uses> {
  return check;
}

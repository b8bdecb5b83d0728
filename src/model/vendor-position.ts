import type { Digest } from './artifact.ts';
import type { EvidenceEntry } from './assessment.ts';
import type { CveView } from './cve-view.ts';
import type { PlaceLooked } from './evidence/public-places.ts';
import type { PageTopic } from './evidence/web-page.ts';
import type { CheckedFinding } from './finding.ts';
import type { Measure } from './measure.ts';
import type { Question } from './question.ts';
import type { Text } from './text.ts';
import type { Verdict } from './verdict.ts';

/**
 * What could be known about a maker without asking it, on one day. Everything in it follows from a capture,
 * the catalogue and the time; the same capture gives the same bytes.
 */
export interface VendorPosition {
  readonly schema: 'assay-vendor-position-1';
  readonly engineVersion: string;
  readonly catalogVersion: string;
  /** RFC 3339, UTC: the end of the capture. */
  readonly assessedAt: string;
  readonly vendor: VendorSubject;
  readonly capture: { readonly digest: Digest; readonly startedAt: string; readonly endedAt: string; readonly looks: number };
  readonly places: readonly PlaceLooked[];
  /** Passages of the maker's own pages for a person to read, at most 300 characters each. */
  readonly quotes: readonly PageQuote[];
  readonly evidence: readonly EvidenceEntry[];
  /** Absent when no CVE list is imported here: its lines are then unknown. */
  readonly cve?: CveView;
  readonly measures: readonly Measure[];
  readonly findings: readonly CheckedFinding[];
  /** Of every requirement on makers; those that need no cooperation are named in `visible`. */
  readonly verdicts: readonly Verdict[];
  /** Ids of requirements on which something can be seen from outside. */
  readonly visible: readonly string[];
  /** What remains to be asked, with what is open. */
  readonly questions: readonly OpenQuestion[];
}

/** Whom a look is about: a maker with a site, or one that is known by its name only. */
export type VendorSubject = SiteSubject | NamedSubject;

interface SubjectBase {
  readonly product?: string;
  /** The day of signing the pledge, `2024-05-08`, when the user gave it. */
  readonly signedAt?: string;
}

/** A maker whose site can be looked at. */
export interface SiteSubject extends SubjectBase {
  /** Lower case; evidence text. */
  readonly domain: string;
  readonly name?: string;
}

/** A maker of which no site is known: only records and what the user gave can be looked at. */
export interface NamedSubject extends SubjectBase {
  readonly domain?: never;
  /** As CVE records write it; evidence text. */
  readonly name: string;
}

/** How the maker is called in reports: by its domain, else by its name. */
export function subjectName(subject: VendorSubject): string {
  return subject.domain ?? subject.name;
}

export interface PageQuote {
  readonly topic: PageTopic;
  readonly quote: string;
  readonly address: string;
  readonly digest: Digest;
  readonly capturedAt: string;
  readonly line: number;
}

export interface OpenQuestion extends Question {
  /** What was looked for and not shown. */
  readonly open: Text;
}

import type { Digest } from '../artifact.ts';
import type { PlaceId, PlaceLooked } from '../evidence/public-places.ts';
import type { PageTopic } from '../evidence/web-page.ts';
import type { Text } from '../text.ts';
import type { VerdictName } from '../verdict.ts';
import type { Change } from './change.ts';

/** What is different between two positions of one maker. Every list is empty when nothing is; swapping the positions mirrors it. */
export interface VendorDifference {
  readonly domain: string;
  /** The captures that both positions follow from. */
  readonly captures: Change<{ readonly endedAt: string; readonly digest: Digest }>;
  /** Present when the positions were judged by different rules: a verdict may then move without the maker. */
  readonly rules?: Change<{ readonly engineVersion: string; readonly catalogVersion: string }>;
  /** In the order of `placeIds`, then by address. */
  readonly places: readonly PlaceChange[];
  /** By requirement. */
  readonly verdicts: readonly VerdictMove[];
  /** By fingerprint. */
  readonly newFindings: readonly SeenFinding[];
  readonly goneFindings: readonly SeenFinding[];
  /** By topic, then by address. */
  readonly quotes: readonly QuoteChange[];
  /** Of the maker's own CVE records, in the order of `makerFigures`. */
  readonly figures: readonly FigureMove[];
  /** Why figures can't be compared, as a full sentence; `figures` is then empty. */
  readonly figuresNotCompared?: Text;
  /** By requirement. */
  readonly openedQuestions: readonly ChangedQuestion[];
  readonly closedQuestions: readonly ChangedQuestion[];
}

/**
 * `appeared`: the host said that nothing usable was there, and now it is. `vanished`: the reverse.
 * `changed`: looked at both times, and `what` differs. `newly-looked`: nobody could say before, so nothing is known of a change;
 * `no-longer-looked`: the reverse. `newly-listed`: the lists of advisories were read both times, and name it among the newest only now;
 * `no-longer-listed`: only before, which newer ones do by themselves.
 */
export type PlaceChangeKind = 'appeared' | 'vanished' | 'changed' | 'newly-looked' | 'no-longer-looked' | 'newly-listed' | 'no-longer-listed';

export interface PlaceChange {
  readonly place: PlaceId;
  /** Evidence text. */
  readonly address: string;
  readonly kind: PlaceChangeKind;
  /** For `changed`, in this order. */
  readonly what: readonly ('outcome' | 'bytes' | 'encryption' | 'mail')[];
  /** Absent: the place was not on the list. */
  readonly before?: PlaceLooked;
  readonly after?: PlaceLooked;
}

/** Absent side: the requirement is not in that position. */
export interface VerdictMove {
  readonly requirement: string;
  readonly before?: { readonly verdict: VerdictName; readonly reason: Text };
  readonly after?: { readonly verdict: VerdictName; readonly reason: Text };
}

/** A failing finding, or one that a person must read. */
export interface SeenFinding {
  readonly fingerprint: string;
  readonly outcome: 'fail' | 'needs-review';
  readonly message: Text;
  /** It rests only on advisories that are among the newest listed on this side alone. */
  readonly isOfListed?: true;
}

/** Passages of one page on one topic that stand on one side only. */
export interface QuoteChange {
  readonly topic: PageTopic;
  /** Evidence text. */
  readonly address: string;
  readonly before: readonly DatedQuote[];
  readonly after: readonly DatedQuote[];
}

export interface DatedQuote {
  /** Evidence text, at most 300 characters. */
  readonly quote: string;
  /** RFC 3339, UTC. */
  readonly capturedAt: string;
  readonly digest: Digest;
}

/** A figure of the maker's own CVE records, shown without judgement: more records may be good news. */
export interface FigureMove extends Change<Figure> {
  readonly figure: MakerFigureId;
}

export interface Figure {
  /** Undefined: not known, as a median of nothing. */
  readonly value?: number;
  /** What it is a share of. */
  readonly of?: number;
}

/** Figures that are compared, with the words for them. */
export const makerFigures = {
  published: 'published records that the maker issued',
  rejected: 'rejected records',
  withCwe: 'published records that name a CWE',
  withCpe: 'published records that name a CPE',
  withCweInTextOnly: 'published records that name a CWE in the text only',
  withProhibitedCwe: 'published records with a CWE that is prohibited for mapping',
  withDiscouragedCwe: 'published records with a CWE that is discouraged for mapping',
  malformedCpe: 'CPE names that break the form',
  daysMedian: 'median days from the public date to the record',
  publishedBeforePublic: 'records published before their public date',
} as const;
export type MakerFigureId = keyof typeof makerFigures;

export interface ChangedQuestion {
  readonly requirement: string;
  readonly ask: string;
  readonly open: Text;
}

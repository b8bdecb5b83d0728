import type { EvidenceByKind, EvidenceKind } from '../model/evidence.ts';
import type { Text } from '../model/text.ts';
import type { Head } from './head.ts';
import type { Place, Source } from './source.ts';

/**
 * What a reader has to say about an artifact besides its facts.
 * `unreadable`: nothing of it became evidence. `finding`: read, but it breaks a rule of its format.
 * `information`: worth knowing (a skipped section, an older version).
 */
export interface Note {
  readonly level: 'unreadable' | 'finding' | 'information';
  /** Short id of the rule: `schema`, `duplicate-reference`, `rfc9116-expires-once`. */
  readonly rule: string;
  /** A full sentence: what was seen and what was expected. */
  readonly message: Text;
  readonly place: Place;
}

/** The result of reading one artifact. */
export interface Reading<Kind extends EvidenceKind = EvidenceKind> {
  readonly kind: Kind;
  /** `cyclonedx-json-1.6`. */
  readonly format: string;
  /** Absent when the artifact could not be read; a note then says why. */
  readonly facts?: EvidenceByKind[Kind];
  /** At most `notesMax`, in document order. */
  readonly notes: readonly Note[];
  /** How many more notes there were. */
  readonly notesOmitted: number;
  /** False when members of a set are known to be missing or unreadable; true when left out. */
  readonly complete?: boolean;
}

export const notesMax = 200;

/** Turns the bytes of one format into facts. Strict in its notes, lenient in the reading; never throws on bad content. */
export interface Reader<Kind extends EvidenceKind = EvidenceKind> {
  /** Format family, equal to the folder name: `cyclonedx`. */
  readonly id: string;
  readonly title: string;
  readonly produces: Kind;
  /** Decided by content alone; file names lie. Exactly one reader accepts an artifact: the first in `readers`. */
  accepts(head: Head): boolean;
  read(source: Source): Reading<Kind> | Promise<Reading<Kind>>;
}

/** A reading of nothing: the artifact is of this kind but can't be read. */
export function unreadable<Kind extends EvidenceKind>(kind: Kind, format: string, message: Text, place: Place = {}): Reading<Kind> {
  return { kind, format, notes: [{ level: 'unreadable', rule: 'unreadable', message, place }], notesOmitted: 0 };
}

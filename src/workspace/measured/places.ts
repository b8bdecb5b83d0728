import type { z } from 'zod';
import { fileAround } from '../../assess/file-around.ts';
import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import type { placesShape } from './assessment-shape.ts';

type KeptFinding = SavedAssessment['findings'][number];
type Places = z.infer<typeof placesShape>;

/** Places of one finding that are shown; the rest is in the assessment’s bytes. */
const placesMost = 5;

/** The files that an assessment was made from: the ids of their rows by their paths. */
export type EvidenceByPath = ReadonlyMap<string, string>;

export function evidenceByPath({ files = [] }: SavedAssessment): EvidenceByPath {
  return new Map(files.map(({ path, evidence }) => [path, evidence]));
}

/** The first places of a finding, in words and with where each is opened. */
export function placesOf({ pointers = [] }: KeptFinding, evidence: EvidenceByPath): Places {
  return { places: pointers.slice(0, placesMost).map((pointer) => openedPlace(pointer, evidence)), placesOmitted: Math.max(0, pointers.length - placesMost) };
}

type KeptPointer = NonNullable<KeptFinding['pointers']>[number];

/** The file of a place, as a path in the release. */
function fileOf({ path, member }: KeptPointer): string {
  return member === undefined ? path : path === '.' ? member : `${path}/${member}`;
}

/** A place in a file of evidence, as people write it. */
export function placeOf(pointer: KeptPointer): string {
  const position = pointer.line ?? pointer.row;
  return position === undefined ? fileOf(pointer) : `${fileOf(pointer)}:${position}`;
}

/** A place in words, and the file of evidence in which it is opened: a file of its own, or the archive that it lay in. */
function openedPlace(pointer: KeptPointer, evidence: EvidenceByPath): Places['places'][number] {
  const file = fileOf(pointer);
  const words = placeOf(pointer);
  const own = evidence.has(file) ? file : fileAround(file, evidence);
  const id = own === undefined ? undefined : evidence.get(own);
  if (own === undefined || id === undefined) return { words, opens: null };
  return { words, opens: { evidence: id, member: own === file ? null : file.slice(own.length + 1), line: pointer.line ?? pointer.row ?? null, jsonPointer: pointer.jsonPointer ?? null } };
}

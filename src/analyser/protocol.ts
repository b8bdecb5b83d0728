import type { DocumentType } from '../model/evidence/document-forms.ts';
import type { Artifact, Origin } from '../model/artifact.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Reading } from '../read/reader.ts';

/** One piece of work for the analyser: read a file, a set of files as one evidence, or a source tree. */
export type Task =
  | { readonly task: 'file'; readonly path: string; readonly name: string; readonly origin: Origin; readonly kind?: EvidenceKind; readonly type?: DocumentType }
  | { readonly task: 'set'; readonly root: string; readonly name: string; readonly members: readonly string[]; readonly origin: Origin; readonly kind?: EvidenceKind }
  | { readonly task: 'tree'; readonly root: string; readonly name: string; readonly members: readonly string[]; readonly origin: Origin };

/** What came of a task. `reading` is absent when no reader knows the format; `formatName` then names it where it is known. */
export interface Result {
  readonly artifact: Artifact;
  readonly reading?: Reading;
  readonly formatName?: string;
}

/** What the child says last about a task: what came of it, or that it could not be done at all. */
export type Answer<Results = readonly Result[]> = { readonly results: Results } | { readonly failed: string };

/** A piece of one list of a result's facts. It comes before the answer, in which that list is empty. */
export interface Piece {
  /** Which of the answer's results. */
  readonly result: number;
  readonly list: string;
  readonly items: readonly unknown[];
}

/** A message as a line of JSON. */
export function lineOf(message: object): string {
  return `${JSON.stringify(message)}\n`;
}

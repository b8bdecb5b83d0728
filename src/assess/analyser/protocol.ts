import type { DocumentType } from '../../model/evidence/document-forms.ts';
import type { Artifact, Origin } from '../../model/artifact.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import type { Reading } from '../../read/reader.ts';

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

/** One line of JSON from the child: a result, or that the task could not be done at all. */
export type Answer = { readonly results: readonly Result[] } | { readonly failed: string };

/** A task or answer as one line: the separators U+2028 and U+2029, which may stand in JSON, end a line for the other side's reader. */
export function lineOf(message: Task | Answer): string {
  return `${JSON.stringify(message).replace(/[\u2028\u2029]/g, (separator) => (separator === '\u2028' ? '\\u2028' : '\\u2029'))}\n`;
}

import type { DocumentType } from '../model/evidence/document-forms.ts';
import type { Artifact, Origin } from '../model/artifact.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { ListedRecord } from '../read/cve/listed-record.ts';
import type { Reading } from '../read/reader.ts';
import type { FetchedFiles } from './fetched-files.ts';

/** One piece of work for the analyser: read a file, a set of files as one evidence, or a source tree. */
export type Task =
  | { readonly task: 'file'; readonly path: string; readonly name: string; readonly origin: Origin; readonly kind?: EvidenceKind; readonly type?: DocumentType; /** An archive holds sources, and with them what sources hold: archives, links. */ readonly isOfSources?: true; /** Where the mapping of a log lies that says what its keys mean. */ readonly mapping?: string }
  | { readonly task: 'set'; readonly root: string; readonly name: string; readonly members: readonly string[]; readonly origin: Origin; readonly kind?: EvidenceKind }
  /** What was fetched of a CSAF provider, each file under the address that it was asked for at; only their comparison comes back. */
  | { readonly task: 'provider'; readonly name: string; readonly members: readonly { readonly path: string; readonly name: string }[]; readonly fetched: FetchedFiles; readonly origin: Origin; readonly kind?: EvidenceKind }
  | { readonly task: 'tree'; readonly root: string; readonly name: string; readonly members: readonly string[]; readonly origin: Origin; /** The member that is the list of known default credentials. */ readonly credentialList?: string };

/** CVE records to be read for an index, handed on in batches while they are read. */
export type RecordsTask =
  /** Files below a folder, and how many bytes each had when it was listed. */
  | { readonly task: 'cve-records'; readonly from: 'files'; readonly root: string; readonly members: readonly string[]; readonly sizes: readonly number[] }
  /** Members of an archive from the one with this number (from 0) on. */
  | { readonly task: 'cve-records'; readonly from: 'archive'; readonly path: string; readonly name: string; readonly first: number }
  /** Lines that begin at byte `start` or after it and before `end`. */
  | { readonly task: 'cve-records'; readonly from: 'lines'; readonly path: string; readonly start: number; readonly end: number }
  /** What `git cat-file --batch` wrote, one object for each name. */
  | { readonly task: 'cve-records'; readonly from: 'objects'; readonly path: string; readonly names: readonly string[] };

/** What came of one file, member or line that should hold a CVE record. */
export type RecordItem =
  | { readonly place: string; readonly record: ListedRecord }
  /** A predicate; may hold evidence text. */
  | { readonly place: string; readonly problem: string }
  /** No record, and not named like one. */
  | { readonly place: string; readonly isOther: true };

/** Some items of a `RecordsTask`, in order. */
export interface RecordBatch {
  readonly items: readonly RecordItem[];
  readonly batch: 'cve-records';
  /** Members or lines that were looked at, blank lines too. */
  readonly looked: number;
}

/** What came of a task. `reading` is absent when no reader knows the format; `formatName` then names it where it is known. */
export interface Result {
  readonly artifact: Artifact;
  readonly reading?: Reading;
  readonly formatName?: string;
  /** Where not even that is known: what was seen in it. */
  readonly seen?: string;
  /** Files of the archive that it came out of. */
  readonly members?: number;
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

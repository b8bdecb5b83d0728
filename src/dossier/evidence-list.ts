import type { DossierPredicate } from '../attest/dossier-predicate.ts';
import type { Digest } from '../model/artifact.ts';
import type { Assessment, EvidenceEntry } from '../model/assessment.ts';

/** A file that the assessment rests on, as it is published. */
export type EvidenceFile =
  | { readonly state: 'public'; readonly path: string; readonly digest: Digest; readonly sizeBytes: number }
  /** The path is for the publisher alone; what is published is the commitment. */
  | { readonly state: 'withheld'; readonly path: string; readonly commitment: Digest };

/** The evidence list of a predicate, and the way from a path to its place in it. */
export interface EvidenceList {
  readonly evidence: DossierPredicate['evidence'];
  /** Place of each file by its path. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * Puts files in the order of the predicate (public ones by path, then withheld ones by commitment) and says of each
 * what the assessment took it for.
 */
export function evidenceList(files: readonly EvidenceFile[], assessment: Assessment): EvidenceList {
  const sorted = files.toSorted((one, other) => compare(orderOf(one), orderOf(other)));
  return {
    evidence: sorted.map((file) => {
      const entry = entryOf(file.path, assessment.evidence);
      const described = {
        ...(entry?.kind === undefined ? {} : { kind: entry.kind }),
        ...(entry?.format === undefined ? {} : { format: entry.format }),
        origin: entry?.artifact.origin ?? ('handed-over' as const),
        complete: entry?.state === 'read',
      };
      return file.state === 'public' ? { state: file.state, path: file.path, digest: file.digest, sizeBytes: file.sizeBytes, ...described } : { state: file.state, commitment: file.commitment, ...described };
    }),
    indexOf: new Map(sorted.map((file, index) => [file.path, index])),
  };
}

/** The artifact that a file is, or is part of: a set of files, or the source tree. */
function entryOf(path: string, entries: readonly EvidenceEntry[]): EvidenceEntry | undefined {
  const own = entries.filter((entry) => entry.artifact.path === path);
  if (own.length > 0) return own[0];
  const around = entries.filter((entry) => path.startsWith(`${entry.artifact.path}/`)).toSorted((one, other) => other.artifact.path.length - one.artifact.path.length);
  return around[0] ?? entries.find((entry) => entry.artifact.path === '.');
}

function orderOf(file: EvidenceFile): string {
  return file.state === 'public' ? `0${file.path}` : `1${file.commitment}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

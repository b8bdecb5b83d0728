import type { DossierPredicate } from '../../attest/dossier-predicate.ts';

type Evidence = DossierPredicate['evidence'];
type Digest = Extract<Evidence[number], { readonly state: 'public' }>['digest'];

/** What became of the files. */
export interface EvidenceDifference {
  readonly added: readonly NamedFile[];
  readonly removed: readonly NamedFile[];
  /** The same path with other bytes. */
  readonly changed: readonly { readonly path: string; readonly before: Digest; readonly after: Digest }[];
  /** The same bytes under another path. */
  readonly moved: readonly { readonly digest: Digest; readonly before: string; readonly after: string }[];
  /** Numbers of withheld files. A commitment has a new salt each time, so that nobody but the publisher can tell whether it is the same file. */
  readonly withheld: { readonly before: number; readonly after: number };
}

export interface NamedFile {
  readonly path: string;
  readonly digest: Digest;
}

/** Compares public files by path, and those left over by digest; of withheld ones only the number can be compared. */
export function evidenceDifference(before: Evidence, after: Evidence): EvidenceDifference {
  const then = publicFiles(before);
  const now = publicFiles(after);
  const gone = [...then].filter(([path]) => !now.has(path)).map(([path, digest]): NamedFile => ({ path, digest }));
  const come = [...now].filter(([path]) => !then.has(path)).map(([path, digest]): NamedFile => ({ path, digest }));
  const moved = movedFiles(gone, come);
  const [from, to] = [new Set(moved.map((file) => file.before)), new Set(moved.map((file) => file.after))];
  return {
    added: come.filter(({ path }) => !to.has(path)),
    removed: gone.filter(({ path }) => !from.has(path)),
    changed: [...then].flatMap(([path, digest]) => {
      const other = now.get(path);
      return other === undefined || other === digest ? [] : [{ path, before: digest, after: other }];
    }),
    moved,
    withheld: { before: before.filter((item) => item.state === 'withheld').length, after: after.filter((item) => item.state === 'withheld').length },
  };
}

/** Pairs files with the same digest, in the order of their paths. */
function movedFiles(gone: readonly NamedFile[], come: readonly NamedFile[]): EvidenceDifference['moved'] {
  const waiting = Map.groupBy(come, (file) => file.digest);
  return [...Map.groupBy(gone, (file) => file.digest)].flatMap(([digest, files]) => files.flatMap((file, index) => {
    const other = waiting.get(digest)?.[index];
    return other === undefined ? [] : [{ digest, before: file.path, after: other.path }];
  })).toSorted((one, other) => (one.before < other.before ? -1 : 1));
}

function publicFiles(evidence: Evidence): ReadonlyMap<string, Digest> {
  return new Map(evidence.flatMap((item) => (item.state === 'public' ? [[item.path, item.digest] as const] : [])));
}

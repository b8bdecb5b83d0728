import { fileAround } from './file-around.ts';
import type { SavedAssessment } from './saved-assessment.ts';
import { statementName } from './statement-name.ts';

type SavedFinding = SavedAssessment['findings'][number];

/** What happened to files between two assessments, by their paths, sorted. */
export interface FileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Why something is other than before: a file that it points into, the maker’s statement, other rules, or, where none of these, the time that passed. */
export type Cause =
  | { readonly what: 'file'; readonly path: string; readonly change: keyof FileChanges }
  | { readonly what: 'statement' | 'rules' | 'time' };

/** Which files were added, changed and removed between two assessments that know the files that they were made from. */
export function fileChanges(before: SavedAssessment, after: SavedAssessment): FileChanges {
  const [one, other] = [digests(before), digests(after)];
  return {
    added: [...other.keys()].filter((path) => !one.has(path)).toSorted(),
    changed: [...other].filter(([path, digest]) => one.has(path) && one.get(path) !== digest).map(([path]) => path).toSorted(),
    removed: [...one.keys()].filter((path) => !other.has(path)).toSorted(),
  };
}

/** Tells of each requirement why its verdict is another: made once for two assessments. */
export function causesBetween(before: SavedAssessment, after: SavedAssessment, changes: FileChanges): (requirement: string) => readonly Cause[] {
  const changeOf = new Map((['added', 'changed', 'removed'] as const).flatMap((change) => changes[change].map((path) => [path, change] as const)));
  const files = new Set([...digests(before).keys(), ...digests(after).keys()]);
  const hasOtherStatement = statementDigest(before) !== statementDigest(after);
  const [earlier, later] = [findingsByRequirement(before), findingsByRequirement(after)];
  return (requirement) => {
    const [one, other] = [earlier(requirement), later(requirement)];
    const moved = [...one.values()].filter((finding) => !isSame(finding, other.get(finding.fingerprint))).concat([...other.values()].filter((finding) => !isSame(finding, one.get(finding.fingerprint))));
    const paths = new Set(moved.flatMap(({ pointers = [] }) => pointers.map(pathIn)));
    const named = [...new Set([...paths].map((path) => (files.has(path) ? path : fileAround(path, files) ?? path)))].toSorted();
    const causes = named.flatMap((path): readonly Cause[] => {
      const change = changeOf.get(path);
      if (change !== undefined) return [{ what: 'file', path, change }];
      return path === statementName && hasOtherStatement ? [{ what: 'statement' }] : [];
    });
    // A source tree is one artifact of many files: which of them mattered stands in no pointer when a finding is gone or only counts.
    if (causes.length === 0 && paths.has('.') && changeOf.size > 0) return [...changeOf].map(([path, change]): Cause => ({ what: 'file', path, change })).slice(0, causesMost);
    if (causes.length > 0) return causes.slice(0, causesMost);
    if (before.catalogVersion !== after.catalogVersion || before.engineVersion !== after.engineVersion) return [{ what: 'rules' }];
    return [{ what: hasOtherStatement ? 'statement' : 'time' }];
  };
}

const causesMost = 5;

function digests({ files = [] }: SavedAssessment): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, digest }) => [path, digest]));
}

function statementDigest({ evidence = [] }: SavedAssessment): string | undefined {
  return evidence.find(({ artifact }) => artifact.path === statementName)?.artifact.digest;
}

function findingsByRequirement({ verdicts, findings }: SavedAssessment): (requirement: string) => ReadonlyMap<string, SavedFinding> {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const partsOf = new Map(verdicts.map(({ requirement, parts = [] }) => [requirement, parts]));
  return (requirement) => new Map((partsOf.get(requirement) ?? []).flatMap((part) => part.findings).flatMap((fingerprint) => {
    const finding = byFingerprint.get(fingerprint);
    return finding === undefined ? [] : [[fingerprint, finding] as const];
  }));
}

function isSame(one: SavedFinding, other: SavedFinding | undefined): boolean {
  return other !== undefined && one.outcome === other.outcome && one.message === other.message;
}

function pathIn({ path, member }: NonNullable<SavedFinding['pointers']>[number]): string {
  return member === undefined ? path : path === '.' ? member : `${path}/${member}`;
}

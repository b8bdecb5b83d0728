import { weaknessOf } from './weakness.ts';

/** A class of weakness that a maker may set out to end. A weakness is in it when one of its roots is the weakness itself or an ancestor in view 1000. */
export interface WeaknessClass {
  readonly id: string;
  readonly title: string;
  /** CWE numbers. */
  readonly roots: readonly number[];
}

/**
 * The classes that figures are split by. A weakness may be in several
 * (hard-coded credentials are weak authentication too), so the shares need not add up to one.
 */
export const weaknessClasses = [
  { id: 'sql-injection', title: 'SQL injection', roots: [89] },
  { id: 'cross-site-scripting', title: 'cross-site scripting', roots: [79] },
  { id: 'command-injection', title: 'command injection', roots: [77, 78] },
  { id: 'path-traversal', title: 'path traversal', roots: [22] },
  // 787, 125, 416 and 824 descend from 119; the others are memory errors that the list places elsewhere.
  { id: 'memory-safety', title: 'memory safety', roots: [119, 125, 415, 416, 476, 590, 763, 787, 843] },
  { id: 'deserialisation', title: 'deserialisation of untrusted data', roots: [502] },
  { id: 'authorization', title: 'missing or incorrect authorization', roots: [285, 862, 863] },
  { id: 'authentication', title: 'missing or weak authentication', roots: [287, 306] },
  { id: 'hard-coded-credentials', title: 'hard-coded or default credentials', roots: [798, 1392] },
  { id: 'cross-site-request-forgery', title: 'cross-site request forgery', roots: [352] },
  { id: 'server-side-request-forgery', title: 'server-side request forgery', roots: [918] },
  { id: 'xml-external-entity', title: 'XML external entities', roots: [611] },
] as const satisfies readonly WeaknessClass[];

export type WeaknessClassId = (typeof weaknessClasses)[number]['id'];

/** The classes that a weakness is in; none for one that the list does not know or that is in no class. */
export function classesOf(weaknessId: number): ReadonlySet<WeaknessClassId> {
  const family = withAncestors(weaknessId);
  return new Set(weaknessClasses.filter((item) => item.roots.some((root) => family.has(root))).map((item) => item.id));
}

/** The weakness and all its ancestors in view 1000. */
function withAncestors(weaknessId: number): ReadonlySet<number> {
  const family = new Set<number>();
  const waiting = [weaknessId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const weakness = weaknessOf(id);
    if (weakness === undefined || family.has(id)) continue;
    family.add(id);
    waiting.push(...weakness.parents);
  }
  return family;
}

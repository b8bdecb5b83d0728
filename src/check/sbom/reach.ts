import type { Sbom } from '../../model/evidence/sbom.ts';

/**
 * Every reference that can be reached from where the SBOM begins: its subject, or the several things that it is about.
 * Linear in edges and free of recursion; cycles are fine.
 * @returns undefined when the SBOM does not say where it begins
 */
export function reachableReferences(sbom: Sbom): ReadonlySet<string> | undefined {
  const roots = sbom.subject === undefined ? (sbom.subjects ?? []) : [sbom.subject.reference];
  if (roots.length === 0) return undefined;
  const edges = new Map<string, string[]>();
  for (const { from, to } of sbom.dependencies) {
    const targets = edges.get(from);
    if (targets === undefined) edges.set(from, [...to]);
    else for (const target of to) targets.push(target);
  }
  const reached = new Set(roots);
  // A set hands out what is added while it is walked over.
  for (const reference of reached) for (const target of edges.get(reference) ?? []) reached.add(target);
  return reached;
}

import type { Sbom } from '../../model/evidence/sbom.ts';

/**
 * Every reference that can be reached from where the SBOM begins: its subject, or the several things that it is about.
 * Linear in edges and free of recursion; cycles are fine.
 * @returns undefined when the SBOM does not say where it begins
 */
export function reachableReferences(sbom: Sbom): ReadonlySet<string> | undefined {
  const roots = sbom.subject === undefined ? (sbom.subjects ?? []) : [sbom.subject.reference];
  if (roots.length === 0) return undefined;
  const edges = new Map<string, readonly string[]>();
  // A component's edges mostly stand together in one list, which is then taken as it is.
  const gathered = new Map<string, string[]>();
  for (const { from, to } of sbom.dependencies) {
    const first = edges.get(from);
    if (first === undefined) {
      edges.set(from, to);
      continue;
    }
    let targets = gathered.get(from);
    if (targets === undefined) {
      targets = [...first];
      gathered.set(from, targets);
      edges.set(from, targets);
    }
    for (const target of to) targets.push(target);
  }
  const reached = new Set(roots);
  // A set hands out what is added while it is walked over.
  for (const reference of reached) for (const target of edges.get(reference) ?? []) reached.add(target);
  return reached;
}

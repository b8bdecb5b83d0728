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
  const { dependencies } = sbom;
  // By number: an iterator makes an object for each of very many steps.
  for (let at = 0; at < dependencies.length; at += 1) {
    const edge = dependencies[at];
    if (edge === undefined) continue;
    const { from, to } = edge;
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
  reached.forEach((reference) => {
    const targets = edges.get(reference) ?? [];
    for (let at = 0; at < targets.length; at += 1) reached.add(targets[at] ?? '');
  });
  return reached;
}

import type { DossierPredicate } from '../../attest/dossier-predicate.ts';

/** Kinds whose files are one artifact together, which findings name by any one of them. */
const readAsOne: ReadonlySet<string | undefined> = new Set(['source-tree', 'cve-records']);

/**
 * Which of some public files a published verdict rests on, through its findings and its measure.
 * @param paths the files that are asked about
 */
export function restsOn(requirement: string, dossier: DossierPredicate, paths: ReadonlySet<string>): readonly string[] {
  if (paths.size === 0) return [];
  const verdict = dossier.verdicts.find((item) => item.requirement === requirement);
  const fingerprints = new Set(verdict?.parts.flatMap((part) => part.findings));
  const places = dossier.findings.filter((finding) => fingerprints.has(finding.fingerprint)).flatMap((finding) => finding.pointers.map((pointer) => pointer.evidence));
  const used = new Set([...places, ...(verdict?.measure?.sources ?? [])]);
  const sets = new Set([...used].map((index) => dossier.evidence[index]?.kind).filter((kind) => readAsOne.has(kind)));
  return dossier.evidence.flatMap((item, index) => (item.state === 'public' && paths.has(item.path) && (used.has(index) || (item.kind !== undefined && sets.has(item.kind))) ? [item.path] : []));
}

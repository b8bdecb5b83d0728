import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { isValidAt } from '../../judge/validity.ts';

type Predicate = DossierPredicate;
export type PublishedVerdict = Predicate['verdicts'][number];
export type PublishedFinding = Predicate['findings'][number];

/** All that a publication says of one requirement. */
export interface Standing {
  readonly requirement: string;
  /** Absent where the publisher only claims something. */
  readonly verdict?: PublishedVerdict;
  /** Findings that the verdict rests on, each once, in the order of the publication. */
  readonly findings: readonly PublishedFinding[];
  /** Places in the publication's list of claims; only of those in force on the day of the assessment. */
  readonly claims: readonly number[];
}

/** Gathers by requirement: those with a verdict in the publication's order, then those that are only claimed. */
export function standingsOf(predicate: Predicate): readonly Standing[] {
  const findings = new Map(predicate.findings.map((finding, index) => [finding.fingerprint, { finding, index }]));
  const inForce = predicate.claims.flatMap((claim, index) => (isValidAt(claim, predicate.assessedAt) ? [{ requirement: claim.requirement, index }] : []));
  const claims = new Map([...Map.groupBy(inForce, (claim) => claim.requirement)].map(([requirement, list]) => [requirement, list.map(({ index }) => index)]));
  const judged = predicate.verdicts.map((verdict): Standing => ({
    requirement: verdict.requirement,
    verdict,
    findings: [...new Set(verdict.parts.flatMap((part) => part.findings))].flatMap((fingerprint) => findings.get(fingerprint) ?? []).toSorted((one, other) => one.index - other.index).map(({ finding }) => finding),
    claims: claims.get(verdict.requirement) ?? [],
  }));
  const known = new Set(predicate.verdicts.map((verdict) => verdict.requirement));
  const onlyClaimed = [...claims].filter(([requirement]) => !known.has(requirement)).map(([requirement, indices]): Standing => ({ requirement, findings: [], claims: indices }));
  return [...judged, ...onlyClaimed];
}

/** Places of the files that a requirement's findings and figure rest on, ascending. */
export function evidenceOf({ verdict, findings }: Standing): readonly number[] {
  return [...new Set([...findings.flatMap((finding) => finding.pointers.map((pointer) => pointer.evidence)), ...(verdict?.measure?.sources ?? [])])].toSorted((one, other) => one - other);
}

import type { Artifact } from '../model/artifact.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { ours, quote, say, type Text } from '../model/text.ts';

type EntryNote = EvidenceEntry['notes'][number];

/**
 * Words in a statement that lead nowhere: a requirement that the catalogue does not hold, a part that a requirement does not have, a fingerprint that no finding has,
 * a measure that nothing gives a figure for, a list that is not there.
 * They change no verdict, and a maker should know.
 * @param requirements names of the parts of each, by the requirement's id
 */
export function statementNotes(statement: ProductStatement, artifact: Artifact, requirements: ReadonlyMap<string, readonly string[]>, fingerprints: ReadonlySet<string>, measured: ReadonlySet<string>, files: readonly string[]): readonly EntryNote[] {
  const named = [...statement.claims, ...statement.affirmations, ...statement.obstacles, ...statement.measures].map((item) => item.requirement);
  const unknown = [...new Set([...named, ...statement.waysChosen])].filter((id) => !requirements.has(id));
  const astray = statement.affirmations.filter(({ part, requirement }) => part !== undefined && requirements.get(requirement)?.includes(part) === false);
  const loose = [...statement.reviews, ...statement.setAside].map((item) => item.fingerprint).filter((fingerprint) => !fingerprints.has(fingerprint));
  const idle = [...new Set(statement.measures.map((item) => item.measure))].filter((id) => !measured.has(id));
  return [
    ...idle.map((id) => note(artifact, 'measure-not-measured', say`The measure ${ours(id)} was chosen, and no evidence gives a figure for the whole; progress rests on another measure or on none.`)),
    ...unknown.map((id) => note(artifact, 'requirement-unknown', say`The statement names the requirement ${quote(id)}, which the catalogue does not hold; ${ours('assay catalog')} lists them.`)),
    ...astray.map(({ part, requirement }) => note(artifact, 'part-unknown', say`An affirmation names the part ${quote(part ?? '')} of ${quote(requirement)}, which has no such part, so it has no effect. Its parts: ${quote((requirements.get(requirement) ?? []).join('; '))}.`)),
    ...loose.map((fingerprint) => note(artifact, 'fingerprint-unmatched', say`No finding has the fingerprint ${quote(fingerprint)}, so what the statement says about it has no effect.`)),
    ...(statement.credentialList === undefined || files.includes(statement.credentialList) ? [] : [note(artifact, 'credential-list-missing', say`The list of known default credentials ${quote(statement.credentialList)} is not among the files; nothing was compared with it.`)]),
  ];
}

function note(artifact: Artifact, rule: string, message: Text): EntryNote {
  return { level: 'finding', rule, message, pointer: { artifact: artifact.digest, path: artifact.path } };
}

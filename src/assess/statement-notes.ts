import type { Artifact } from '../model/artifact.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { ours, quote, say, type Text } from '../model/text.ts';

type EntryNote = EvidenceEntry['notes'][number];

/**
 * Words in a statement that lead nowhere: a requirement that the catalogue does not hold, a fingerprint that no finding has.
 * They change no verdict, and a maker should know.
 */
export function statementNotes(statement: ProductStatement, artifact: Artifact, requirements: ReadonlySet<string>, fingerprints: ReadonlySet<string>): readonly EntryNote[] {
  const named = [...statement.claims, ...statement.affirmations, ...statement.obstacles, ...statement.measures].map((item) => item.requirement);
  const unknown = [...new Set([...named, ...statement.waysChosen])].filter((id) => !requirements.has(id));
  const loose = [...statement.reviews, ...statement.setAside].map((item) => item.fingerprint).filter((fingerprint) => !fingerprints.has(fingerprint));
  return [
    ...unknown.map((id) => note(artifact, 'requirement-unknown', say`The statement names the requirement ${quote(id)}, which the catalogue does not hold; ${ours('assay catalog')} lists them.`)),
    ...loose.map((fingerprint) => note(artifact, 'fingerprint-unmatched', say`No finding has the fingerprint ${quote(fingerprint)}, so what the statement says about it has no effect.`)),
  ];
}

function note(artifact: Artifact, rule: string, message: Text): EntryNote {
  return { level: 'finding', rule, message, pointer: { artifact: artifact.digest, path: artifact.path } };
}

import type { AttestedStatement } from '../../model/evidence/attestation.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Outcome } from '../../model/finding.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';

/** A statement with the evidence that it is from. */
export interface Stated {
  readonly evidence: Evidence<'attestation'>;
  readonly statement: AttestedStatement;
}

export function statementsIn(attestations: readonly Evidence<'attestation'>[]): readonly Stated[] {
  return attestations.flatMap((evidence) => evidence.facts.statements.map((statement) => ({ evidence, statement })));
}

/** Names a statement in findings: stable between runs, and told apart from others of the same file. */
export function subjectOf({ evidence, statement }: Stated): string {
  const [first] = statement.subjects;
  return `${evidence.artifact.path} ${statement.predicate} ${first?.purl ?? first?.name ?? 'unnamed'}${statement.row === undefined ? '' : ` ${statement.row}`}`;
}

/** Who has to have signed: as the product's own statement says. */
export type Signer = { readonly identity: string; readonly issuer: string };

/** What a signature is worth by whom the maker names. The words follow the name of the statement and hold no full stop. */
export function signatureAgainst({ signature }: AttestedStatement, expected: Signer | undefined, assessedAt: string): { readonly outcome: Outcome; readonly words: Text } {
  if (signature.state === 'none') return { outcome: 'unknown', words: ours('is not signed, so nothing says who made it') };
  if (signature.state === 'refused') return { outcome: 'fail', words: ours('has a signature that does not hold') };
  if (signature.state === 'not-verified') return { outcome: 'unknown', words: ours(notVerified[signature.why]) };
  if ((parseTime(signature.witnessedAt) ?? 0) > (parseTime(assessedAt) ?? 0)) return { outcome: 'fail', words: say`is witnessed for ${quote(signature.witnessedAt)}, a time that has not come` };
  const who = signature.identity.kind === 'workload' ? say`${quote(signature.identity.address)}` : ours('somebody with a mail address');
  if (expected === undefined) return { outcome: 'needs-review', words: say`is signed by ${who}, vouched for by ${quote(signature.issuer)}; the product statement does not say who should have (provenance: identity and issuer), so a person must tell whether that is the maker` };
  if (signature.identity.kind === 'mail-address') return { outcome: 'unknown', words: ours('is signed by somebody with a mail address, which is not kept; assay attestation compares it with the one that is expected') };
  if (signature.identity.address !== expected.identity || signature.issuer !== expected.issuer) return { outcome: 'fail', words: say`is signed by ${who}, vouched for by ${quote(signature.issuer)}; ${quote(expected.identity)} by ${quote(expected.issuer)} is expected` };
  return { outcome: 'pass', words: say`is signed by ${who}, as the product statement says it should, vouched for by ${quote(signature.issuer)} and witnessed at ${quote(signature.witnessedAt)}` };
}

const notVerified = {
  key: 'is signed with a key that nothing here names, so the signature was not verified',
  form: 'lies in a bundle that is not put together as its version asks for, so the signature was not verified',
  'other-authority': 'is signed under an authority that the trusted root does not hold, so the signature was not verified',
  'not-looked-at': 'has a signature that was not looked at',
} as const;

/** The signer that the statements of the product name; none when they name none. */
export function signerIn(statements: readonly Evidence<'product-statement'>[]): Signer | undefined {
  return statements.flatMap(({ facts }) => facts.provenance ?? [])[0];
}

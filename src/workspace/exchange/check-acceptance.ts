import { z } from 'zod';
import { sha256 } from '../../attest/digest.ts';
import { Envelope, payloadSizeMax } from '../../attest/envelope.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { acceptancePayloadType } from '../terms/acceptance-statement.ts';

const toldShape = z.object({
  id: z.string(), candidateId: z.string(), gap: z.string(), standing: z.string(), reason: z.string(), controls: z.string(), owner: z.string(), expiresOn: z.string(),
  decision: z.object({ decidedAt: z.string(), name: z.string(), office: z.string(), digest: z.string().nullable() }).nullable(),
  envelope: z.object({ path: z.string() }).nullable(),
});
type Told = z.infer<typeof toldShape>;

const signedShape = z.object({
  schema: z.literal('urn:assay:risk-acceptance:1'), id: z.string(), purchase: z.object({ id: z.string() }), candidate: z.object({ id: z.string() }), gap: z.object({ words: z.string(), standing: z.string() }),
  reason: z.string(), controls: z.string(), owner: z.string(), expiresOn: z.string(), approved: z.object({ at: z.string(), name: z.string(), office: z.string() }),
});

/** An acceptance of an archive, by its own signature. */
export interface CheckedAcceptance {
  readonly id: string;
  readonly gap: string;
  readonly name: string;
  readonly office: string;
  readonly expiresOn: string;
  /** `trusted`: a key that the verifier gave. `named`: one that the case names, which the archive’s signature covers. */
  readonly signedBy: 'trusted' | 'named' | undefined;
  /** Why it does not count; undefined when it does. */
  readonly problem: Text | undefined;
}

/** The acceptances that a case tells of. @throws Refused when they are not told as the format has them */
export function readAcceptances(file: unknown): readonly Told[] {
  const read = z.object({ acceptances: z.array(toldShape) }).safeParse(file);
  if (read.success) return read.data.acceptances;
  throw new Refused('predicate-fields', say`At ${quote(read.error.issues[0]?.path.join('.') ?? '')} of the case.`);
}

interface Given {
  readonly acceptance: Told;
  readonly caseId: string;
  /** Undefined when the file is not as it was signed, which is told of already. */
  readonly envelope: Uint8Array | undefined;
  readonly trusted: readonly Ed25519Key[];
  readonly named: readonly Ed25519Key[];
}

/** Verifies the signature of one acceptance, and that what was signed is what the case tells. */
export async function checkAcceptance({ acceptance, caseId, envelope, trusted, named }: Given): Promise<CheckedAcceptance> {
  const { id, gap, expiresOn, decision } = acceptance;
  const head = { id, gap, expiresOn, name: decision?.name ?? '', office: decision?.office ?? '' };
  const wrong = (problem: Text, signedBy?: 'trusted' | 'named'): CheckedAcceptance => ({ ...head, signedBy, problem });
  if (envelope === undefined) return wrong(ours('its signed statement is not there as it was.'));
  try {
    const { payload, signers } = await Envelope.parse(envelope, 'canonical').open(acceptancePayloadType, [...trusted, ...named]);
    const signedBy = trusted.some(({ keyId }) => signers.includes(keyId)) ? 'trusted' : 'named';
    const digest = (await sha256(payload)).toHex();
    if (digest !== decision?.digest) return wrong(say`its statement has the SHA-256 ${quote(digest)}; the case tells of ${quote(decision?.digest ?? 'none')}.`, signedBy);
    const signed = signedShape.safeParse(parseStrict(payload, 'canonical', payloadSizeMax));
    if (!signed.success) return wrong(ours('its statement does not have the fields of an acceptance.'), signedBy);
    const differing = differences(acceptance, caseId, signed.data);
    return differing.length === 0 ? { ...head, signedBy, problem: undefined } : wrong(say`the case tells of it otherwise than it was signed: ${quote(differing.join(', '))}.`, signedBy);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    return wrong(problem.text);
  }
}

/** What of an acceptance stands in the case otherwise than in its statement, by name. */
function differences(told: Told, caseId: string, signed: z.infer<typeof signedShape>): readonly string[] {
  const pairs: readonly (readonly [string, string | undefined, string])[] = [
    ['id', told.id, signed.id], ['case', caseId, signed.purchase.id], ['candidate', told.candidateId, signed.candidate.id], ['gap', told.gap, signed.gap.words], ['standing', told.standing, signed.gap.standing],
    ['reason', told.reason, signed.reason], ['controls', told.controls, signed.controls], ['owner', told.owner, signed.owner], ['expiresOn', told.expiresOn, signed.expiresOn],
    ['decidedAt', told.decision?.decidedAt, signed.approved.at], ['name', told.decision?.name, signed.approved.name], ['office', told.decision?.office, signed.approved.office],
  ];
  return pairs.flatMap(([name, one, other]) => (one === other ? [] : [name]));
}

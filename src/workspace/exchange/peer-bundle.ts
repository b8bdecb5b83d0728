import { z } from 'zod';
import { fromBase64, type Bytes } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { sha256 } from '../../attest/digest.ts';
import { Envelope } from '../../attest/envelope.ts';
import { admitPublicKey } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { readStatement, statementPayloadType, statementType } from '../../attest/statement.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import { quote, say } from '../../model/text.ts';
import { visible } from '../../report/escape/visible.ts';

/** What one bundle holds at most. */
export const bundleMost = { makers: 40, findings: 400, requests: 400, bytes: 4_000_000 } as const;

/** One line of another organisation’s words, with nothing invisible in it. */
const line = (length: number): z.ZodString => z.string().max(length).refine((text) => visible(text) === text, 'Expected one line, without invisible characters.');
const timeShape = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, 'Expected a time.');

/** Whatever a look says, in words for others: of another maker one says that something differs. */
export const peerVerdicts = ['met', 'partly-met', 'not-met', 'differs', 'claimed'] as const;
const verdictShape = z.enum(peerVerdicts);

const findingShape = z.strictObject({
  requirement: line(200), verdict: verdictShape, reason: line(1200),
  sources: z.array(z.strictObject({ address: line(2000), day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) })).max(3),
});

/** All that can leave for peers: there is no place in it for a price, a person, a note, a case, or the name under which a maker is kept here. */
const predicateShape = z.strictObject({
  organisation: line(300),
  /** Base64 of the 32 bytes of the key that signs. */
  publicKey: z.string().max(100),
  asOf: timeShape,
  makers: z.array(z.strictObject({ domain: z.string().max(253).regex(/^[a-z0-9.-]+$/), product: line(120), seenAt: timeShape, catalog: line(40), findings: z.array(findingShape).max(bundleMost.findings) })).max(bundleMost.makers),
  requests: z.array(z.strictObject({ requirement: line(200), level: z.enum(['must', 'should']) })).max(bundleMost.requests),
});
export type PeerBundle = z.infer<typeof predicateShape>;

const profile = { predicateType: 'urn:assay:peer-bundle:1', readPredicate } as const;
const subjectName = 'peer-bundle';

function readPredicate(value: unknown): PeerBundle {
  const read = predicateShape.safeParse(value);
  if (!read.success) throw new Refused('predicate-fields', say`At ${quote(read.error.issues[0]?.path.join('.') ?? '')}: ${quote(read.error.issues[0]?.message ?? '')}`);
  const keys = read.data.makers.flatMap(({ domain, product, findings }) => findings.map(({ requirement }) => JSON.stringify([domain, product, requirement])));
  if (new Set(keys).size !== keys.length) throw new Refused('predicate-contradicts', say`It says two things of one requirement of one maker.`);
  return read.data;
}

/** What is signed (in-toto Statement v1). @throws Refused when it would be refused where it is read */
export async function bundlePayload(bundle: PeerBundle): Promise<Bytes> {
  const payload = canonicalBytes({ _type: statementType, subject: [{ name: subjectName, digest: { sha256: (await sha256(canonicalBytes(bundle))).toHex() } }], predicateType: profile.predicateType, predicate: bundle });
  await readPayload(payload);
  return payload;
}

async function readPayload(payload: Uint8Array): Promise<PeerBundle> {
  const { subject: [subject, ...others], predicate } = readStatement(parseStrict(payload, 'canonical', bundleMost.bytes), profile);
  if (others.length > 0 || subject?.name !== subjectName || subject.digest.sha256 !== (await sha256(canonicalBytes(predicate))).toHex()) throw new Refused('subject-mismatch', say`The subject has to be the bundle itself.`);
  return predicate;
}

/** A bundle whose signature verifies under the key that it names: whole in itself. Whose key it is, somebody has to say. */
export interface OpenedBundle {
  readonly bundle: PeerBundle;
  readonly keyId: string;
  /** The bytes that are signed. */
  readonly payload: Uint8Array;
}

const payloadShape = z.object({ payload: z.string() });

/** Opens a bundle. @throws Refused with what is wrong */
export async function openBundle(bytes: Uint8Array): Promise<OpenedBundle> {
  const raw = payloadShape.safeParse(parseStrict(bytes, 'canonical', bundleMost.bytes * 2));
  if (!raw.success) throw new Refused('envelope-fields');
  // The key is named inside; the signature is verified with it before anything of the rest counts.
  const { publicKey } = await readPayload(fromBase64(raw.data.payload));
  const key = await admitPublicKey(fromBase64(publicKey));
  const { payload } = await Envelope.parse(bytes, 'canonical').open(statementPayloadType, [key]);
  return { bundle: await readPayload(payload), keyId: key.keyId, payload };
}

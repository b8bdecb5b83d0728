import type { TrustMaterial } from '@sigstore/verify';
import { z } from 'zod';
import { quote, rawText, say, type Text } from '../model/text.ts';
import { parseJson, type JsonValue } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';
import { base64Text } from './base64-text.ts';

export const trustedRootSizeMax = 1_048_576;
const listMax = 64;

/**
 * From when to when a key or certificate counts. Without a start the library takes it as good since ever; a root with such a key is no root:
 * it is the one case of the public conformance suite that the library accepts and must not.
 */
const validFor = z.looseObject({ start: z.iso.datetime({ offset: true }), end: z.iso.datetime({ offset: true }).nullish() });
const log = z.looseObject({ baseUrl: z.string().max(1024).optional(), publicKey: z.looseObject({ rawBytes: base64Text(4096), keyDetails: z.string().max(64), validFor }), logId: z.looseObject({ keyId: base64Text(64) }) });
const authority = z.looseObject({ certChain: z.looseObject({ certificates: z.array(z.looseObject({ rawBytes: base64Text(16_384) })).min(1).max(10) }), validFor });
const rootShape = z.looseObject({
  mediaType: z.enum(['application/vnd.dev.sigstore.trustedroot+json;version=0.1', 'application/vnd.dev.sigstore.trustedroot.v0.1+json', 'application/vnd.dev.sigstore.trustedroot.v0.2+json']),
  tlogs: z.array(log.extend({ baseUrl: z.string().min(1).max(1024) })).min(1).max(listMax),
  certificateAuthorities: z.array(authority).min(1).max(listMax),
  ctlogs: z.array(log).min(1).max(listMax),
  timestampAuthorities: z.array(authority).max(listMax).nullish(),
});

/** Whom a verifier of bundles trusts: certificate authorities, logs and time-stamping authorities, each with the time for which it counts. */
export interface TrustedRoot {
  readonly material: TrustMaterial;
  /** The day of the root that comes with this version; a customer's own has none. */
  readonly takenOn?: string;
}

/** A trusted root that can't be used. */
export class TrustedRootUnusable extends Error {
  override readonly name = 'TrustedRootUnusable';
  readonly sentence: Text;
  constructor(sentence: Text) {
    super(rawText(sentence));
    this.sentence = sentence;
  }
}

/**
 * Reads a trusted root (Sigstore trusted root 0.1 and 0.2, JSON).
 * @throws TrustedRootUnusable
 */
export async function readTrustedRoot(bytes: Uint8Array): Promise<TrustedRoot> {
  if (bytes.length > trustedRootSizeMax) throw new TrustedRootUnusable(say`The trusted root has ${bytes.length} bytes; at most ${trustedRootSizeMax} are read.`);
  try {
    return await trustedRootOf(parseJson(bytes, { depthMax: 12, keysPerObjectMax: 32, itemsPerArrayMax: listMax, stringBytesMax: 32_768 }));
  } catch (problem) {
    if (problem instanceof Unreadable) throw new TrustedRootUnusable(say`The trusted root is not read: ${quote(problem.message)}.`);
    throw problem;
  }
}

/** The root of Sigstore's public instance that comes with this version. Keys in it end and new ones begin: a later one can be had as a file. */
export async function shippedTrustedRoot(): Promise<TrustedRoot> {
  const { default: shipped } = await import('./generated/public-good-root.json', { with: { type: 'json' } });
  return { ...(await trustedRootOf(shipped.trustedRoot)), takenOn: shipped.takenOn };
}

async function trustedRootOf(value: JsonValue): Promise<TrustedRoot> {
  const parsed = rootShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TrustedRootUnusable(say`The trusted root does not have the form of version 0.1 or 0.2: ${quote(issue?.path.join('/') ?? '')}, ${quote(issue?.message ?? 'unknown')}.`);
  }
  const [{ toTrustMaterial }, { TrustedRoot: message }] = await Promise.all([import('@sigstore/verify'), import('@sigstore/protobuf-specs')]);
  try {
    return { material: toTrustMaterial(message.fromJSON(parsed.data)) };
  } catch (problem) {
    throw new TrustedRootUnusable(say`A key or certificate of the trusted root can't be read: ${quote(problem instanceof Error ? problem.message : 'unknown')}.`);
  }
}

import { z } from 'zod';
import { envelopeSizeMax, payloadSizeMax } from '../attest/envelope.ts';
import { quote, say } from '../model/text.ts';
import { parseJson, type JsonValue } from '../read/gateway/json.ts';
import { Unreadable } from '../read/source.ts';
import { base64Text } from './base64-text.ts';
import { BundleRefused } from './bundle-refused.ts';

/** Bytes of a bundle: the envelope, and room for certificate and log entries. */
export const bundleSizeMax = envelopeSizeMax + 1_048_576;
const entriesMax = 8;
const kibibyte = 1024;

/** The four spellings of the versions 0.1 to 0.3 (Sigstore bundle format). The library takes any number for the newest. */
const versions = {
  'application/vnd.dev.sigstore.bundle+json;version=0.1': '0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2': '0.2',
  'application/vnd.dev.sigstore.bundle+json;version=0.3': '0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json': '0.3',
} as const;

export type BundleVersion = (typeof versions)[keyof typeof versions];

/** A 64-bit integer as JSON of protocol buffers writes it. */
const integer = z.union([z.string().regex(/^(0|[1-9]\d{0,18})$/), z.int().nonnegative()]);
const certificate = z.strictObject({ rawBytes: base64Text(16 * kibibyte) });
const proof = z.strictObject({ logIndex: integer.optional(), rootHash: base64Text(64), treeSize: integer, hashes: z.array(base64Text(64)).max(64).optional(), checkpoint: z.strictObject({ envelope: z.string().max(16 * kibibyte) }).optional() });
const logEntry = z.strictObject({
  logIndex: integer.optional(),
  logId: z.strictObject({ keyId: base64Text(64) }),
  kindVersion: z.strictObject({ kind: z.string().max(64), version: z.string().max(16) }),
  integratedTime: integer.optional(),
  inclusionPromise: z.strictObject({ signedEntryTimestamp: base64Text(4 * kibibyte) }).nullish(),
  inclusionProof: proof.nullish(),
  canonicalizedBody: base64Text(256 * kibibyte),
});
const material = z.strictObject({
  certificate: certificate.optional(),
  x509CertificateChain: z.strictObject({ certificates: z.array(certificate).min(1).max(10) }).optional(),
  tlogEntries: z.array(logEntry).min(1).max(entriesMax),
  timestampVerificationData: z.strictObject({ rfc3161Timestamps: z.array(z.strictObject({ signedTimestamp: base64Text(64 * kibibyte) })).max(entriesMax).optional() }).nullish(),
});
const bundleShape = z.strictObject({
  mediaType: z.enum(Object.keys(versions) as (keyof typeof versions)[]),
  verificationMaterial: material,
  dsseEnvelope: z.strictObject({ payload: base64Text(payloadSizeMax), payloadType: z.string().max(256), signatures: z.array(z.strictObject({ sig: base64Text(4 * kibibyte), keyid: z.string().max(256).optional() })).length(1) }),
});

/** A bundle whose members and sizes were looked at; nothing of it is verified. */
export interface ShapedBundle {
  readonly version: BundleVersion;
  readonly json: z.infer<typeof bundleShape>;
  /** The certificates as DER, the signer's first. */
  readonly certificates: readonly [string, ...string[]];
}

/**
 * Reads a bundle so far that a library may have it: size, depth, members and the length of each before anything is decoded.
 * @throws BundleRefused `bundle-form`
 */
export function readBundle(bytes: Uint8Array): ShapedBundle {
  if (bytes.length > bundleSizeMax) throw new BundleRefused('bundle-form', say`The bundle has ${bytes.length} bytes; at most ${bundleSizeMax} are read.`);
  const value = jsonOf(bytes);
  const { verificationMaterial: seen, messageSignature } = Object(value) as { readonly verificationMaterial?: unknown; readonly messageSignature?: unknown };
  if (messageSignature !== undefined) throw new BundleRefused('bundle-form', say`The bundle signs a file; a DSSE envelope with a statement was expected.`);
  if (Object(seen).publicKey !== undefined) throw new BundleRefused('bundle-form', say`The bundle names a key and no identity; a certificate of a keyless signature was expected.`);
  const parsed = bundleShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BundleRefused('bundle-form', say`The bundle does not have the form of versions 0.1 to 0.3: ${quote(issue?.path.join('/') ?? '')}, ${quote(issue?.message ?? 'unknown')}.`);
  }
  const json = parsed.data;
  const { certificate: only, x509CertificateChain: chain } = json.verificationMaterial;
  const [first, ...others] = [...(only === undefined ? [] : [only]), ...(chain?.certificates ?? [])].map(({ rawBytes }) => rawBytes);
  if (first === undefined || (only !== undefined && chain !== undefined)) throw new BundleRefused('bundle-form', say`The bundle has to hold its signer’s certificate, in one place.`);
  return { version: versions[json.mediaType], json, certificates: [first, ...others] };
}

function jsonOf(bytes: Uint8Array): JsonValue {
  try {
    return parseJson(bytes, { depthMax: 12, keysPerObjectMax: 16, itemsPerArrayMax: 64, keyBytesMax: 64, stringBytesMax: envelopeSizeMax, numberCharactersMax: 20 });
  } catch (problem) {
    if (problem instanceof Unreadable) throw new BundleRefused('bundle-form', say`The bundle is not read: ${quote(problem.message)}.`);
    throw problem;
  }
}

/** An invented Sigstore instance: an authority, a log of certificates and a transparency log, with keys of the test. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { preAuthenticationEncoding } from '../../src/attest/pre-authentication-encoding.ts';
import { canonicalJson } from '../../src/attest/canonical-json.ts';
import { inclusionProof, leafHash, rootOf } from '../../src/attest/merkle-tree.ts';
import { utf8 } from '../../src/attest/bytes.ts';
import { certificate, sha256, spkiOf, type CertificateOptions, type KeyPair } from './certificate.ts';

export const identity = 'https://forge.acme.example/ledger/.forge/workflows/publish.yml@refs/heads/main';
export const issuer = 'https://issuer.acme.example';
/** When the bundle is signed: five minutes after the certificate begins, and five before it ends. */
export const signedAt = Date.UTC(2026, 7, 2, 9, 5);
const minute = 60_000;
const logAddress = 'https://log.acme.example';

const keyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** A copy with something else in it, for damage that no type allows. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any;

export interface BundleOptions {
  readonly version?: '0.1' | '0.2' | '0.3';
  readonly payloadType?: string;
  readonly certificate?: Partial<CertificateOptions>;
  /** What the log says of the time, in milliseconds since 1970. */
  readonly loggedAt?: number;
  /** What the log holds in place of this payload. */
  readonly loggedPayload?: Uint8Array;
  readonly signingKey?: KeyPair;
  /** Whether a second log holds it too, which shows a proof and promises no time. */
  readonly isInSecondLog?: boolean;
}

export interface SigstoreWorld {
  /**
   * The trusted root as JSON.
   * @param secondLog from when to when the second log is trusted; it is not in the root when left out
   */
  trustedRoot(secondLog?: { readonly start: string; readonly end?: string }): Loose;
  /** A bundle as JSON that signs the payload. */
  bundle(payload: Uint8Array, options?: BundleOptions): Promise<Loose>;
  /** The root certificate as base64. */
  readonly rootCertificate: string;
}

/** @param at when its bundles are signed, in milliseconds since 1970 */
export function makeSigstoreWorld(at: number = signedAt): SigstoreWorld {
  const keys = { root: keyPair(), intermediate: keyPair(), certificates: keyPair(), log: keyPair(), secondLog: keyPair() };
  const root = { subject: 'Acme root', key: keys.root };
  const intermediate = { subject: 'Acme intermediate', key: keys.intermediate };
  const years = { from: Date.UTC(2025, 0), until: Date.UTC(2035, 0), isAuthority: true };
  const rootCertificate = base64(certificate({ ...root, ...years }, root));
  const chain = [base64(certificate({ ...intermediate, ...years }, root)), rootCertificate];
  const validFor = { start: '2025-01-01T00:00:00Z' };
  const logOf = (key: KeyPair, trusted: object = validFor): object => ({ hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: base64(spkiOf(key)), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: { ...trusted } }, logId: { keyId: base64(sha256(spkiOf(key))) } });

  const logged = async (body: string, time: number, log: KeyPair = keys.log): Promise<object> => {
    const others = await Promise.all(['one', 'two', 'three'].map((entry) => leafHash(utf8(entry))));
    const leaves = [...others, await leafHash(utf8(body))];
    const index = leaves.length - 1;
    const keyId = sha256(spkiOf(log));
    const promise = canonicalJson({ body: base64(utf8(body)), integratedTime: time / 1000, logID: keyId.toString('hex'), logIndex: index });
    const treeHash = base64(await rootOf(leaves));
    const note = `log.acme.example\n${leaves.length}\n${treeHash}\n`;
    const noteSignature = base64(Buffer.concat([keyId.subarray(0, 4), sign('sha256', utf8(note), log.privateKey)]));
    return {
      logIndex: String(index), logId: { keyId: base64(keyId) }, kindVersion: { kind: 'dsse', version: '0.0.1' }, integratedTime: String(time / 1000),
      inclusionPromise: { signedEntryTimestamp: base64(sign('sha256', utf8(promise), log.privateKey)) },
      inclusionProof: { logIndex: String(index), rootHash: treeHash, treeSize: String(leaves.length), hashes: (await inclusionProof(leaves, index)).map(base64), checkpoint: { envelope: `${note}\n— log.acme.example ${noteSignature}\n` } },
      canonicalizedBody: base64(utf8(body)),
    };
  };

  return {
    rootCertificate,
    trustedRoot: (secondLog) => ({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [{ baseUrl: logAddress, ...logOf(keys.log) }, ...(secondLog === undefined ? [] : [{ baseUrl: logAddress, ...logOf(keys.secondLog, secondLog) }])],
      certificateAuthorities: [{ certChain: { certificates: chain.map((rawBytes) => ({ rawBytes })) }, validFor: { ...validFor } }],
      ctlogs: [logOf(keys.certificates)],
      timestampAuthorities: [],
    }),
    bundle: async (payload, { version = '0.3', payloadType = 'application/vnd.in-toto+json', certificate: changes = {}, loggedAt = at, loggedPayload = payload, signingKey, isInSecondLog = false } = {}) => {
      const key = keyPair();
      const signature = sign('sha256', preAuthenticationEncoding(payloadType, payload), (signingKey ?? key).privateKey);
      const rawBytes = base64(certificate({ key, from: at - 5 * minute, until: at + 5 * minute, names: [`uri:${identity}`], oidcIssuer: issuer, log: keys.certificates, ...changes }, intermediate));
      const body = canonicalJson({ apiVersion: '0.0.1', kind: 'dsse', spec: { payloadHash: { algorithm: 'sha256', value: sha256(loggedPayload).toString('hex') }, signatures: [{ signature: base64(signature), verifier: rawBytes }] } });
      return {
        mediaType: version === '0.3' ? 'application/vnd.dev.sigstore.bundle.v0.3+json' : `application/vnd.dev.sigstore.bundle+json;version=${version}`,
        verificationMaterial: { ...(version === '0.3' ? { certificate: { rawBytes } } : { x509CertificateChain: { certificates: [{ rawBytes }] } }), tlogEntries: [await logged(body, loggedAt), ...(isInSecondLog ? [{ ...(await logged(body, 0, keys.secondLog)), inclusionPromise: undefined }] : [])] },
        dsseEnvelope: { payload: base64(payload), payloadType, signatures: [{ sig: base64(signature) }] },
      };
    },
  };
}

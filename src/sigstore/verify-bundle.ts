import { X509Certificate } from 'node:crypto';
import type { SignedEntity } from '@sigstore/verify';
import { fromBase64 } from '../attest/bytes.ts';
import { digestOf } from '../attest/digest.ts';
import { timeText } from '../attest/milliseconds.ts';
import { statementPayloadType } from '../attest/statement.ts';
import type { Digest } from '../model/artifact.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { BundleRefused } from './bundle-refused.ts';
import { readBundle, type BundleVersion, type ShapedBundle } from './bundle-shape.ts';
import type { TrustedRoot } from './trusted-root.ts';

/** Extended key usage of a certificate that signs code (RFC 5280, 4.2.1.12). */
const codeSigning = '1.3.6.1.5.5.7.3.3';

/** What a verifier demands of a bundle. Nothing of it is ever taken from the bundle. */
export interface BundlePolicy {
  /** The signer's name in the certificate (subject alternative name), compared as a whole. */
  readonly identity: string;
  /** Who vouched for the identity: the address of the OpenID Connect issuer, compared as a whole. */
  readonly issuer: string;
  readonly trustedRoot: TrustedRoot;
  /** Of the bytes that have to be signed. */
  readonly payloadDigest: Digest;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A bundle that was verified. */
export interface VerifiedBundle {
  readonly version: BundleVersion;
  readonly identity: string;
  readonly issuer: string;
  /** The latest of the times that a log or a time-stamping authority gave. */
  readonly witnessedAt: string;
  /** Whether each log's entry is proved to be in the log, or some is only promised (version 0.1). */
  readonly log: 'proved' | 'promised';
}

/**
 * Verifies a keyless Sigstore bundle, without any connection: the certificate leads to the trusted root, a certificate log and a
 * transparency log held it, it was good at the time that they witness, and it signed exactly the payload that is asked for.
 * @throws BundleRefused `bundle-form`, `bundle-payload`, `bundle-unverified`, `bundle-identity`, `bundle-future`
 */
export async function verifyBundle(bundle: Uint8Array, policy: BundlePolicy): Promise<VerifiedBundle> {
  const shaped = readBundle(bundle);
  await assertPayload(shaped, policy.payloadDigest);
  const examined = await examine(shaped, policy.trustedRoot, policy.identity);
  if (examined.identity !== policy.identity) throw new BundleRefused('bundle-identity', say`The bundle is signed by ${quote(examined.identity ?? 'nobody')}; ${quote(policy.identity)} was expected.`);
  if (examined.issuer !== policy.issuer) throw new BundleRefused('bundle-identity', say`The signer is vouched for by ${quote(examined.issuer ?? 'nobody')}; ${quote(policy.issuer)} was expected.`);
  const latest = Math.max(...examined.times);
  if (latest > policy.now) throw new BundleRefused('bundle-future', say`The bundle is witnessed for ${quote(timeText(latest))}, a time that has not come.`);
  assertLogsAt(examined.entity, policy.trustedRoot, examined.times);
  return verifiedOf(shaped, examined, policy);
}

/**
 * Verifies that a bundle leads to an authority of the trusted root, and says who signed it. Whether that is who should have is for whoever
 * asks: a bundle that anybody could have made is verified here too.
 * @throws BundleRefused
 */
export async function signerOf(bundle: Uint8Array, trustedRoot: TrustedRoot): Promise<VerifiedBundle> {
  const shaped = readBundle(bundle);
  assertPayloadType(shaped);
  const examined = await examine(shaped, trustedRoot);
  const { identity, issuer } = examined;
  if (identity === undefined || issuer === undefined || !isOnlyName(shaped, identity)) throw new BundleRefused('bundle-identity', ours('The certificate does not name one signer and who vouched for it.'));
  assertLogsAt(examined.entity, trustedRoot, examined.times);
  return verifiedOf(shaped, examined, { identity, issuer });
}

interface Examined {
  readonly entity: SignedEntity;
  readonly identity: string | undefined;
  readonly issuer: string | undefined;
  /** Milliseconds since 1970. */
  readonly times: readonly number[];
}

async function examine(shaped: ShapedBundle, trustedRoot: TrustedRoot, demanded?: string): Promise<Examined> {
  assertSignersCertificate(shaped);
  const { entity, identity, issuer } = await verifiedByLibrary(shaped, trustedRoot);
  // The library would take the identity as a pattern that may match anywhere, and gives one name of several, with the highest bit of each byte cut.
  if (demanded !== undefined && identity === demanded && !isOnlyName(shaped, demanded)) throw new BundleRefused('bundle-identity', say`The bundle is signed by ${quote(identity)} and others; ${quote(demanded)} alone was expected.`);
  return { entity, identity, issuer, times: witnessedTimes(entity) };
}

function verifiedOf({ version }: ShapedBundle, { entity, times }: Examined, { identity, issuer }: { readonly identity: string; readonly issuer: string }): VerifiedBundle {
  return { version, identity, issuer, witnessedAt: timeText(Math.max(...times)), log: entity.tlogEntries.every((entry) => entry.inclusionProof !== undefined) ? 'proved' : 'promised' };
}

async function assertPayload(shaped: ShapedBundle, payloadDigest: Digest): Promise<void> {
  assertPayloadType(shaped);
  if ((await digestOf(fromBase64(shaped.json.dsseEnvelope.payload))) !== payloadDigest) throw new BundleRefused('bundle-payload', say`The bundle signs other bytes than the dossier’s statement.`);
}

function assertPayloadType({ json: { dsseEnvelope } }: ShapedBundle): void {
  if (dsseEnvelope.payloadType !== statementPayloadType) throw new BundleRefused('bundle-payload', say`The bundle is for the payload type ${quote(dsseEnvelope.payloadType)}; ${quote(statementPayloadType)} was expected.`);
}

/** Rules of the format that the library leaves out: the signer's certificate is for signing code and no authority, and no root comes with the bundle. */
function assertSignersCertificate({ certificates }: ShapedBundle): void {
  const [signer, ...others] = certificates.map(certificateOf);
  if (signer?.ca !== false || !(signer.keyUsage as readonly string[] | undefined)?.includes(codeSigning)) throw new BundleRefused('bundle-form', say`The signer’s certificate is not one for signing code.`);
  if (others.some((one) => one.subject === one.issuer)) throw new BundleRefused('bundle-form', say`The bundle brings a root certificate; whom to trust is not for the bundle to say.`);
}

function certificateOf(der: string): X509Certificate {
  try {
    return new X509Certificate(fromBase64(der));
  } catch {
    throw new BundleRefused('bundle-form', say`A certificate of the bundle is not read as X.509.`);
  }
}

/** Whether the certificate holds this name and no other, as Node writes the names. */
function isOnlyName({ certificates: [signer] }: ShapedBundle, name: string): boolean {
  return ['URI', 'email'].some((kind) => [name, JSON.stringify(name)].some((written) => certificateOf(signer).subjectAltName === `${kind}:${written}`));
}

async function verifiedByLibrary({ json }: ShapedBundle, { material, takenOn }: TrustedRoot): Promise<{ readonly entity: SignedEntity; readonly identity: string | undefined; readonly issuer: string | undefined }> {
  const [{ bundleFromJSON }, { toSignedEntity, Verifier }] = await Promise.all([import('@sigstore/bundle'), import('@sigstore/verify')]);
  try {
    const entity = toSignedEntity(bundleFromJSON(json));
    const { identity } = new Verifier(material, { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 }).verify(entity);
    return { entity, identity: identity?.subjectAlternativeName, issuer: identity?.extensions?.issuer };
  } catch (problem) {
    // Whatever the library throws at it, also by mistake, is a bundle that it did not verify.
    throw new BundleRefused('bundle-unverified', say`The bundle is not verified: ${whyNot(problem)}${takenOn === undefined ? say`` : say` It was verified against the root that comes with this version, of ${quote(takenOn)}; ${ours('--sigstore-root')} takes a later one.`}`, isOfOtherAuthority(problem));
  }
}

const reasons: Readonly<Record<string, string>> = {
  CERTIFICATE_ERROR: 'The certificate does not lead to an authority of the trusted root, no certificate log held it, or it was not valid when it was witnessed.',
  PUBLIC_KEY_ERROR: 'The key is not one of the trusted root.',
  SIGNATURE_ERROR: 'The signature is not by the certificate’s key.',
  TIMESTAMP_ERROR: 'No log or time-stamping authority of the trusted root witnesses a time.',
  TLOG_BODY_ERROR: 'The log’s entry is about something else than this envelope.',
  TLOG_ERROR: 'Too few log entries, or the same one twice.',
  TLOG_INCLUSION_PROMISE_ERROR: 'The promise to log it is not by a log of the trusted root.',
  TLOG_INCLUSION_PROOF_ERROR: 'A log of the trusted root is not shown to hold it.',
  TLOG_MISSING_INCLUSION_ERROR: 'No log is shown to hold it.',
};

/** The certificate or the log is good by no authority of the root: not the same as a signature that does not hold. */
function isOfOtherAuthority(problem: unknown): boolean {
  const { code } = Object(problem) as { readonly code?: unknown };
  return code === 'CERTIFICATE_ERROR' || code === 'PUBLIC_KEY_ERROR' || code === 'TIMESTAMP_ERROR';
}

function whyNot(problem: unknown): Text {
  const { code } = Object(problem) as { readonly code?: unknown };
  const known = typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return known === undefined ? say`It is not put together as its version asks for (${quote(problem instanceof Error ? problem.message : 'unknown')}).` : ours(known);
}

/** The times that the library verified: of a log only with its signed promise, else the time stands there unsigned. Milliseconds since 1970. */
function witnessedTimes({ tlogEntries, timestamps }: SignedEntity): readonly number[] {
  const logged = tlogEntries.flatMap((entry) => (entry.inclusionPromise === undefined || entry.integratedTime === '0' ? [] : [Number(entry.integratedTime) * 1000]));
  const stamped = timestamps.flatMap((item) => (item.$case === 'timestamp-authority' ? [item.timestamp.signingTime.getTime()] : []));
  return [...logged, ...stamped];
}

/** The library looks at a log's time of validity only for a promise; an entry that is only proved has to keep to it too. */
function assertLogsAt({ tlogEntries }: SignedEntity, { material }: TrustedRoot, times: readonly number[]): void {
  const isGood = tlogEntries.every((entry) => material.tlogs.some(({ logID, validFor }) => logID.equals(entry.logId.keyId) && times.every((time) => validFor.start.getTime() <= time && time <= validFor.end.getTime())));
  if (!isGood) throw new BundleRefused('bundle-unverified', say`The bundle is not verified: its log was not to be trusted yet, or no longer, at the time that is witnessed.`);
}

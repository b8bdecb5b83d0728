import type { Digest } from '../../model/artifact.ts';
import { quote, say } from '../../model/text.ts';
import { layout } from '../dossier-layout.ts';
import { bytesOf, type DossierFolder } from '../verify/dossier-source.ts';
import { VerificationRefused } from '../verify/verification-refused.ts';
import { BundleRefused } from '../../sigstore/bundle-refused.ts';
import { bundleSizeMax } from '../../sigstore/bundle-shape.ts';
import type { TrustedRoot } from '../../sigstore/trusted-root.ts';
import { verifyBundle, type VerifiedBundle } from '../../sigstore/verify-bundle.ts';

/** Whose keyless signature a customer asks for, and by whose word. */
export interface SigstoreDemand {
  readonly identity: string;
  readonly issuer: string;
  readonly trustedRoot: TrustedRoot;
}

/** What a dossier's Sigstore bundle is worth. One that nobody asked for is worth nothing, and is reported. */
export type SigstoreWitness = { readonly state: 'absent' } | { readonly state: 'not-verified' } | ({ readonly state: 'verified'; readonly rootTakenOn?: string } & VerifiedBundle);

/**
 * Looks at the bundle beside a dossier. It is one more witness: the publisher's key and log are demanded all the same.
 * @param payloadDigest of the statement that the publisher signed
 * @param demand when it is there, a bundle that is missing or not verified refuses the dossier
 * @param now milliseconds since 1970
 * @throws VerificationRefused
 */
export async function sigstoreWitness(folder: DossierFolder, payloadDigest: Digest, demand: SigstoreDemand | undefined, now: number): Promise<SigstoreWitness> {
  const isThere = new Set(folder.files).has(layout.bundle);
  if (demand === undefined) return { state: isThere ? 'not-verified' : 'absent' };
  if (!isThere) throw new VerificationRefused('bundle-missing', say`The dossier has no ${quote(layout.bundle)}; one signed by ${quote(demand.identity)} was asked for.`);
  const { takenOn } = demand.trustedRoot;
  const verified = await verifyBundle(bytesOf(folder, layout.bundle, bundleSizeMax), { ...demand, payloadDigest, now }).catch((problem: unknown) => {
    throw problem instanceof BundleRefused ? new VerificationRefused(problem.code, problem.sentence) : problem;
  });
  return { state: 'verified', ...verified, ...(takenOn === undefined ? {} : { rootTakenOn: takenOn }) };
}

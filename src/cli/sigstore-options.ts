import type { SigstoreDemand } from '../dossier/sigstore/sigstore-witness.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

export interface SigstoreOptions {
  readonly identity?: string;
  readonly issuer?: string;
  readonly sigstoreRoot?: string;
}

/**
 * Whose Sigstore signature is asked for, with the trusted root that it is verified against; nobody's without `--identity` and `--issuer`.
 * @throws CommandFailure when one stands there without the other, or the root can't be used
 */
export async function sigstoreDemand({ identity, issuer, sigstoreRoot }: SigstoreOptions): Promise<SigstoreDemand | undefined> {
  if (identity === undefined && issuer === undefined && sigstoreRoot === undefined) return undefined;
  if (identity === undefined || issuer === undefined || identity === '' || issuer === '') throw new CommandFailure(terminal`--identity and --issuer are given together: a name says nothing without who vouches for it.`, 'usage');
  const { shippedTrustedRoot, TrustedRootUnusable } = await import('../sigstore/trusted-root.ts');
  try {
    if (sigstoreRoot === undefined) return { identity, issuer, trustedRoot: await shippedTrustedRoot() };
    const { openTrustedRoot } = await import('../dossier/sigstore/trusted-root-file.ts');
    return { identity, issuer, trustedRoot: await openTrustedRoot(sigstoreRoot) };
  } catch (problem) {
    if (problem instanceof TrustedRootUnusable) throw new CommandFailure(terminal`--sigstore-root: ${problem.sentence}`, 'usage');
    throw problem;
  }
}

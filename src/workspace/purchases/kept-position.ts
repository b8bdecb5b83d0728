import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** Reads a position that a look kept. @param digest of its bytes @throws StoreFailure when they are damaged or gone */
export async function keptPosition({ evidence }: Pick<Services, 'evidence'>, scope: Scope, digest: string): Promise<VendorPosition> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  // Written by this program, under its own digest.
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as VendorPosition;
}

import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** Reads a position that a look kept. @param digest of its bytes @throws StoreFailure when they are damaged or gone */
export async function keptPosition(services: Pick<Services, 'evidence'>, scope: Scope, digest: string): Promise<VendorPosition> {
  return keptJson<VendorPosition>(services, scope, digest);
}

/** Reads JSON that this program wrote under its own digest, in the form in which it wrote it. @throws StoreFailure when the bytes are damaged or gone */
export async function keptJson<Kept>({ evidence }: Pick<Services, 'evidence'>, scope: Scope, digest: string): Promise<Kept> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Kept;
}

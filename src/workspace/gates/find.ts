import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

const gateOf = (id: string, productId: string): ObjectFacts => ({ kind: 'gate', id, productId, accountId: null });

/** Finds the gate of a product, and what stands around its releases. */
export async function findGate(rows: Reader, { product }: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('product').select('id').where('id', '=', product).executeTakeFirst();
  return found === undefined ? undefined : gateOf('*', product);
}

/** Finds the gate that a release has to pass. */
export async function findGateOfRelease(rows: Reader, { release }: { readonly release: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('release').select('productId').where('id', '=', release).executeTakeFirst();
  return found === undefined ? undefined : gateOf('*', found.productId);
}

/** Finds an exception. */
export async function findException(rows: Reader, { exception }: { readonly exception: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('gateException').select('productId').where('id', '=', exception).executeTakeFirst();
  return found === undefined ? undefined : gateOf(exception, found.productId);
}

/** Finds what is said about an incident. */
export async function findIncident(rows: Reader, { incident }: { readonly incident: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('incident').select('productId').where('id', '=', incident).executeTakeFirst();
  return found === undefined ? undefined : gateOf(incident, found.productId);
}

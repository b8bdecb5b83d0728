import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

/** Finds what is done to a product’s dossier as a whole. */
export async function findDossierOf(rows: Reader, { product }: { readonly product: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('product').select('id').where('id', '=', product).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'dossier', id: '*', productId: found.id, accountId: null };
}

/** Finds the dossier that a release would become. */
export async function findDossierOfRelease(rows: Reader, { release }: { readonly release: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('release').select('productId').where('id', '=', release).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'dossier', id: '*', productId: found.productId, accountId: null };
}

/** Finds a request for publication; it belongs to whoever asked, who is therefore not the one to let it pass. */
export async function findRequest(rows: Reader, { request }: { readonly request: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('dossierRequest').select(['productId', 'askedBy']).where('id', '=', request).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'dossier', id: request, productId: found.productId, accountId: found.askedBy };
}

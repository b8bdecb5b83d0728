import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';

/** Finds the maker that an alert is about. */
export async function findAlert(rows: Reader, { alert }: { readonly alert: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('vendorAlert').select('vendorId').where('id', '=', alert).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}

/** Finds the maker that an incident happened at. */
export async function findVendorIncident(rows: Reader, { incident }: { readonly incident: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('vendorIncident').select('vendorId').where('id', '=', incident).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}

/** Finds a pack for the board about what is bought. */
export async function findPack(rows: Reader, { pack }: { readonly pack: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('report').select('id').where('id', '=', pack).where('kind', '=', 'buyers-pack').executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.id, productId: null, accountId: null };
}

/** Finds the maker whose dossier it is. */
export async function findVendorDossier(rows: Reader, { dossier }: { readonly dossier: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('vendorDossier').select('vendorId').where('id', '=', dossier).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}

/** Finds the maker whose dossier was verified. */
export async function findDossierCheck(rows: Reader, { check }: { readonly check: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('dossierCheck').innerJoin('vendorDossier', 'vendorDossier.id', 'dossierCheck.vendorDossierId').select('vendorDossier.vendorId').where('dossierCheck.id', '=', check).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}

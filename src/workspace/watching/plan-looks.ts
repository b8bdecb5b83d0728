import type { Scope } from '../../store/scope.ts';
import { askLook } from '../purchases/ask-look.ts';
import { askDossierCheck } from './check-dossier.ts';
import type { Services } from '../services.ts';

/** Looks that one turn of planning asks for at most: the rest waits for the next, so that a long list is spread over the night. */
const looksMost = 60;
const day = 86_400_000;

/**
 * Asks for the looks at watched makers that are due, in every organisation. Any server may do it: a maker is planned once.
 * @returns how many were asked for
 */
export async function planLooks({ store, ports }: Pick<Services, 'store' | 'ports'>, scopes: readonly Scope[]): Promise<number> {
  const now = ports.now();
  const at = now.toISOString();
  let asked = 0;
  for (const scope of scopes) {
    const watches = await store.read(scope, async (rows) => rows.selectFrom('vendorWatch').innerJoin('vendor', 'vendor.id', 'vendorWatch.vendorId').select(['vendorWatch.vendorId', 'vendorWatch.everyDays', 'vendorWatch.plannedAt']).where('vendor.archivedAt', 'is', null).orderBy('vendorWatch.plannedAt').execute());
    const due = watches.filter(({ plannedAt, everyDays }) => plannedAt === null || now.getTime() - Date.parse(plannedAt) >= everyDays * day).slice(0, looksMost);
    if (due.length === 0) continue;
    asked += await store.write(scope, async (rows) => {
      let count = 0;
      for (const { vendorId, plannedAt } of due) {
        // Planned by another server meanwhile.
        const planned = await rows.updateTable('vendorWatch').set({ plannedAt: at }).where('vendorId', '=', vendorId).where('plannedAt', plannedAt === null ? 'is' : '=', plannedAt).executeTakeFirst();
        if (Number(planned.numUpdatedRows) !== 1) continue;
        count += 1;
        const dossiers = await rows.selectFrom('vendorDossier').select('id').where('vendorId', '=', vendorId).where('endedAt', 'is', null).execute();
        for (const { id } of dossiers) await askDossierCheck(rows, ports, id, 'system', at);
        for (const product of await productsInUse(rows, vendorId)) await askLook(rows, ports, { vendorId, product }, 'system', at);
      }
      return count;
    });
  }
  return asked;
}

/** The products that were bought from a maker, else the maker as a whole. */
async function productsInUse(rows: Parameters<Parameters<Services['store']['write']>[1]>[0], vendorId: string): Promise<readonly string[]> {
  const bought = await rows.selectFrom('candidate').select('product').distinct().where('vendorId', '=', vendorId).where('state', '=', 'awarded').orderBy('product').limit(20).execute();
  return bought.length === 0 ? [''] : bought.map(({ product }) => product);
}

import { newIdentifier } from '../../identity/identifier.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Ports } from '../../model/ports.ts';
import type { Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { listedComponents, type ListedComponent } from './listed-components.ts';

/** Components of one bill that are kept; how many it lists is told. */
const componentsMost = 20_000;
/** Bills of one place: an archive or a site may hold many. */
const billsMost = 20;
/** Rows of one statement. */
const batch = 500;

/** What is kept of a bill: no facts but what it lists. */
export type ReadBill = readonly ListedComponent[];

/** What bills among evidence list, as much as is kept. */
export function billsAmong(evidence: readonly Evidence[]): readonly ReadBill[] {
  return evidence.flatMap((item) => (item.kind === 'sbom' ? [listedComponents((item as Evidence<'sbom'>).facts)] : [])).slice(0, billsMost);
}

/** Puts what bills list in the place of what was kept from there before; with no bill there is none any more. */
export async function keepBills(rows: Writer, ports: Ports, from: Pick<Tables['makerBill'], 'vendorId' | 'source' | 'place' | 'product' | 'openFrom'>, bills: readonly ReadBill[], at: string): Promise<void> {
  const { vendorId, source, place } = from;
  const before = (await rows.selectFrom('makerBill').select('id').where('vendorId', '=', vendorId).where('source', '=', source).where('place', '=', place).execute()).map(({ id }) => id);
  const others = (await rows.selectFrom('makerBill').select('id').where('vendorId', '=', vendorId).execute()).map(({ id }) => id).filter((id) => !before.includes(id));
  const was = await componentsIn(rows, before);
  if (before.length > 0) {
    await rows.deleteFrom('billComponent').where('billId', 'in', before).execute();
    await rows.deleteFrom('makerBill').where('id', 'in', before).execute();
  }
  for (const bill of bills) {
    const id = newIdentifier(ports);
    const kept = bill.slice(0, componentsMost);
    await rows.insertInto('makerBill').values({ ...from, id, listed: bill.length, kept: kept.length, readAt: at }).execute();
    for (let start = 0; start < kept.length; start += batch) await rows.insertInto('billComponent').values(kept.slice(start, start + batch).map((component) => ({ billId: id, vendorId, ...component }))).execute();
  }
  const is = new Set(bills.flatMap((bill) => bill.slice(0, componentsMost).map(({ component }) => component)));
  const [gained, lost] = [[...is].filter((component) => !was.has(component)), [...was].filter((component) => !is.has(component))];
  if (gained.length + lost.length === 0) return;
  // What stands in another bill of the maker is neither new nor gone.
  const elsewhere = await componentsIn(rows, others);
  await spread(rows, gained.filter((component) => !elsewhere.has(component)), 1);
  await spread(rows, lost.filter((component) => !elsewhere.has(component)), -1);
}

async function componentsIn(rows: Writer, bills: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(bills.length === 0 ? [] : (await rows.selectFrom('billComponent').select('component').distinct().where('billId', 'in', bills).execute()).map(({ component }) => component));
}

/** Counts one maker more, or one less, for some components. */
async function spread(rows: Writer, components: readonly string[], change: 1 | -1): Promise<void> {
  for (let start = 0; start < components.length; start += batch) {
    const some = components.slice(start, start + batch);
    // Another server may count the same component meanwhile.
    if (change === 1) await rows.insertInto('componentSpread').values(some.map((component) => ({ component, makers: 0 }))).onConflict((conflict) => conflict.doNothing()).execute();
    await rows.updateTable('componentSpread').set(({ eb }) => ({ makers: eb('makers', '+', change) })).where('component', 'in', some).execute();
  }
  if (change === -1) await rows.deleteFrom('componentSpread').where('makers', '<', 1).execute();
}

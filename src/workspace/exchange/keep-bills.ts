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
}

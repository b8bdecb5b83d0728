import type { Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';

/** Days between two looks at a maker, by how much depends on it. */
const everyDaysFor: Readonly<Record<Tables['vendor']['criticality'], number>> = { critical: 1, high: 7, ordinary: 30, low: 90 };

/** Begins to watch a maker, unless it is watched already. @param by account */
export async function beginWatch(rows: Writer, vendorId: string, criticality: Tables['vendor']['criticality'], by: string, at: string): Promise<void> {
  const watched = await rows.selectFrom('vendorWatch').select('vendorId').where('vendorId', '=', vendorId).executeTakeFirst();
  if (watched !== undefined) return;
  await rows.insertInto('vendorWatch').values({ vendorId, everyDays: everyDaysFor[criticality], schedule: 'none', ownSchedule: null, exposure: 'unknown', plannedAt: at, startedAt: at, startedBy: by }).execute();
}

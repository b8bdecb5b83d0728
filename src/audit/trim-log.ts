import type { Ports } from '../model/ports.ts';
import type { Scope } from '../store/scope.ts';
import type { Reader, Store } from '../store/store.ts';
import { appendEntry } from './append-entry.ts';

const day = 86_400_000;
/**
 * One look removes at most this much time from the log’s beginning. So a clock that jumps ahead, and is noticed within a
 * day, costs two days of the oldest entries and not the log.
 */
const daysAtOnce = 2;
/** And at most about as many entries as one transaction bears. */
const entriesAtOnce = 50_000;

/** What was removed. */
export interface Trimmed {
  /** The first entry that is kept. */
  readonly keptFrom: number;
  readonly removed: number;
}

/**
 * Removes entries that are older than they have to be kept, up to a signed checkpoint: it stays, with what the rest is
 * verified from. The log tells of it.
 * @param retentionDays days that entries are kept
 * @returns undefined when there was nothing to remove
 */
export async function trimLog(store: Store, scope: Scope, retentionDays: number, ports: Ports): Promise<Trimmed | undefined> {
  const now = ports.now();
  const before = now.getTime() - retentionDays * day;
  if ((await store.read(scope, async (rows) => baseOf(rows, before))) === undefined) return undefined;
  return store.write(scope, async (rows) => {
    const base = await baseOf(rows, before);
    if (base === undefined) return undefined;
    await rows.deleteFrom('auditEntry').where('sequence', '<', base.size).execute();
    await rows.deleteFrom('auditIndex').where('sequence', '<', base.size).execute();
    await rows.deleteFrom('auditCheckpoint').where('size', '<', base.size).execute();
    const removed = base.size - base.first;
    await appendEntry(rows, { actor: 'system', action: 'audit-log.trim', target: 'audit-log', outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: { removed, keptFrom: base.size, retentionDays } }, now.toISOString());
    return { keptFrom: base.size, removed };
  });
}

/** The checkpoint up to which entries may go. Nothing goes that a stream has yet to send. */
async function baseOf(rows: Reader, before: number): Promise<{ readonly size: number; readonly first: number } | undefined> {
  const first = await rows.selectFrom('auditEntry').select(['sequence', 'at']).orderBy('sequence').limit(1).executeTakeFirst();
  if (first === undefined) return undefined;
  const until = new Date(Math.min(before, Date.parse(first.at) + daysAtOnce * day)).toISOString();
  if (first.at >= until) return undefined;
  const kept = await rows.selectFrom('auditEntry').select('sequence').where('sequence', '<=', first.sequence + entriesAtOnce).where('at', '>=', until).orderBy('sequence').limit(1).executeTakeFirst();
  const unsent = await rows.selectFrom('auditDelivery').select('nextSequence').orderBy('nextSequence').limit(1).executeTakeFirst();
  const most = Math.min(kept?.sequence ?? Number.MAX_SAFE_INTEGER, unsent?.nextSequence ?? Number.MAX_SAFE_INTEGER, first.sequence + entriesAtOnce);
  const base = await rows.selectFrom('auditCheckpoint').select('size').where('size', '<=', most).where('size', '>', first.sequence).orderBy('size', 'desc').limit(1).executeTakeFirst();
  return base === undefined ? undefined : { size: base.size, first: first.sequence };
}

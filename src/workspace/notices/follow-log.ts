import { newIdentifier } from '../../identity/identifier.ts';
import type { Scope } from '../../store/scope.ts';
import type { Writer } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { keep, kept } from './kept.ts';
import { mailOfEntry } from './mail-of-entry.ts';
import { queueDelivery } from './webhook-delivery.ts';
import { eventOf, webhookBody, type Noticed } from './webhook-events.ts';

/** Entries that are looked at in one change. */
const entriesAtOnce = 200;
/** Ended deliveries and mails are shown for this long. */
const keptDays = 30;

type Parts = Pick<Services, 'store' | 'settings' | 'ports' | 'secrets'>;

/**
 * Follows the audit log of an organisation, and tells of what was added since: nothing that is done can be forgotten, because what is done
 * and its entry are one change, and nothing is told of twice, because what is told and the place in the log are one change.
 * @returns whether there is more to look at
 * @throws StoreFailure
 */
export async function followLog(parts: Parts, scope: Scope): Promise<boolean> {
  const { store, ports } = parts;
  const state = await store.read(scope, async (rows) => ({ head: await rows.selectFrom('auditHead').select('size').executeTakeFirst(), cursor: await kept<number>(rows, 'notice-cursor') }));
  const size = state.head?.size ?? 0;
  if (state.cursor === size) return false;
  return store.write(scope, async (rows) => {
    const at = ports.now().toISOString();
    const cursor = await kept<number>(rows, 'notice-cursor');
    // What was before anybody followed is not told.
    if (cursor === undefined || cursor > size) {
      await keep(rows, 'notice-cursor', size, at, 'system');
      return false;
    }
    const entries = await rows.selectFrom('auditEntry').select(['sequence', 'entry', 'outcome']).where('sequence', '>=', cursor).orderBy('sequence').limit(entriesAtOnce).execute();
    const last = entries.at(-1);
    if (last === undefined) return false;
    for (const { entry, outcome } of entries) if (outcome === 'success') await tell(parts, rows, JSON.parse(entry) as Noticed, at);
    const before = new Date(Date.parse(at) - keptDays * 86_400_000).toISOString();
    await rows.deleteFrom('mail').where('endedAt', '<', before).execute();
    await rows.deleteFrom('webhookDelivery').where('endedAt', '<', before).execute();
    await keep(rows, 'notice-cursor', last.sequence + 1, at, 'system');
    return entries.length === entriesAtOnce;
  });
}

async function tell(parts: Parts, rows: Writer, entry: Noticed, at: string): Promise<void> {
  const { settings, ports } = parts;
  await mailOfEntry(rows, parts, entry, at);
  const event = eventOf(entry);
  if (event === undefined) return;
  for (const webhook of await rows.selectFrom('webhook').select(['id', 'events']).execute()) {
    if (!(JSON.parse(webhook.events) as readonly string[]).includes(event)) continue;
    const id = newIdentifier(ports);
    await queueDelivery(rows, ports, { id, webhookId: webhook.id, event, body: webhookBody(id, event, entry, settings.publicUrl) }, at);
  }
}

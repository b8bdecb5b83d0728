import type { Actor } from '../../identity/actor.ts';
import type { Reader } from '../../store/store.ts';
import { productsInReach } from '../measured/products-in-reach.ts';
import type { DueItem, Period } from './due-item.ts';
import { dueSources } from './due-sources.ts';

/** What falls due in a period, of all that the actor may see, the earliest first. */
export async function whatIsDue(rows: Reader, actor: Actor, period: Period): Promise<readonly DueItem[]> {
  const items: DueItem[] = [];
  for (const { object, items: ofSource } of dueSources) {
    const reach = productsInReach(actor, object);
    if (reach === undefined || reach.length > 0) items.push(...(await ofSource(rows, period, reach)));
  }
  return items.toSorted((one, other) => (one.on < other.on || (one.on === other.on && one.id < other.id) ? -1 : 1));
}

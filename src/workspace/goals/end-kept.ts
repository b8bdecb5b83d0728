import type { Writer } from '../../store/store.ts';
import type { ActContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import { keepWorkable } from '../measured/keep-workable.ts';

/** Tables of what is set down for goals and ends with a reason. */
type Ending = 'chosenMeasure' | 'milestone' | 'setback' | 'chosenWay' | 'freeGoal' | 'declaredFigure' | 'goalNarrative';

/** Ends one thing that stands; its row stays with the reason. @throws ActRefused when it has ended before */
export async function endKept({ rows, object, actor, at, note }: Pick<ActContext<Writer>, 'rows' | 'object' | 'actor' | 'at' | 'note'>, table: Ending, reason: string): Promise<{ readonly endedAt: string }> {
  keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', object.productId ?? '').executeTakeFirstOrThrow());
  const { endedAt } = await rows.selectFrom(table).select('endedAt').where('id', '=', object.id).executeTakeFirstOrThrow();
  if (endedAt !== null) throw new ActRefused('conflict', 'This has ended already.');
  await rows.updateTable(table).set({ endedAt: at, endedBy: actor.accountId ?? actor.kind, endReason: reason }).where('id', '=', object.id).execute();
  note({ ended: object.id });
  return { endedAt: at };
}

/** Refuses what is done to something that has ended. */
export function keepStanding({ endedAt }: { readonly endedAt: string | null }): void {
  if (endedAt !== null) throw new ActRefused('conflict', 'This has ended; add another in its place.');
}

/** Refuses a change of a product that was put away. */
export async function keepProductWorkable(rows: Writer, product: string | null): Promise<void> {
  keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product ?? '').executeTakeFirstOrThrow());
}

/** No more than this of one kind stands for one product: pages and reports show all of it. */
const standingMost = 200;

/** Refuses one more of a kind of which too many stand. */
export async function keepFew(rows: Writer, table: 'milestone' | 'setback' | 'chosenWay' | 'freeGoal', product: string): Promise<void> {
  const { count } = await rows.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).where('productId', '=', product).where('endedAt', 'is', null).executeTakeFirstOrThrow();
  if (Number(count) >= standingMost) throw new ActRefused('too-many', `A product has at most ${standingMost} of these at a time. End those that no longer matter.`);
}

import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepProductWorkable, keepStanding } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const moveMilestone = changingAct({
  id: 'goal.move-milestone',
  summary: 'Moves a milestone that was not reached to another day, with a reason; the day before stays as a trace.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/milestones/{milestone}/move' },
  input: z.strictObject({ milestone: idShape, dueAt: dayShape, reason: wordsShape }),
  output: z.object({ dueAt: z.string() }),
  find: findKept('milestone', 'milestone'),
  run: async ({ rows, actor, services, at, note }, { milestone, dueAt, reason }) => {
    const before = await rows.selectFrom('milestone').selectAll().where('id', '=', milestone).executeTakeFirstOrThrow();
    await keepProductWorkable(rows, before.productId);
    keepStanding(before);
    if (before.doneAt !== null) throw new ActRefused('conflict', 'This milestone was reached already.');
    if (before.dueAt === dueAt) throw new ActRefused('conflict', 'The milestone is due on this day already.');
    await rows.insertInto('milestoneMove').values({ id: newIdentifier(services.ports), productId: before.productId, milestoneId: milestone, dueBefore: before.dueAt, dueAfter: dueAt, reason, movedAt: at, movedBy: actor.accountId ?? actor.kind }).execute();
    await rows.updateTable('milestone').set({ dueAt }).where('id', '=', milestone).execute();
    note({ before: before.dueAt, after: dueAt });
    return { dueAt };
  },
});

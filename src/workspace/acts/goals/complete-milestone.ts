import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepProductWorkable, keepStanding } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const completeMilestone = changingAct({
  id: 'goal.complete-milestone',
  summary: 'Says that a milestone was reached, on which day, and what was done.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/milestones/{milestone}/completion' },
  input: z.strictObject({ milestone: idShape, doneAt: dayShape.optional(), text: wordsShape.optional() }),
  output: z.object({ doneAt: z.string() }),
  find: findKept('milestone', 'milestone'),
  run: async ({ rows, at, note }, { milestone, doneAt = at.slice(0, 10), text }) => {
    const before = await rows.selectFrom('milestone').selectAll().where('id', '=', milestone).executeTakeFirstOrThrow();
    await keepProductWorkable(rows, before.productId);
    keepStanding(before);
    if (before.doneAt !== null) throw new ActRefused('conflict', 'This milestone was reached already.');
    if (doneAt > at.slice(0, 10)) throw new ActRefused('invalid-input', 'The milestone can’t be completed like this.', [{ path: 'doneAt', message: 'This day lies in the future.' }]);
    await rows.updateTable('milestone').set({ doneAt, doneText: text ?? null }).where('id', '=', milestone).execute();
    note({ doneAt });
    return { doneAt };
  },
});

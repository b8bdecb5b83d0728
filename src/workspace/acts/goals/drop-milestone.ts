import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const dropMilestone = changingAct({
  id: 'goal.drop-milestone',
  summary: 'Drops a milestone, with a reason; it stays as a trace.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/milestones/{milestone}/end' },
  input: z.strictObject({ milestone: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('milestone', 'milestone'),
  run: async (context, { reason }) => endKept(context, 'milestone', reason),
});

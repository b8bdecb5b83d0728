import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const endFreeGoal = changingAct({
  id: 'goal.end-free-goal',
  summary: 'Ends a goal whose figures people enter, with a reason; its figures stay readable.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/free-goals/{goal}/end' },
  input: z.strictObject({ goal: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('freeGoal', 'goal'),
  run: async (context, { reason }) => endKept(context, 'freeGoal', reason),
});

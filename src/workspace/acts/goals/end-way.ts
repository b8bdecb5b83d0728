import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const endWay = changingAct({
  id: 'goal.end-way',
  summary: 'Gives up a way that was chosen, with a reason.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/chosen-ways/{choice}/end' },
  input: z.strictObject({ choice: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('chosenWay', 'choice'),
  run: async (context, { reason }) => endKept(context, 'chosenWay', reason),
});

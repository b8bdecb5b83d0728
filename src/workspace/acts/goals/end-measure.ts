import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const endMeasure = changingAct({
  id: 'goal.end-measure',
  summary: 'Gives up the measure that was chosen for a goal, with a reason; the choice stays as a trace.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/chosen-measures/{choice}/end' },
  input: z.strictObject({ choice: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('chosenMeasure', 'choice'),
  run: async (context, { reason }) => endKept(context, 'chosenMeasure', reason),
});

import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const closeSetback = changingAct({
  id: 'goal.close-setback',
  summary: 'Closes a setback or an obstacle that was overcome, and says how.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/setbacks/{setback}/end' },
  input: z.strictObject({ setback: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('setback', 'setback'),
  run: async (context, { reason }) => endKept(context, 'setback', reason),
});

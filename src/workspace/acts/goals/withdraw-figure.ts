import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const withdrawFigure = changingAct({
  id: 'goal.withdraw-figure',
  summary: 'Withdraws a figure that a person entered, with a reason; it is no longer drawn and stays as a trace.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/declared-figures/{figure}/end' },
  input: z.strictObject({ figure: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('declaredFigure', 'figure'),
  run: async (context, { reason }) => endKept(context, 'declaredFigure', reason),
});

import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { endKept } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

export const endNarrative = changingAct({
  id: 'goal.end-narrative',
  summary: 'Ends the description of how a goal was already reached, with a reason.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/narratives/{narrative}/end' },
  input: z.strictObject({ narrative: idShape, reason: wordsShape }),
  output: z.object({ endedAt: z.string() }),
  find: findKept('goalNarrative', 'narrative'),
  run: async (context, { reason }) => endKept(context, 'goalNarrative', reason),
});

import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { gateDemandShape } from '../../gates/gate-state.ts';
import { exceptionShape, keptDemands, keptExceptions } from '../../gates/kept-gate.ts';
import { findGate } from '../../gates/find.ts';
import { idShape } from '../../shapes.ts';

export const readGate = readingAct({
  id: 'gate.read',
  summary: 'Shows what the releases of a product have to show before they go out, and what may be open until when, with who answers for it.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'GET', path: '/api/v1/products/{product}/gate' },
  input: z.strictObject({ product: idShape }),
  output: z.object({ demands: z.array(gateDemandShape), chosenAt: z.string().nullable(), exceptions: z.array(exceptionShape) }),
  find: findGate,
  run: async ({ rows }, { product }) => {
    const { demands, chosenAt } = await keptDemands(rows, product);
    return { demands: [...demands], chosenAt, exceptions: [...(await keptExceptions(rows, product))] };
  },
});

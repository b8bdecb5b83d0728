import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { gateDemandShape } from '../../gates/gate-state.ts';
import { nothingShape } from '../identity/shapes.ts';
import { findGate } from '../../gates/find.ts';
import { idShape } from '../../shapes.ts';

export const chooseGate = changingAct({
  id: 'gate.choose',
  summary: 'Chooses what the releases of a product have to show before they go out, each at least in part or wholly. Without a choice ten requirements for a small team are asked for.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'PUT', path: '/api/v1/products/{product}/gate' },
  input: z.strictObject({ product: idShape, demands: z.array(gateDemandShape).min(1).max(300).refine((list) => new Set(list.map(({ requirement }) => requirement)).size === list.length, 'Expected each requirement once.') }),
  output: nothingShape,
  find: findGate,
  run: async ({ rows, actor, at, note }, { product, demands }) => {
    await rows.deleteFrom('gate').where('productId', '=', product).execute();
    await rows.insertInto('gate').values({ productId: product, demands: JSON.stringify(demands), changedAt: at, changedBy: actor.accountId ?? actor.kind }).execute();
    note({ demands: demands.length });
    return {};
  },
});

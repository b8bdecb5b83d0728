import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { gateDemandShape } from '../../gates/gate-state.ts';
import { findGate } from '../../gates/find.ts';
import { idShape } from '../../shapes.ts';

/** Longer than a year is no exception. */
const daysMost = 366;
const dayMilliseconds = 86_400_000;

export const exceptRequirement = changingAct({
  id: 'gate.except',
  summary: 'Lets releases of a product out although one requirement is open: with the reason, the account that answers for it, and a day on which it ends, within a year.',
  area: 'business-data',
  object: 'gate',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/products/{product}/gate/exceptions' },
  input: z.strictObject({ product: idShape, requirement: gateDemandShape.shape.requirement, reason: z.string().trim().min(10, 'Expected a reason of at least ten characters.').max(1000), owner: idShape, expiresAt: z.iso.date() }),
  output: z.object({ id: z.string() }),
  find: findGate,
  run: async ({ rows, actor, services, at, note }, { product, requirement, reason, owner, expiresAt }) => {
    const last = new Date(Date.parse(at) + daysMost * dayMilliseconds).toISOString().slice(0, 10);
    if (expiresAt <= at.slice(0, 10) || expiresAt > last) throw new ActRefused('invalid-input', 'An exception ends on a day after today and within a year.', [{ path: 'expiresAt', message: `Expected a day until ${last}.` }]);
    const account = await rows.selectFrom('account').select('id').where('id', '=', owner).where('state', '=', 'active').executeTakeFirst();
    if (account === undefined) throw new ActRefused('invalid-input', 'Somebody who has an account here answers for an exception.', [{ path: 'owner', message: 'Expected the id of an active account.' }]);
    await rows.updateTable('gateException').set({ endedAt: at }).where('productId', '=', product).where('requirement', '=', requirement).where('endedAt', 'is', null).execute();
    const id = newIdentifier(services.ports);
    await rows.insertInto('gateException').values({ id, productId: product, requirement, reason, ownerId: owner, expiresAt, createdBy: actor.accountId ?? actor.kind, createdAt: at, endedAt: null }).execute();
    note({ requirement, owner, expiresAt });
    return { id };
  },
});

import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { clockOf } from '../../goals/clock.ts';
import { keepProductWorkable } from '../../goals/end-kept.ts';
import { findGoalsOf } from '../../goals/find.ts';
import { dayShape, wordsShape } from '../../goals/input-shapes.ts';
import { clockShape } from '../../goals/shapes.ts';
import { idShape } from '../../shapes.ts';

export const setSigningDay = changingAct({
  id: 'goal.set-signing-day',
  summary: 'Sets the day on which the pledge was signed for a product; its year runs from it. Another day, or none, takes its place with a reason.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'PUT', path: '/api/v1/products/{product}/signing-day' },
  input: z.strictObject({ product: idShape, signedAt: dayShape.nullable(), reason: wordsShape.optional() }),
  output: z.object({ clock: clockShape.nullable() }),
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, signedAt, reason }) => {
    await keepProductWorkable(rows, product);
    if (signedAt !== null && signedAt > at.slice(0, 10)) throw wrong('signedAt', 'The day of signing lies in the future; set it when the pledge was signed.');
    const before = await rows.selectFrom('signingDay').select(['id', 'signedAt']).where('productId', '=', product).where('endedAt', 'is', null).executeTakeFirst();
    if (before === undefined && signedAt === null) throw new ActRefused('conflict', 'No day of signing is set.');
    if (before !== undefined && before.signedAt === signedAt) return { clock: clockOf(before.signedAt, at) };
    if (before !== undefined && reason === undefined) throw wrong('reason', 'A day of signing was set already. Say why it changes.');
    const by = actor.accountId ?? actor.kind;
    if (before !== undefined) await rows.updateTable('signingDay').set({ endedAt: at, endedBy: by, endReason: reason ?? null }).where('id', '=', before.id).execute();
    note({ signedAt, ...(before === undefined ? {} : { before: before.signedAt }) });
    if (signedAt === null) return { clock: null };
    await rows.insertInto('signingDay').values({ id: newIdentifier(services.ports), productId: product, signedAt, setAt: at, setBy: by, endedAt: null, endedBy: null, endReason: null }).execute();
    return { clock: clockOf(signedAt, at) };
  },
});

function wrong(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The day can’t be set like this.', [{ path, message }]);
}

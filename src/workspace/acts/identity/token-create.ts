import { z } from 'zod';
import { createApiToken, tokenDaysUsual, tokensMost } from '../../../identity/api-tokens.ts';
import type { Actor } from '../../../identity/actor.ts';
import { changingAct, type AnyAct, type ChangingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { decide, type Moment } from '../../policy/decide.ts';
import { personOf } from './ceremony.ts';
import { own } from './objects.ts';
import { identifierShape, nameShape, timeShape } from './shapes.ts';

const input = z.strictObject({
  name: nameShape,
  acts: z.array(z.string().min(1).max(100)).min(1).max(100),
  productIds: z.array(identifierShape).min(1).max(200).nullable().default(null),
  days: z.int().min(1).max(90).default(tokenDaysUsual),
});
const output = z.object({ tokenId: identifierShape, expiresAt: timeShape, token: z.string() });

/**
 * Makes the act that makes API tokens.
 * @param acts all acts of the workspace, of which a token may have those that its owner may do without a passkey
 */
export function tokenCreate(acts: () => readonly AnyAct[]): ChangingAct<z.infer<typeof input>, z.infer<typeof output>, undefined> {
  return changingAct({
    id: 'token.create',
    summary: 'Makes an API token for some acts and products, with an end; it is shown once.',
    area: 'identity',
    object: 'token',
    needsStepUp: true,
    http: { method: 'POST', path: '/api/v1/account/tokens' },
    input,
    output,
    find: own('token'),
    run: async ({ rows, actor, services: { ports, settings }, at, note }, { name, acts: asked, productIds, days }) => {
      const { accountId } = personOf(actor);
      if (days > settings.tokenDaysMost) throw new ActRefused('invalid-input', `A token lives ${settings.tokenDaysMost} days at most here.`, [{ path: 'days', message: `at most ${settings.tokenDaysMost} was expected` }]);
      const problems = asked.flatMap((id, index) => (mayDelegate(actor, acts().find((act) => act.id === id), productIds, { at, stepUpMinutes: settings.stepUpMinutes }) ? [] : [{ path: `acts.${index}`, message: 'an act was expected that you may do yourself and that needs no passkey' }]));
      if (problems.length > 0) throw new ActRefused('invalid-input', 'A token may do only what its owner may do without showing a passkey.', problems);
      if (productIds !== null) {
        const known = await rows.selectFrom('product').where('id', 'in', productIds).select('id').execute();
        if (known.length < new Set(productIds).size) throw new ActRefused('invalid-input', 'A token may be narrowed only to products that exist.', [{ path: 'productIds', message: 'ids of products were expected' }]);
      }
      const made = await createApiToken(rows, ports, actor.scope.organisationId, accountId, { name, acts: [...new Set(asked)], productIds, days }, at);
      if (made === undefined) throw new ActRefused('conflict', `You have ${tokensMost} tokens already, which is the most. Revoke one first.`);
      note({ token: made.id, acts: asked.join(' ').slice(0, 500), expiresAt: made.expiresAt });
      return { tokenId: made.id, expiresAt: made.expiresAt, token: made.token };
    },
  });
}

/** Whether the policies would let a token of this person do an act with anything at all. Each use is asked anew. */
function mayDelegate(actor: Actor, act: AnyAct | undefined, productIds: readonly string[] | null, moment: Moment): boolean {
  if (act === undefined || act.isOpen === true) return false;
  const token: Actor = { ...actor, kind: 'token', session: null, tokenId: 'new', narrowedTo: { acts: [act.id], productIds } };
  const products = productIds ?? [null, ...actor.roles.map(({ productId }) => productId)];
  return products.some((productId) => decide(token, act, { kind: act.object, id: 'any', productId, accountId: null }, moment).outcome === 'allowed');
}

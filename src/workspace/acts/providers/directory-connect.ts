import { z } from 'zod';
import { createDirectoryToken, directoryTokensMost } from '../../../identity/provider/directory-token.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { personOf } from '../identity/ceremony.ts';
import { findProvider } from './shapes.ts';

export const directoryConnect = changingAct({
  id: 'provider.connect-directory',
  summary: 'Lets a provider’s directory keep accounts and groups here by SCIM 2.0: gives the address and a token, which is shown once. A second token can be made before the first one ends.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/providers/{provider}/directory' },
  input: z.strictObject({ provider: idShape, subject: z.enum(['userName', 'externalId']).nullable(), days: z.int().min(1).max(90).default(30) }),
  output: z.object({ tokenId: z.string(), address: z.string(), token: z.string(), expiresAt: z.string() }),
  find: findProvider,
  run: async ({ rows, actor, services: { ports, settings }, at, note }, { provider: providerId, subject, days }) => {
    if (days > settings.tokenDaysMost) throw new ActRefused('invalid-input', `A token lives ${settings.tokenDaysMost} days at most here.`, [{ path: 'days', message: `at most ${settings.tokenDaysMost} was expected` }]);
    const kept = await rows.selectFrom('directoryUser').where('providerId', '=', providerId).select('accountId').limit(1).executeTakeFirst();
    const { directorySubject } = await rows.selectFrom('identityProvider').where('id', '=', providerId).select('directorySubject').executeTakeFirstOrThrow();
    // Another attribute would make other people of those who are there.
    if (kept !== undefined && directorySubject !== subject) throw new ActRefused('conflict', `This directory has sent people already, who are known by ${directorySubject ?? 'no attribute'}. That can’t be changed afterwards.`);
    const made = await createDirectoryToken(rows, ports, actor.scope.organisationId, { providerId, accountId: personOf(actor).accountId, days }, at);
    if (made === undefined) throw new ActRefused('conflict', `This directory has ${directoryTokensMost} tokens already, which is the most. Revoke one first.`);
    await rows.updateTable('identityProvider').set({ directorySubject: subject, changedAt: at }).where('id', '=', providerId).execute();
    note({ provider: providerId, directoryToken: made.id, subject, expiresAt: made.expiresAt });
    return { tokenId: made.id, address: new URL('/scim/v2', settings.publicUrl).href, token: made.token, expiresAt: made.expiresAt };
  },
});

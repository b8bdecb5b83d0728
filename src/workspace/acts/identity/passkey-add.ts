import { z } from 'zod';
import { addPasskey, passkeysMost } from '../../../identity/passkey/passkeys.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { personOf } from './ceremony.ts';
import { assertMayAddPasskey } from './may-change-passkeys.ts';
import { own } from './objects.ts';
import { ceremonyShape, madePasskeyShape, nameShape, passkeyIdShape } from './shapes.ts';
import { verifiedRegistration } from './verified-registration.ts';

export const passkeyAdd = changingAct({
  id: 'passkey.add',
  summary: 'Adds the passkey that the browser made. All other sessions end; after a recovery code this one too, and the new passkey signs in.',
  area: 'identity',
  object: 'credential',
  http: { method: 'POST', path: '/api/v1/account/passkeys' },
  input: z.strictObject({ ceremony: ceremonyShape, name: nameShape, response: madePasskeyShape }),
  output: z.object({ passkeyId: passkeyIdShape, isSignedOut: z.boolean() }),
  find: own('credential'),
  prepare: async (context, input) => {
    const { passkey, spent } = await verifiedRegistration(context, 'account', input);
    const { accountId, session } = personOf(context.actor);
    if (spent.accountId !== accountId || spent.detail['session'] !== session.id) throw new ActRefused('conflict', 'This passkey was begun in another session. Begin again.');
    return passkey;
  },
  run: async ({ rows, actor, services, at, note }, { name }, passkey) => {
    const { accountId, session } = personOf(actor);
    await assertMayAddPasskey(rows, actor, services, at);
    if (!await addPasskey(rows, accountId, passkey, name, at)) throw new ActRefused('conflict', `This passkey is there already, or the account has ${passkeysMost} passkeys, which is the most.`);
    const isRecovery = session.method === 'recovery';
    const ended = await endSessions(rows, accountId, isRecovery ? 'recovered' : 'credentials-changed', at, isRecovery ? null : session.id);
    note({ passkey: passkey.id, sessionsEnded: ended });
    return { passkeyId: passkey.id, isSignedOut: isRecovery };
  },
});

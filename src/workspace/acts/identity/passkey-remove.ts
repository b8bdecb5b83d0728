import { z } from 'zod';
import { removePasskey, type KeptBecause } from '../../../identity/passkey/passkeys.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { personOf } from './ceremony.ts';
import { ownPasskey } from './own-passkey.ts';
import { passkeyIdShape } from './shapes.ts';

const words: Readonly<Record<Exclude<KeptBecause, 'unknown'>, string>> = {
  'last-of-administrator': 'This is your last passkey, and whoever administers must have one. Make another first.',
  'last-credential': 'This is your last way to sign in. Make another passkey first.',
};

export const passkeyRemove = changingAct({
  id: 'passkey.remove',
  summary: 'Removes one of one’s own passkeys, never the last one of an administrator. All other sessions end.',
  area: 'identity',
  object: 'credential',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/account/passkeys/{passkeyId}' },
  input: z.strictObject({ passkeyId: passkeyIdShape }),
  output: z.object({ sessionsEnded: z.number() }),
  find: ownPasskey,
  run: async ({ rows, actor, services: { settings }, at }, { passkeyId }) => {
    const { accountId, session } = personOf(actor);
    const kept = await removePasskey(rows, settings, accountId, passkeyId, at);
    if (kept === 'unknown') throw new ActRefused('not-found', 'There is no such passkey.');
    if (kept !== undefined) throw new ActRefused('conflict', words[kept]);
    return { sessionsEnded: await endSessions(rows, accountId, 'credentials-changed', at, session.id) };
  },
});

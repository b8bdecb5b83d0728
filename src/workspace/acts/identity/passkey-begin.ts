import { z } from 'zod';
import { registrationOptions } from '../../../identity/passkey/registration.ts';
import { passkeysOf } from '../../../identity/passkey/passkeys.ts';
import { changingAct } from '../../act.ts';
import { beginCeremony, personOf } from './ceremony.ts';
import { assertMayAddPasskey } from './may-change-passkeys.ts';
import { own } from './objects.ts';
import { ceremonyShape, creationOptionsShape, nothingShape } from './shapes.ts';

export const passkeyBegin = changingAct({
  id: 'passkey.begin',
  summary: 'Begins to make a further passkey for one’s own account; asks for a passkey shown just now, where there is one.',
  area: 'identity',
  object: 'credential',
  http: { method: 'POST', path: '/api/v1/account/passkeys/begin' },
  input: nothingShape,
  output: z.object({ options: creationOptionsShape, ceremony: ceremonyShape }),
  find: own('credential'),
  prepare: async ({ actor, services, at }) => {
    const { accountId } = personOf(actor);
    const existing = await services.store.read(actor.scope, async (rows) => {
      await assertMayAddPasskey(rows, actor, services, at);
      return passkeysOf(rows, accountId);
    });
    return registrationOptions(services.ports, services.settings, { organisationId: actor.scope.organisationId, accountId, displayName: actor.displayName, existing });
  },
  run: async (context, _input, options) => {
    const { accountId, session } = personOf(context.actor);
    return { options: creationOptionsShape.parse(options), ceremony: await beginCeremony(context, 'passkey-registration', accountId, { for: 'account', challenge: options.challenge, session: session.id }) };
  },
});

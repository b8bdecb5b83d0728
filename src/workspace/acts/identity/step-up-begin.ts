import { z } from 'zod';
import { assertionOptions } from '../../../identity/passkey/assertion.ts';
import { passkeysOf } from '../../../identity/passkey/passkeys.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { refusalWords } from '../../refusal-words.ts';
import { beginCeremony, personOf } from './ceremony.ts';
import { ownSession } from './objects.ts';
import { ceremonyShape, nothingShape, requestOptionsShape } from './shapes.ts';

export const stepUpBegin = changingAct({
  id: 'step-up.begin',
  summary: 'Begins to confirm a sensitive act: asks the browser for a passkey of the person who is signed in.',
  area: 'identity',
  object: 'session',
  http: { method: 'POST', path: '/api/v1/account/step-up/begin' },
  input: nothingShape,
  output: z.object({ options: requestOptionsShape, ceremony: ceremonyShape }),
  find: ownSession,
  prepare: async ({ actor, services: { store, ports, settings } }) => {
    const passkeys = await store.read(actor.scope, async (rows) => passkeysOf(rows, personOf(actor).accountId));
    if (passkeys.length === 0) throw new ActRefused('passkey-needed', refusalWords['passkey-needed']);
    return assertionOptions(ports, settings, passkeys);
  },
  run: async (context, _input, options) => {
    const { accountId, session } = personOf(context.actor);
    return { options: requestOptionsShape.parse(options), ceremony: await beginCeremony(context, 'step-up', accountId, { challenge: options.challenge, session: session.id }) };
  },
});

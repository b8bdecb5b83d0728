import { z } from 'zod';
import { assertionOptions } from '../../../identity/passkey/assertion.ts';
import { changingAct } from '../../act.ts';
import { beginCeremony } from './ceremony.ts';
import { ownOrganisation } from './objects.ts';
import { ceremonyShape, nothingShape, requestOptionsShape } from './shapes.ts';

export const signInBegin = changingAct({
  id: 'sign-in.begin',
  summary: 'Begins to sign in: asks the browser for any passkey of this workspace. Nobody says who they are, so nothing can be learnt about accounts.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/sign-in/passkey/begin' },
  input: nothingShape,
  output: z.object({ options: requestOptionsShape, ceremony: ceremonyShape }),
  find: ownOrganisation,
  prepare: async ({ services: { ports, settings } }) => assertionOptions(ports, settings),
  run: async (context, _input, options) => ({ options: requestOptionsShape.parse(options), ceremony: await beginCeremony(context, 'passkey-sign-in', null, { challenge: options.challenge }) }),
});

import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { registrationOptions } from '../../../identity/passkey/registration.ts';
import { isSetUp } from '../../../identity/setup.ts';
import { peekSingleUse } from '../../../identity/single-use.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { beginCeremony } from './ceremony.ts';
import { ownOrganisation } from './objects.ts';
import { ceremonyShape, creationOptionsShape, nameShape, secretShape } from './shapes.ts';

/** What is said of a link that is unknown, was used or has ended, and of one that is not needed any more. */
export const setupLinkVoid = 'This setup link was used, has ended, or never was one. While nobody administers the workspace, “assay setup-link” on its host prints a new one.';

export const setupBegin = changingAct({
  id: 'setup.begin',
  summary: 'Begins to set the workspace up with the link that its host printed: asks the browser for the first administrator’s passkey.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/setup/begin' },
  input: z.strictObject({ link: secretShape, displayName: nameShape }),
  output: z.object({ options: creationOptionsShape, ceremony: ceremonyShape }),
  find: ownOrganisation,
  prepare: async ({ actor, services: { ports, settings } }, { displayName }) => {
    const accountId = newIdentifier(ports);
    return { accountId, options: await registrationOptions(ports, settings, { organisationId: actor.scope.organisationId, accountId, displayName, existing: [] }) };
  },
  run: async (context, { link, displayName }, { accountId, options }) => {
    const { rows, at } = context;
    if (await isSetUp(rows) || await peekSingleUse(rows, 'setup', link, at) === undefined) throw new ActRefused('not-found', setupLinkVoid);
    const ceremony = await beginCeremony(context, 'passkey-registration', null, { for: 'setup', challenge: options.challenge, newAccountId: accountId, displayName });
    return { options: creationOptionsShape.parse(options), ceremony };
  },
});

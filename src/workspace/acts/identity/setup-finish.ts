import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { addPasskey } from '../../../identity/passkey/passkeys.ts';
import { issueRecoveryCodes } from '../../../identity/recovery-codes.ts';
import { openSession } from '../../../identity/sessions.ts';
import { closeSetup, isSetUp } from '../../../identity/setup.ts';
import { consumeSingleUse } from '../../../identity/single-use.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { ownOrganisation } from './objects.ts';
import { setupLinkVoid } from './setup-begin.ts';
import { ceremonyShape, identifierShape, madePasskeyShape, nameShape, secretShape, sessionShape } from './shapes.ts';
import { verifiedRegistration } from './verified-registration.ts';

export const setupFinish = changingAct({
  id: 'setup.finish',
  summary: 'Ends setup: makes the first administrator with the passkey that the browser made, and gives recovery codes once. No link opens setup again.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/setup/finish' },
  input: z.strictObject({ link: secretShape, ceremony: ceremonyShape, passkeyName: nameShape, response: madePasskeyShape }),
  output: z.object({ session: sessionShape, accountId: identifierShape, recoveryCodes: z.array(z.string()) }),
  find: ownOrganisation,
  prepare: async (context, input) => verifiedRegistration(context, 'setup', input),
  run: async ({ rows, actor, services: { ports, settings }, at, note }, { link, passkeyName }, { passkey, spent }) => {
    if (await isSetUp(rows) || await consumeSingleUse(rows, 'setup', link, at) === undefined) throw new ActRefused('not-found', setupLinkVoid);
    const { newAccountId, displayName } = spent.detail;
    const accountId = String(newAccountId);
    await rows.insertInto('account').values({ id: accountId, displayName: String(displayName), mail: null, state: 'active', madeBy: 'setup', createdAt: at, deactivatedAt: null }).execute();
    await rows.insertInto('roleGrant').values({ id: newIdentifier(ports), accountId, role: 'administrator', productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
    await addPasskey(rows, accountId, passkey, passkeyName, at);
    await closeSetup(rows, accountId, at);
    const recoveryCodes = await issueRecoveryCodes(rows, ports, accountId, at);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: 'setup', request: actor.request, isSteppedUp: true });
    note({ account: accountId });
    return { session: { cookie, endsAt }, accountId, recoveryCodes: [...recoveryCodes] };
  },
});

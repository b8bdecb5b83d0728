import { z } from 'zod';
import { seeAssertion, seeIdentity } from '../../../identity/provider/external-identity.ts';
import { providerById } from '../../../identity/provider/provider.ts';
import { endSession, openSession } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { notSignedIn } from '../identity/ceremony.ts';
import { ownOrganisation } from '../identity/objects.ts';
import { ceremonyShape, identifierShape, secretShape, sessionShape } from '../identity/shapes.ts';
import { directoryGroups } from '../directory/memberships.ts';
import { accountFor } from './account-for.ts';
import { finishAtProvider } from './ceremony.ts';
import { followGroups, rolesOfGroups } from './group-roles.ts';

/** The query of a returning browser, or the field SAMLResponse: 256 kB in base64. */
export const answerShape = z.string().min(1).max(360_000);

export const signInProviderFinish = changingAct({
  id: 'sign-in.provider-finish',
  summary: 'Signs in with what the browser brought back from a provider; with an invitation, the invited account becomes this person’s.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/sign-in/provider/finish' },
  input: z.strictObject({ provider: idShape, ceremony: ceremonyShape, answer: answerShape, invitation: secretShape.optional() }),
  output: z.object({ session: sessionShape, accountId: identifierShape }),
  find: ownOrganisation,
  prepare: async (context, input) => finishAtProvider(context, input, 'sign-in', notSignedIn),
  run: async (context, { invitation }, { provider: asked, vouched }) => {
    const { rows, actor, services: { ports, settings }, at, note } = context;
    // It may have been disabled, or its groups mapped anew, while the answer was checked.
    const provider = await providerById(rows, asked.id);
    if (provider?.state !== 'active') throw new ActRefused('signed-out', notSignedIn);
    if (vouched.assertion !== null && !await seeAssertion(rows, provider.id, vouched.assertion, at)) throw new ActRefused('signed-out', notSignedIn);
    const accountId = await accountFor(context, { provider, vouched }, invitation);
    await seeIdentity(rows, provider.id, vouched.subject, at);
    // Where a directory keeps the account, its groups count, and not those that a token may leave out; but an administrator is who the provider itself vouches for as one.
    const kept = await directoryGroups(rows, provider.id, accountId);
    const isVouchedAdministrator = rolesOfGroups(provider, vouched.groups).includes('administrator');
    const isChanged = await followGroups(rows, ports, provider, accountId, kept ?? vouched.groups, at, kept === undefined || isVouchedAdministrator ? {} : { withheld: 'administrator' });
    if (actor.session !== null) await endSession(rows, actor.session.id, 'replaced', at);
    const { cookie, endsAt } = await openSession(rows, ports, settings, actor.scope.organisationId, { accountId, method: provider.kind, request: actor.request, isSteppedUp: false });
    note({ account: accountId, provider: provider.id, rolesChanged: isChanged });
    return { session: { cookie, endsAt }, accountId };
  },
});

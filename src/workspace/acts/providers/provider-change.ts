import { z } from 'zod';
import { discover } from '../../../identity/oidc/provider-metadata.ts';
import { clientSecretPurpose, providerById, type Provider } from '../../../identity/provider/provider.ts';
import { readIdentityProvider } from '../../../identity/saml/identity-provider.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { createServiceCaller } from '../../../net/service-call.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape, nameShape } from '../../shapes.ts';
import { followDirectory } from '../directory/memberships.ts';
import { readFromProvider } from './connect.ts';
import { clientSecretShape, findProvider, groupRolesShape, groupsFromShape, samlMetadataShape } from './shapes.ts';

export const providerChange = changingAct({
  id: 'provider.change',
  summary: 'Changes a provider: its name, groups, client secret or SAML metadata (a new certificate), looks an OpenID provider up again, or disables it, which ends the sessions of its people.',
  area: 'configuration',
  object: 'provider',
  needsStepUp: true,
  http: { method: 'PATCH', path: '/api/v1/providers/{provider}' },
  input: z.strictObject({
    provider: idShape, name: nameShape.optional(), state: z.enum(['active', 'disabled']).optional(), groupsFrom: groupsFromShape.optional(), groupRoles: groupRolesShape.optional(),
    clientSecret: clientSecretShape.optional(), looksUpAgain: z.boolean().default(false), metadata: samlMetadataShape.optional(),
  }),
  output: z.object({ changed: z.array(z.string()), sessionsEnded: z.number() }),
  find: findProvider,
  prepare: async ({ actor, services: { store, settings } }, { provider: id, clientSecret, looksUpAgain, metadata }) => {
    const provider = await store.read(actor.scope, async (rows) => providerById(rows, id));
    if (provider === undefined) throw new ActRefused('not-found', 'There is no such provider.');
    if (provider.kind === 'oidc' ? metadata !== undefined : clientSecret !== undefined || looksUpAgain) throw new ActRefused('invalid-input', 'This does not belong to a provider of this kind.');
    return described(provider, { looksUpAgain, metadata, privateHosts: settings.privateHostsAllowed });
  },
  run: async ({ rows, services: { secrets, ports }, at, note }, { provider: id, name, state, groupsFrom, groupRoles, clientSecret }, news) => {
    const provider = await providerById(rows, id);
    if (provider === undefined) throw new ActRefused('not-found', 'There is no such provider.');
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(state === undefined ? {} : { state }),
      ...(groupRoles === undefined ? {} : { groupRoles: JSON.stringify(groupRoles) }),
      ...(clientSecret === undefined ? {} : { sealedSecret: secrets.seal(clientSecretPurpose, Buffer.from(clientSecret)) }),
      ...(news === undefined && groupsFrom === undefined ? {} : { configuration: JSON.stringify({ ...provider.configuration, ...news, ...(groupsFrom === undefined ? {} : { groupsFrom }) }) }),
    };
    await rows.updateTable('identityProvider').set({ ...changes, changedAt: at }).where('id', '=', id).execute();
    const sessionsEnded = state === 'disabled' && provider.state === 'active' ? await endSessionsOf(id) : 0;
    if (groupRoles !== undefined) await followMapping();
    note({ changed: Object.keys(changes).join(', '), sessionsEnded });
    return { changed: Object.keys(changes), sessionsEnded };

    /** Who signs in by the provider gets the new roles then; whom its directory keeps gets them now. */
    async function followMapping(): Promise<void> {
      const mapped = await providerById(rows, id);
      const kept = await rows.selectFrom('directoryUser').where('providerId', '=', id).where('removedAt', 'is', null).select('accountId').execute();
      if (mapped !== undefined) for (const { accountId } of kept) await followDirectory(rows, ports, mapped, accountId, at);
    }

    /** Whoever is linked may have signed in by it; they sign in anew by another way. */
    async function endSessionsOf(providerId: string): Promise<number> {
      const people = await rows.selectFrom('externalIdentity').where('providerId', '=', providerId).select('accountId').execute();
      let ended = 0;
      for (const { accountId } of people) ended += await endSessions(rows, accountId, 'credentials-changed', at);
      return ended;
    }
  },
});

/** What the provider says of itself now; its issuer stays what it was, else its people would be others. */
async function described(provider: Provider, { looksUpAgain, metadata, privateHosts }: { readonly looksUpAgain: boolean; readonly metadata: string | undefined; readonly privateHosts: readonly string[] }): Promise<object | undefined> {
  if (provider.kind === 'oidc') {
    const { issuer } = provider.configuration.metadata;
    return looksUpAgain ? { metadata: await readFromProvider('looksUpAgain', async () => discover(issuer, createServiceCaller(privateHosts))) } : undefined;
  }
  if (metadata === undefined) return undefined;
  const read = await readFromProvider('metadata', () => readIdentityProvider(metadata));
  if (read.entityId !== provider.configuration.entityId) throw new ActRefused('conflict', 'This is the metadata of another provider. Add it as a provider of its own.');
  return read;
}

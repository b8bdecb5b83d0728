import { directoryTokenPage, newOidcPage, newSamlPage, providerPage, providersPage, type ShownProvider } from '../../pages/providers.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { directoryConnect } from '../../workspace/acts/providers/directory-connect.ts';
import { directoryDisconnect } from '../../workspace/acts/providers/directory-disconnect.ts';
import { providerAddOidc } from '../../workspace/acts/providers/provider-add-oidc.ts';
import { providerAddSaml } from '../../workspace/acts/providers/provider-add-saml.ts';
import { providerChange } from '../../workspace/acts/providers/provider-change.ts';
import { providerList } from '../../workspace/acts/providers/provider-list.ts';
import { providerLookOidc } from '../../workspace/acts/providers/provider-look-oidc.ts';
import { providerLookSaml } from '../../workspace/acts/providers/provider-look-saml.ts';
import { providerSamlMetadata } from '../../workspace/acts/providers/provider-saml-metadata.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const providers: Look = {
  acts: [providerList],
  show: async ({ visitor, ask, now }) => providersPage(visitor, (await ask(providerList, {})).providers, now),
};
const newOidc: Look = { acts: [], show: async ({ sent }) => newOidcPage(undefined, sent) };
const newSaml: Look = { acts: [], show: async ({ sent }) => newSamlPage(undefined, sent) };
/** Sent and refused, the second form is shown again beside what was looked up. */
const secondOidc: Look = { acts: [providerLookOidc], show: async ({ ask, sent }) => newOidcPage(await ask(providerLookOidc, { issuer: sent.values.get('issuer') ?? '' }), sent) };
const secondSaml: Look = { acts: [providerLookSaml], show: async ({ ask, sent }) => newSamlPage(await ask(providerLookSaml, { metadata: sent.values.get('metadata') ?? '' }), sent) };

const provider: Look = {
  acts: [providerList, providerSamlMetadata],
  show: async (visit) => {
    const { visitor, ask, query, now, tokenDaysMost, sent } = visit;
    const shown = await providerOf(visit);
    const ownMetadata = shown.kind === 'saml' && offersAnywhere(visitor, providerSamlMetadata.id) ? (await ask(providerSamlMetadata, { provider: shown.id })).metadata : undefined;
    return providerPage(visitor, shown, { ownMetadata, now, done: query.get('done'), daysMost: tokenDaysMost, sent });
  },
};

async function providerOf({ path, ask }: Visit): Promise<ShownProvider> {
  const found = (await ask(providerList, {})).providers.find(({ id }) => id === path['provider']);
  if (found === undefined) throw new ActRefused('not-found', 'There is no such provider.');
  return found;
}

const idOf = (visit: Visit): string => visit.path['provider'] ?? '';
const given = (visit: Visit, name: string): string => visit.sent.values.get(name) ?? '';

/** A form that changes one thing of a provider. */
function changing(name: string, changes: (visit: Visit) => object | Promise<object>): PageRoute {
  return sentTo(`/providers/{provider}/${name}`, [providerChange, providerList], async (visit) => {
    await visit.ask(providerChange, { provider: idOf(visit), ...(await changes(visit)) });
    return `/providers/${idOf(visit)}?done=changed`;
  }, provider);
}

export const providerPages: readonly PageRoute[] = [
  lookAt('/providers', providers),
  lookAt('/providers/new-oidc', newOidc),
  sentTo('/providers/new-oidc/look', [providerLookOidc], async (visit) => secondOidc.show(visit), newOidc),
  sentTo('/providers/new-oidc', [providerAddOidc], async (visit) => {
    const { id } = await visit.ask(providerAddOidc, { name: given(visit, 'name'), issuer: given(visit, 'issuer'), clientId: given(visit, 'clientId'), clientSecret: given(visit, 'clientSecret'), groupsFrom: given(visit, 'groupsFrom') });
    return `/providers/${id}?done=added`;
  }, secondOidc),
  lookAt('/providers/new-saml', newSaml),
  sentTo('/providers/new-saml/look', [providerLookSaml], async (visit) => secondSaml.show(visit), newSaml),
  sentTo('/providers/new-saml', [providerAddSaml], async (visit) => {
    const { id } = await visit.ask(providerAddSaml, { name: given(visit, 'name'), metadata: given(visit, 'metadata'), groupsFrom: given(visit, 'groupsFrom') });
    return `/providers/${id}?done=added`;
  }, secondSaml),
  lookAt('/providers/{provider}', provider),
  changing('state', (visit) => ({ state: given(visit, 'state') })),
  changing('name', (visit) => ({ name: given(visit, 'name'), groupsFrom: given(visit, 'groupsFrom') })),
  changing('secret', (visit) => ({ clientSecret: given(visit, 'clientSecret') })),
  changing('metadata', (visit) => ({ metadata: given(visit, 'metadata') })),
  changing('look', () => ({ looksUpAgain: true })),
  changing('groups', async (visit) => ({ groupRoles: { ...(await providerOf(visit)).groupRoles, [given(visit, 'group').trim()]: given(visit, 'role') } })),
  changing('groups/removal', async (visit) => {
    const { [given(visit, 'group')]: _removed, ...rest } = (await providerOf(visit)).groupRoles;
    return { groupRoles: rest };
  }),
  sentTo('/providers/{provider}/directory', [directoryConnect], async (visit) => {
    const subject = given(visit, 'subject');
    return directoryTokenPage(await visit.ask(directoryConnect, { provider: idOf(visit), subject: subject === '' ? null : subject, days: Number(given(visit, 'days')) }), idOf(visit));
  }, provider),
  sentTo('/providers/{provider}/directory/revocation', [directoryDisconnect], async (visit) => {
    await visit.ask(directoryDisconnect, { provider: idOf(visit), tokenId: given(visit, 'tokenId') });
    return `/providers/${idOf(visit)}#directory`;
  }, provider),
];

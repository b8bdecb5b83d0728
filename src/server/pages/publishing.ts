import { chosenLists } from '../../pages/publishing/file-choice.ts';
import { preparationPage } from '../../pages/publishing/preparation.ts';
import { publishPage } from '../../pages/publishing/publish.ts';
import { publisherPage, revocationPage } from '../../pages/publishing/publisher.ts';
import { offers } from '../../pages/visitor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { listAssessments } from '../../workspace/acts/products/list-assessments.ts';
import { listReleases } from '../../workspace/acts/products/list-releases.ts';
import { approvePublication } from '../../workspace/acts/publishing/approve-publication.ts';
import { chooseFiles } from '../../workspace/acts/publishing/choose-files.ts';
import { createPublisher } from '../../workspace/acts/publishing/create-publisher.ts';
import { declinePublication } from '../../workspace/acts/publishing/decline-publication.ts';
import { listPublications } from '../../workspace/acts/publishing/list-publications.ts';
import { previewPublication } from '../../workspace/acts/publishing/preview-publication.ts';
import { publishAlone } from '../../workspace/acts/publishing/publish-alone.ts';
import { readDossier } from '../../workspace/acts/publishing/read-dossier.ts';
import { readPublisher } from '../../workspace/acts/publishing/read-publisher.ts';
import { recordConsent } from '../../workspace/acts/publishing/record-consent.ts';
import { requestPublication } from '../../workspace/acts/publishing/request-publication.ts';
import { revokeKey } from '../../workspace/acts/publishing/revoke-key.ts';
import { rotateKey } from '../../workspace/acts/publishing/rotate-key.ts';
import { withdrawConsent } from '../../workspace/acts/publishing/withdraw-consent.ts';
import { withdrawDossier } from '../../workspace/acts/publishing/withdraw-dossier.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const publish: Look = {
  acts: [readDossier],
  show: async ({ path, visitor, ask, sent, workspace }) => publishPage(visitor, await ask(readDossier, { product: path['product'] }), workspace, sent),
};

const preparation: Look = {
  acts: [readDossier, previewPublication, listReleases, listAssessments],
  show: async ({ path, query, visitor, ask, sent }) => {
    const dossier = await ask(readDossier, { product: path['product'] });
    const { releases } = await ask(listReleases, { product: dossier.product.id });
    const wanted = query.get('release');
    const release = wanted === null ? releases[0] : releases.find(({ id }) => id === wanted) ?? dossier.requests.flatMap(({ releaseId, version }) => (releaseId === wanted ? [{ id: releaseId, version }] : []))[0];
    const preview = release === undefined ? undefined : await ask(previewPublication, { release: release.id });
    const assessed = release === undefined || !offers(visitor, listAssessments.id, dossier.product.id) ? undefined : (await ask(listAssessments, { release: release.id, limit: 1 })).assessments[0];
    return preparationPage(visitor, { dossier, releases, release, preview, assessed, byPatterns: query.get('by') === 'patterns', sent });
  },
};

const publisher: Look = {
  acts: [readPublisher, listPublications],
  show: async ({ query, visitor, ask, sent }) => {
    const before = /^\d{1,9}$/u.exec(query.get('before') ?? '')?.[0];
    const isContinuous = query.get('done') === null ? undefined : query.get('done') === 'continuous';
    return publisherPage(visitor, (await ask(readPublisher, {})).publisher, await ask(listPublications, { limit: 50, ...(before === undefined ? {} : { before: Number(before) }) }), isContinuous, sent);
  },
};

const revocation: Look = {
  acts: [readPublisher],
  show: async ({ path, ask, sent }) => {
    const { publisher: found } = await ask(readPublisher, {});
    const key = found?.keys.find(({ keyId }) => keyId === path['key']);
    if (found === null || key === undefined) throw new ActRefused('not-found', 'There is no such key.');
    return revocationPage(found, key, sent);
  },
};

function publishing({ path }: Visit): string {
  return `/products/${path['product'] ?? ''}/publish`;
}

/** Back to where the release is prepared that the form was sent from. */
function preparing(visit: Visit): string {
  const release = visit.query.get('release');
  return `${publishing(visit)}/preparation${release === null ? '' : `?release=${encodeURIComponent(release)}`}${visit.query.get('by') === 'patterns' ? '&by=patterns' : ''}`;
}

export const publishingPages: readonly PageRoute[] = [
  lookAt('/products/{product}/publish', publish),
  lookAt('/products/{product}/publish/preparation', preparation),
  sentTo('/products/{product}/publish/files', [chooseFiles], async (visit) => {
    await visit.ask(chooseFiles, { product: visit.path['product'], ...chosenLists(visit.sent.values) });
    return preparing(visit);
  }, preparation),
  sentTo('/products/{product}/publish/consents', [recordConsent], async (visit) => {
    await visit.ask(recordConsent, { product: visit.path['product'], name: visit.sent.values.get('name') ?? '', words: visit.sent.values.get('words') ?? '' });
    return preparing(visit);
  }, preparation),
  sentTo('/products/{product}/publish/consents/{consent}/withdrawal', [withdrawConsent], async (visit) => {
    await visit.ask(withdrawConsent, { product: visit.path['product'], consent: visit.path['consent'] });
    return preparing(visit);
  }, preparation),
  sentTo('/products/{product}/publish/requests', [requestPublication], async (visit) => {
    await visit.ask(requestPublication, { release: visit.query.get('release') ?? '', planDigest: visit.sent.values.get('planDigest') ?? '' });
    return publishing(visit);
  }, preparation),
  sentTo('/products/{product}/publish/requests/{request}/approval', [approvePublication], async (visit) => {
    await visit.ask(approvePublication, { request: visit.path['request'] });
    return publishing(visit);
  }, publish),
  sentTo('/products/{product}/publish/requests/{request}/publication', [publishAlone], async (visit) => {
    await visit.ask(publishAlone, { request: visit.path['request'] });
    return publishing(visit);
  }, publish),
  sentTo('/products/{product}/publish/requests/{request}/refusal', [declinePublication], async (visit) => {
    await visit.ask(declinePublication, { request: visit.path['request'], reason: visit.sent.values.get('reason') ?? '' });
    return publishing(visit);
  }, publish),
  sentTo('/products/{product}/publish/withdrawal', [withdrawDossier], async (visit) => {
    await visit.ask(withdrawDossier, { product: visit.path['product'], reason: (visit.sent.values.get('reason') ?? '').replaceAll(/\s+/gu, ' ') });
    return publishing(visit);
  }, publish),
  lookAt('/publisher', publisher),
  sentTo('/publisher', [createPublisher], async ({ ask, sent: { values } }) => {
    await ask(createPublisher, { domain: (values.get('domain') ?? '').trim() });
    return '/publisher';
  }, publisher),
  sentTo('/publisher/keys', [rotateKey], async ({ ask, sent: { values } }) => {
    const { isContinuous } = await ask(rotateKey, { purpose: values.get('purpose') ?? '' });
    return `/publisher?done=${isContinuous ? 'continuous' : 'new-anchor'}`;
  }, publisher),
  lookAt('/publisher/keys/{key}', revocation),
  sentTo('/publisher/keys/{key}', [revokeKey], async ({ ask, path, sent: { values } }) => {
    const note = (values.get('note') ?? '').replaceAll(/\s+/gu, ' ').trim();
    const { isContinuous } = await ask(revokeKey, { keyId: path['key'], reason: values.get('reason') ?? '', ...(note === '' ? {} : { note }) });
    return `/publisher?done=${isContinuous ? 'continuous' : 'new-anchor'}`;
  }, revocation),
];

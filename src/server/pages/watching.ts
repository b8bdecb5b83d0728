import { dossierCheckPage } from '../../pages/watching/dossiers.ts';
import { alertPage, alertsPage } from '../../pages/watching/alerts.ts';
import { portfolioPage } from '../../pages/watching/portfolio.ts';
import { watchPage } from '../../pages/watching/watch.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { listPromises } from '../../workspace/acts/terms/list-promises.ts';
import { linkAlert, unlinkAlert } from '../../workspace/acts/trackers/tracker-links.ts';
import { readVendor } from '../../workspace/acts/vendors/read-vendor.ts';
import { addDossier } from '../../workspace/acts/watching/add-dossier.ts';
import { changeVendorIncident } from '../../workspace/acts/watching/change-incident.ts';
import { checkDossier } from '../../workspace/acts/watching/check-dossier.ts';
import { endDossier } from '../../workspace/acts/watching/end-dossier.ts';
import { endWatch } from '../../workspace/acts/watching/end-watch.ts';
import { importVendors } from '../../workspace/acts/watching/import-vendors.ts';
import { keepOwnExploited } from '../../workspace/acts/watching/keep-own-exploited.ts';
import { listAlerts } from '../../workspace/acts/watching/list-alerts.ts';
import { listDossiers } from '../../workspace/acts/watching/list-dossiers.ts';
import { listPacks } from '../../workspace/acts/watching/list-packs.ts';
import { readAlert } from '../../workspace/acts/watching/read-alert.ts';
import { readDossierCheck } from '../../workspace/acts/watching/read-dossier-check.ts';
import { readPortfolio } from '../../workspace/acts/watching/read-portfolio.ts';
import { readWatch } from '../../workspace/acts/watching/read-watch.ts';
import { recordVendorIncident } from '../../workspace/acts/watching/record-incident.ts';
import { schedulePack } from '../../workspace/acts/watching/schedule-pack.ts';
import { seeAlert } from '../../workspace/acts/watching/see-alert.ts';
import { setPlan } from '../../workspace/acts/watching/set-plan.ts';
import { setWatch } from '../../workspace/acts/watching/set-watch.ts';
import { writePack } from '../../workspace/acts/watching/write-pack.ts';
import type { PageRoute } from '../page-routes.ts';
import { linesIn, numberIn, textIn } from './form-values.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const portfolio: Look = { acts: [readPortfolio, listPacks], show: async ({ visitor, ask, sent }) => portfolioPage(visitor, { ...(await ask(readPortfolio, {})), ...(await ask(listPacks, {})), sent }) };

const watch: Look = {
  acts: [readVendor, readWatch, listDossiers],
  show: async ({ path, visitor, ask, sent, now }) => watchPage(visitor, { vendor: await ask(readVendor, { vendor: path['vendor'] }), ...(await ask(readWatch, { vendor: path['vendor'] })), ...(await ask(listDossiers, { vendor: path['vendor'] })), today: now.slice(0, 10), sent }),
};

const alert: Look = { acts: [readAlert], show: async ({ path, visitor, ask, sent }) => alertPage(visitor, await ask(readAlert, { alert: path['alert'] }), sent) };

/** An incident as its form sends it. */
function incidentIn(values: URLSearchParams): Readonly<Record<string, unknown>> {
  const text = (name: string): string => (values.get(name) ?? '').replaceAll('\r\n', '\n');
  return { title: text('title'), happenedOn: text('happenedOn'), account: text('account'), asked: text('asked'), askedOn: textIn(values, 'askedOn'), answer: text('answer'), answeredOn: textIn(values, 'answeredOn') };
}

const watchOf = (path: Readonly<Record<string, string>>): string => `/vendors/${path['vendor'] ?? ''}/watch`;

export const watchingPages: readonly PageRoute[] = [
  lookAt('/portfolio', portfolio),
  sentTo('/portfolio/import', [importVendors], async ({ ask, sent: { values } }) => {
    await ask(importVendors, { csv: (values.get('csv') ?? '').replaceAll('\r\n', '\n') });
    return '/vendors';
  }, portfolio),
  sentTo('/portfolio/packs', [writePack], async ({ ask, sent: { values } }) => {
    const { job } = await ask(writePack, { decisions: linesIn(values, 'decisions') });
    return `/jobs/${job}`;
  }, portfolio),
  sentTo('/portfolio/exploited', [keepOwnExploited], async ({ ask, sent: { values } }) => {
    await ask(keepOwnExploited, { list: (values.get('list') ?? '').replaceAll('\r\n', '\n').trim() });
    return '/portfolio#evidence';
  }, portfolio),
  sentTo('/portfolio/pack-schedule', [schedulePack], async ({ ask, sent: { values } }) => {
    await ask(schedulePack, { every: textIn(values, 'every') ?? null, day: numberIn(values, 'day'), decisions: linesIn(values, 'decisions') });
    return '/portfolio#packs';
  }, portfolio),
  lookAt('/vendors/{vendor}/watch', watch),
  sentTo('/vendors/{vendor}/watch', [setWatch], async ({ ask, path, sent: { values } }) => {
    const own = textIn(values, 'ownSchedule')?.replaceAll('\r\n', '\n');
    await ask(setWatch, { vendor: path['vendor'], everyDays: numberIn(values, 'everyDays'), schedule: textIn(values, 'schedule'), exposure: textIn(values, 'exposure'), ...(own === undefined ? {} : { ownSchedule: own }) });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/watch/ending', [endWatch], async ({ ask, path }) => {
    await ask(endWatch, { vendor: path['vendor'] });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/plan', [setPlan], async ({ ask, path, sent: { values } }) => {
    await ask(setPlan, { vendor: path['vendor'], text: (values.get('text') ?? '').replaceAll('\r\n', '\n'), dueOn: textIn(values, 'dueOn') });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/incidents', [recordVendorIncident], async ({ ask, path, sent: { values } }) => {
    await ask(recordVendorIncident, { vendor: path['vendor'], ...incidentIn(values) });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/incidents/{incident}', [changeVendorIncident], async ({ ask, path, sent: { values } }) => {
    await ask(changeVendorIncident, { incident: path['incident'], ...incidentIn(values) });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/dossiers', [addDossier], async ({ ask, path, sent: { values } }) => {
    await ask(addDossier, { vendor: path['vendor'], address: (values.get('address') ?? '').trim() });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/dossiers/{dossier}/checks', [checkDossier], async ({ ask, path }) => {
    await ask(checkDossier, { dossier: path['dossier'] });
    return watchOf(path);
  }, watch),
  sentTo('/vendors/{vendor}/dossiers/{dossier}/ending', [endDossier], async ({ ask, path }) => {
    await ask(endDossier, { dossier: path['dossier'] });
    return watchOf(path);
  }, watch),
  lookAt('/dossier-checks/{check}', { acts: [readDossierCheck], show: async ({ path, ask }) => dossierCheckPage(await ask(readDossierCheck, { check: path['check'] })) }),
  lookAt('/alerts', {
    acts: [listAlerts, listPromises],
    show: async ({ query, visitor, ask }) => {
      const open = query.get('open') === 'true';
      const after = query.get('after');
      const promises = after === null && offersAnywhere(visitor, listPromises.id) ? (await ask(listPromises, {})).promises : [];
      return alertsPage({ ...(await ask(listAlerts, { open, ...(after === null ? {} : { after }) })), open, promises });
    },
  }),
  lookAt('/alerts/{alert}', alert),
  sentTo('/alerts/{alert}/tracker-links', [linkAlert], async ({ ask, path, sent: { values } }) => {
    await ask(linkAlert, { alert: path['alert'], address: values.get('address') ?? '', words: values.get('words') ?? '' });
    return `/alerts/${path['alert'] ?? ''}`;
  }, alert),
  sentTo('/alerts/{alert}/tracker-links/{trackerLink}/removal', [unlinkAlert], async ({ ask, path }) => {
    await ask(unlinkAlert, { trackerLink: path['trackerLink'] });
    return `/alerts/${path['alert'] ?? ''}`;
  }, alert),
  sentTo('/alerts/{alert}/seen', [seeAlert], async ({ ask, path, sent: { values } }) => {
    await ask(seeAlert, { alert: path['alert'], note: (values.get('note') ?? '').replaceAll('\r\n', '\n') });
    return `/alerts/${path['alert'] ?? ''}`;
  }, alert),
];

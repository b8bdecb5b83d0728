/** Writes a data folder of an organisation that buys, as it was after a part of its time (`early`) and in the end (`whole`). */
import { cpSync, globSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reportHandler, reportJob } from '../../../src/workspace/reports/write-report.ts';
import { readFilesHandler, readFilesJob } from '../../../src/workspace/inquiries/read-files-job.ts';
import { lookJob } from '../../../src/workspace/purchases/look-at-vendor.ts';
import { writeBundle } from '../../../src/workspace/acts/exchange/write-bundle.ts';
import { keepLibraryClause } from '../../../src/workspace/acts/terms/keep-library-clause.ts';
import { addMeeting } from '../../../src/workspace/acts/terms/add-meeting.ts';
import { addDossier } from '../../../src/workspace/acts/watching/add-dossier.ts';
import { importExploited } from '../../../src/workspace/acts/watching/import-exploited.ts';
import { importVendors } from '../../../src/workspace/acts/watching/import-vendors.ts';
import { recordVendorIncident } from '../../../src/workspace/acts/watching/record-incident.ts';
import { seeAlert } from '../../../src/workspace/acts/watching/see-alert.ts';
import { setPlan } from '../../../src/workspace/acts/watching/set-plan.ts';
import { setWatch } from '../../../src/workspace/acts/watching/set-watch.ts';
import { writePack } from '../../../src/workspace/acts/watching/write-pack.ts';
import { dossierJob } from '../../../src/workspace/watching/check-dossier.ts';
import { planLooks } from '../../../src/workspace/watching/plan-looks.ts';
import { watchJob } from '../../../src/workspace/watching/watch-look.ts';
import { openWorkplace, WorkplaceClock, type Colleague, type Workplace } from '../workplace.ts';
import { Looking, version } from './looking.ts';
import { criticalityOf, makersTable } from './makers.ts';
import { ask, end, open, weigh, type Case } from './one-month.ts';

/** The last day of the last month. */
const lastMonth = { year: 2026, month: 5 };
/** Months after which it is early. */
const early = 3;
/** Cases that are opened for each that is open in the end. */
const openedForEach = 1.5;
const clausesInLibrary = 60;
const everyDays = { critical: 7, high: 14, ordinary: 60, low: 90 } as const;
const people: readonly [Colleague, ...Colleague[]] = [
  { id: 'lead', displayName: 'Ada', roles: ['assessor', 'executive-sponsor', 'administrator', 'auditor'] }, { id: 'owner', displayName: 'Olof', roles: ['assessor'] }, { id: 'executive', displayName: 'Eva', roles: ['executive-sponsor'] },
];

const [, , makersText = '0', questionsText = '0', casesText = '0', monthsText = '0', folder = ''] = process.argv;
const [makers, questions, openCases, months] = [Number(makersText), Number(questionsText), Number(casesText), Number(monthsText)];
const dayOf = (month: number): string => new Date(Date.UTC(lastMonth.year, lastMonth.month - (months - 1 - month), 0)).toISOString().slice(0, 10);
const opened = Math.ceil((openCases * openedForEach) / months);

const clock = new WorkplaceClock();
const cases: Case[] = [];
const vendors: string[] = [];
let written = 0;
const looking = new Looking((vendorId) => vendors.indexOf(vendorId));
const whole = join(folder, 'whole');
mkdirSync(whole, { recursive: true });

for (let month = 0; month < months; month += 1) {
  process.stderr.write(`month ${month + 1} of ${months}\n`);
  const day = dayOf(month);
  looking.begin(Math.floor(month / 2));
  if (month > 0) await weeksBefore(month);
  clock.set(day);
  // Opened anew each month, as a server is started anew with each update.
  const place = await openWorkplace(whole, clock, `buying ${month}`, people);
  if (month === 0) await furnish(place);
  await work(place);
  await lookAround(place, month, day);
  for (const of of cases.filter(({ stage, month: begun }) => stage === 'before' && begun < month)) await weigh(place, of, day);
  const target = Math.round((openCases * (month + 1)) / months);
  const fresh: Case[] = [];
  for (let count = 0; count < opened; count += 1) fresh.push(await open(place, cases.length + fresh.length, month, day, vendors));
  cases.push(...fresh);
  await work(place);
  const quota = Math.round((questions * (month + 1)) / months);
  // Tenders and the first are asked in any case.
  for (const of of fresh.toReversed()) if (written < quota || of.isTender || of === fresh[0]) written += await ask(place, of, day, month === months - 1 && of === fresh.at(-1));
  const standing = (): Case[] => cases.filter(({ stage }) => stage !== 'ended');
  const ripe = standing().filter(({ stage, month: begun }) => stage === 'during' && begun < month - 1);
  for (const of of ripe.slice(0, Math.max(0, standing().length - target))) await end(place, of);
  await work(place);
  if (month === months - 1) process.stdout.write(`${JSON.stringify({ truth: await truth(place), bytes: bytesIn(whole) })}\n`);
  await place.close();
  if (month === early - 1) cpSync(whole, join(folder, 'early'), { recursive: true });
}

async function furnish(place: Workplace): Promise<void> {
  const { perform, services, home } = place;
  await perform(importVendors, { csv: makersTable(makers) });
  vendors.push(...(await services.store.read(home, async (rows) => rows.selectFrom('vendor').select('id').orderBy('name').execute())).map(({ id }) => id));
  for (const [maker, vendor] of vendors.entries()) {
    const criticality = criticalityOf(maker);
    await perform(setWatch, { vendor, everyDays: everyDays[criticality], schedule: criticality === 'critical' ? 'bod-26-04' : 'none' });
    if (criticality === 'critical' && maker % 40 === 0) await perform(setPlan, { vendor, text: 'Move to a product whose maker shows how it is built, one office after the other.', dueOn: '2027-03-31' });
    if (criticality === 'critical') await perform(addDossier, { vendor, address: `https://trust.maker-${maker + 1}.example/trust/product/` });
  }
  for (let index = 0; index < clausesInLibrary; index += 1) await perform(keepLibraryClause, { title: `Clause ${String(index + 1).padStart(3, '0')}`, text: `The supplier shall keep promise ${index + 1}, and tell within ten days when it can’t. ${'It bears the cost of what follows from a breach. '.repeat(6)}`, jurisdiction: 'Sweden', author: 'Our counsel', edition: '1' });
  const catalogue = JSON.stringify({ title: 'Exploited vulnerabilities', catalogVersion: '2025.06.01', dateReleased: '2025-06-01T12:00:00.0000Z', count: 1, vulnerabilities: [{ cveID: 'CVE-2024-10001', vendorProject: 'Acme', product: 'Anvil', vulnerabilityName: 'Acme Anvil', dateAdded: '2025-05-01', shortDescription: 'A weakness.', requiredAction: 'Update.', dueDate: '2025-05-22', knownRansomwareCampaignUse: 'Unknown', notes: '' }] });
  await perform(importExploited, await services.evidence.put(home, (async function* once() { yield Buffer.from(catalogue); })(), 100_000));
}

/** The looks of the weeks before the day on which people are at work. */
async function weeksBefore(month: number): Promise<void> {
  for (const week of [3, 2, 1]) {
    clock.set(new Date(Date.parse(`${dayOf(month)}T00:00:00.000Z`) - week * 7 * 86_400_000).toISOString().slice(0, 10));
    const place = await openWorkplace(whole, clock, `buying ${month} ${week}`, people);
    await watch(place);
    await place.close();
  }
}

async function watch(place: Workplace): Promise<void> {
  while ((await planLooks(place.services, [place.home])) > 0) await work(place);
}

async function work(place: Workplace): Promise<void> {
  const { services } = place;
  await place.work({ [lookJob]: looking.look(place), [dossierJob]: looking.verify(place), [reportJob]: reportHandler(services, version), [readFilesJob]: readFilesHandler(services, version) });
  await place.work({ [watchJob]: looking.compare(place) });
}

/** What is done about makers in a month: alerts are seen, something happened, some are met, and the board is told. */
async function lookAround(place: Workplace, month: number, day: string): Promise<void> {
  const { perform, services, home } = place;
  await watch(place);
  const alerts = await services.store.read(home, async (rows) => rows.selectFrom('vendorAlert').select('id').where('seenAt', 'is', null).orderBy('at').orderBy('id').execute());
  // Some stay unseen, as many each month.
  for (const { id: alert } of alerts.slice(0, Math.max(0, alerts.length - 20))) await perform(seeAlert, { alert, note: 'Looked at; nothing to do.' });
  for (const vendor of vendors.slice(0, Math.ceil(makers / 20))) await perform(addMeeting, { vendor, metOn: day, note: 'Shared passwords first, then logs.' });
  for (let index = 0; index < 3; index += 1) await perform(recordVendorIncident, { vendor: vendors[(month * 3 + index * 20) % makers], title: `Sessions that did not end, ${day.slice(0, 7)}`, happenedOn: day, account: 'Sessions of people who had left went on for a day.', asked: 'Which customers were met?', askedOn: day, answer: 'None of yours.', answeredOn: day });
  await perform(recordVendorIncident, { vendor: vendors[0], title: `A page that was open, ${day.slice(0, 7)}`, happenedOn: day, account: 'An internal page was open to everybody.' });
  await perform(writeBundle, { vendors: vendors.slice(0, 20), purchases: cases.slice(0, 3).map(({ id }) => id) });
  await perform(writePack, { decisions: ['Two more people for purchases.'] });
}

/** Counts that whoever reads the folder must come to. */
async function truth({ services, home }: Workplace): Promise<Readonly<Record<string, number>>> {
  return services.store.read(home, async (rows) => {
    const count = async (table: 'vendor' | 'vendorLook' | 'vendorAlert' | 'inquiryQuestion' | 'sheetAnswer' | 'clause' | 'acceptance'): Promise<number> => Number((await rows.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);
    return {
      makers: await count('vendor'), looksAtMakers: await count('vendorLook'), alerts: await count('vendorAlert'), questions: await count('inquiryQuestion'), answers: await count('sheetAnswer'), clauses: await count('clause'), acceptances: await count('acceptance'),
      openCases: Number((await rows.selectFrom('purchase').select(({ fn }) => fn.countAll<number>().as('count')).where('state', '=', 'open').executeTakeFirstOrThrow()).count),
    };
  });
}

function bytesIn(path: string): number {
  return globSync('**/*', { cwd: path }).reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
}

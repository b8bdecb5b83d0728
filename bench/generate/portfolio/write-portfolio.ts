/** Writes a data folder with a portfolio, as it was after a quarter of its time (`early`) and in the end (`whole`). */
import { cpSync, globSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inviteAccount } from '../../../src/workspace/acts/people/invite-account.ts';
import { createPublisher } from '../../../src/workspace/acts/publishing/create-publisher.ts';
import { writeReportForAll } from '../../../src/workspace/acts/reports/write-report-for-all.ts';
import { addWebhook } from '../../../src/workspace/acts/webhooks/add-webhook.ts';
import { assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import { publicationHandler, publicationJob } from '../../../src/workspace/publishing/publish-release.ts';
import { proposeHandler, proposeJob } from '../../../src/workspace/questionnaires/propose-job.ts';
import { reportHandler, reportJob } from '../../../src/workspace/reports/write-report.ts';
import { Assessing } from './assessing.ts';
import { lines } from './evidence-files.ts';
import { begin, isPublished, oneMonth, publish, type Underway } from './one-month.ts';
import { openWorkplace, WorkplaceClock, type Colleague, type Workplace } from '../workplace.ts';

/** The last day of the last month. */
const lastMonth = { year: 2026, month: 5 };
const invited = 25;
const leads = ['security-lead', 'administrator', 'product-owner'] as const;
const people: readonly [Colleague, Colleague] = [{ id: 'lead', displayName: 'Ada', roles: leads }, { id: 'second', displayName: 'Mira', roles: leads }];

const [, , productsText = '0', monthsText = '0', folder = ''] = process.argv;
const [products, months] = [Number(productsText), Number(monthsText)];
const early = Math.max(2, Math.floor(months / 4));
const dayOf = (month: number): string => new Date(Date.UTC(lastMonth.year, lastMonth.month - (months - 1 - month), 0)).toISOString().slice(0, 10);

const clock = new WorkplaceClock();
const all: Underway[] = [];
const lineOf = (id: string): number => (all.find((product) => product.id === id)?.index ?? 0) % lines;
const assessing = new Assessing(lineOf);
const whole = join(folder, 'whole');
mkdirSync(whole, { recursive: true });

for (let month = 0; month < months; month += 1) {
  clock.set(dayOf(month));
  assessing.begin();
  process.stderr.write(`month ${month + 1} of ${months}\n`);
  // Opened anew each month, as a server is started anew with each update.
  const place = await openWorkplace(whole, clock, `portfolio ${month}`, people);
  if (month === 0) await furnish(place);
  if (month === 0) for (let index = 0; index < products; index += 1) all.push(await begin(place, index, dayOf(0)));
  for (const product of all) await oneMonth(place, assessing, product, month, dayOf);
  const { services } = place;
  await place.work({ [assessmentJob]: assessing.handler(place), [proposeJob]: proposeHandler(services) });
  if (month % 3 === 1) for (const product of all.filter(isPublished)) await publish(place, product);
  if (month % 6 === 1) await place.perform(writeReportForAll, { kind: 'board-pack', decisions: ['Two more people for sign-in.'] });
  // The page of a dossier takes seconds to make, and no room of the maker shows it.
  await place.work({ [publicationJob]: publicationHandler(services, '0.0.0', async () => [{ path: 'index.html', bytes: new TextEncoder().encode('<!doctype html><title>A dossier</title>\n') }]), [reportJob]: reportHandler(services, '0.0.0') });
  if (month === months - 1) process.stdout.write(`${JSON.stringify({ truth: await truth(place), bytes: bytesIn(whole) })}\n`);
  await place.close();
  if (month === early - 1) cpSync(whole, join(folder, 'early'), { recursive: true });
}

async function furnish({ perform }: Workplace): Promise<void> {
  await perform(createPublisher, { domain: 'acme.example' });
  for (let index = 0; index < invited; index += 1) await perform(inviteAccount, { displayName: `Person ${index + 1}`, roles: [{ role: index % 2 === 0 ? 'assessor' : 'auditor', productId: null, endsAt: null }] });
  await perform(addWebhook, { name: 'Operations', url: 'https://hooks.acme.example/assay', events: ['assessment.finished'] });
}

/** Counts that whoever reads the folder must come to. */
async function truth({ services, home }: Workplace): Promise<Readonly<Record<string, number>>> {
  return services.store.read(home, async (rows) => {
    const count = async (table: 'product' | 'release' | 'evidenceFile' | 'assessment'): Promise<number> => Number((await rows.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);
    return { products: await count('product'), releases: await count('release'), evidenceFiles: await count('evidenceFile'), assessments: await count('assessment'), logEntries: Number((await rows.selectFrom('auditHead').select('size').executeTakeFirstOrThrow()).size) };
  });
}

function bytesIn(path: string): number {
  return globSync('**/*', { cwd: path }).reduce((sum, file) => sum + statSync(join(path, file)).size, 0);
}

/** Reads a CSAF document again and again as the disposable child does: schema, all tests, places of what was found, facts. With 0 passes it only loads the reader. */
import { readFileSync } from 'node:fs';

const load = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);
const { readAdvisory } = (await load('read/csaf/read-advisory.js')) as typeof import('../../src/read/csaf/read-advisory.ts');
const { sourceOf } = (await load('read/source.js')) as typeof import('../../src/read/source.ts');

const [, , path = '', passes = '0'] = process.argv;
let figures: Readonly<Record<string, number>> = { works: 1 };
if (Number(passes) > 0) {
  const bytes = readFileSync(path);
  let reading = readAdvisory(sourceOf('advisory.json', bytes));
  const startedAt = process.cpuUsage();
  for (let pass = 0; pass < Number(passes); pass += 1) reading = readAdvisory(sourceOf('advisory.json', bytes));
  const { user, system } = process.cpuUsage(startedAt);
  const { facts } = reading;
  figures = { vulnerabilities: (facts?.vulnerabilities.length ?? 0) + (facts?.vulnerabilitiesOmitted ?? 0), products: facts?.products ?? 0, failed: (facts?.validation.mandatory.failed.length ?? 1) + (facts?.validation.schemaBreaches ?? 1), perSecond: (Number(passes) * 1e6) / (user + system) };
}
process.stdout.write(`${JSON.stringify(figures)}\n`);

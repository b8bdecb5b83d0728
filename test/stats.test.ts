/** What `assay stats` writes is what its own readers read again, and it holds nobody of the export. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { headOf } from '../src/read/head.ts';
import { readers } from '../src/read/index.ts';
import { sourceOf } from '../src/read/source.ts';

const run = promisify(execFile);
const root = new URL('../', import.meta.url);
const fixtures = new URL('../fixtures/read/', import.meta.url);

async function factsOf(name: string, bytes: Uint8Array): Promise<object> {
  const source = sourceOf(name, bytes);
  const reading = await readers.find((reader) => reader.accepts(headOf(source)))?.read(source);
  assert.ok(reading?.facts !== undefined, `${name} is not read`);
  return reading.facts;
}

async function stats(file: string, ...options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['src/cli/main.ts', 'stats', new URL(file, fixtures).pathname, ...options], { cwd: root });
  return stdout;
}

test('counts of an export are read again as they were', async () => {
  for (const file of ['update-checks/valid-two-days.csv', 'privilege-grants/valid-grants.csv', 'protocol-use/valid-months.csv']) {
    const written = await stats(file);
    assert.deepEqual(await factsOf('stats.csv', new TextEncoder().encode(written)), await factsOf(file, readFileSync(new URL(file, fixtures))), file);
  }
});

test('accounts are counted for the time that is named, and small counts are withheld with one that would give them away', async () => {
  const written = await stats('directory-export/valid-google.json', '--period', '2026-05');
  // Of 15 administrators 4 have no second factor: neither the 4 nor the 11 may be shown.
  assert.match(written, /"administrator","none","withheld","15"\r\n"2026-05","own-staff","administrator","not-stated","withheld","15"/);
  assert.match(written, /"user","none","11","44"/);
  for (const secret of ['acme.example', 'p1@']) assert.ok(!written.includes(secret), secret);
});

test('an export without a date asks for one, and a file without counts says what it is', async () => {
  await assert.rejects(stats('directory-export/valid-okta.json'), (problem: { readonly code?: number; readonly stderr?: string }) => problem.code === 64 && /--period/.test(problem.stderr ?? ''));
  await assert.rejects(stats('ecs/valid-lines.jsonl'), (problem: { readonly code?: number; readonly stderr?: string }) => problem.code === 2 && /audit-log/.test(problem.stderr ?? ''));
});

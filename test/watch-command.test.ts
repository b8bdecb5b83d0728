import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

/** The commands as the program calls them, in a process of their own, at a maker that is invented and not asked. */
const root = new URL('../', import.meta.url);
let folder = '';
const prelude = `
import { watchCommand } from '${new URL('src/cli/command/watch.ts', root).href}';
import { watchAdd, watchFixed, watchRemove, watchShow } from '${new URL('src/cli/command/watch-list.ts', root).href}';
import { CommandFailure } from '${new URL('src/cli/print.ts', root).href}';
import { exitCodes } from '${new URL('src/cli/exit-codes.ts', root).href}';
import { exampleCve, examplePosition, exampleQuote } from '${new URL('test/example-position.ts', root).href}';
const before = examplePosition({ cve: exampleCve() });
const after = examplePosition({ cve: exampleCve(), quotes: [exampleQuote({ quote: 'Single sign-on costs extra.' })] });
const looking = { recollect: async () => ({ position: after, evidence: [] }), recall: async () => ({ position: before, evidence: [] }) };
const data = process.cwd();
const watch = (options) => watchCommand({ data, at: '2026-06-02T00:00:00Z', ...options }, '0.1.0', looking, async () => []);
const add = () => watchAdd('acme.example', { data, vendor: ['Acme'], product: 'Quillgate', exposed: 'yes' });
const steps = [];
async function step(run) {
  const told = { code: 0, out: '', err: '' };
  const [out, err] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (text) => { told.out += text; return true; };
  process.stderr.write = (text) => { told.err += text; return true; };
  try {
    process.exitCode = 0;
    await run();
    told.code = process.exitCode;
  } catch (problem) {
    if (!(problem instanceof CommandFailure)) throw problem;
    told.err += problem.sentence.value;
    told.code = exitCodes[problem.exit].code;
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
  steps.push(told);
}
`;

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the steps one after the other in one process. */
function run(...steps: readonly string[]): readonly Told[] {
  const script = `${prelude}${steps.map((step) => `await step(async () => { ${step} });`).join('\n')}\nprocess.exitCode = 0;\nprocess.stdout.write(JSON.stringify(steps));`;
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, encoding: 'utf8' });
  assert.equal(result.stderr, '');
  const told = JSON.parse(result.stdout) as readonly Told[];
  return told.map(({ code, out, err }) => ({ code, out: out.replace(/\s+/g, ' '), err: err.replace(/\s+/g, ' ') }));
}

describe('assay watch', () => {
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'assay-watch-command-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps a list: add, list, fixed, remove', () => {
    const told = run('add();', "watchFixed('acme.example', 'CVE-2026-41001', { data, at: '2026-06-01' });", "watchRemove('acme.example', { data });", 'watchShow({ data });', "watchRemove('acme.example', { data });", "watchAdd('acme', { data, vendor: ['Acme'] });");
    assert.match(told[0]?.out ?? '', /^- acme\.example: Quillgate of Acme, publicly exposed: yes, watched since \d{4}-\d\d-\d\d\. /);
    assert.match(told[1]?.out ?? '', /fixed here: CVE-2026-41001/);
    assert.match(told[3]?.out ?? '', /Nothing is watched\./);
    assert.deepEqual(told.map(({ code }) => code), [0, 0, 0, 0, 64, 64]);
  });

  it('a data folder that can’t be one is told in a sentence', () => {
    writeFileSync(join(folder, 'file'), '');
    const [told] = run("watchAdd('acme.example', { data: 'file', vendor: ['Acme'] });");
    assert.match(told?.err ?? '', /^The data folder .+file can't be made or is no folder\./);
    assert.equal(told?.code, 64);
  });

  it('tells a changed price page and a deadline, and exits by what was asked for', () => {
    mkdirSync(join(folder, 'captures/acme.example/20260501T100000Z'), { recursive: true });
    writeFileSync(join(folder, 'captures/acme.example/20260501T100000Z/capture.json'), '{}');
    writeFileSync(join(folder, 'kev.json'), readFileSync(new URL('fixtures/read/kev/valid-two-entries.json', root)));
    const [, overdue, , fixed, changed, unlooked] = run('add();', "await watch({ schedule: 'bod-26-04', exploited: 'kev.json', failOn: 'overdue' });", "watchFixed('acme.example', 'CVE-2026-41001', { data });", "await watch({ schedule: 'bod-26-04', exploited: 'kev.json', failOn: 'overdue' });", "await watch({ failOn: 'change', format: 'markdown', output: 'report.md' });", "await watch({ schedule: 'bod-26-04' });");
    assert.match(overdue?.out ?? '', /now says: Single sign-on costs extra\./);
    assert.match(overdue?.out ?? '', /CVE-2026-41001 \(Acme, Quillgate\) Fix by 2026-06-01, and search the installation for traces of an attack: overdue by 1 day/);
    assert.match(readFileSync(join(folder, 'report.md'), 'utf8'), /^### Assay: what changed/);
    assert.deepEqual([overdue, fixed, changed, unlooked].map((told) => told?.code), [1, 0, 1, 2]);
  });

  it('says what is wrong before anybody is asked', () => {
    writeFileSync(join(folder, 'fix.yaml'), 'fixSchedule: 1\ntitle: x\nrows:\n  - days: ten\n');
    const told = run('await watch({});', 'add();', "await watch({ failOn: 'overdue' });", "await watch({ schedule: 'fix.yaml' });", "await watch({ schedule: 'gone.yaml' });", "await watch({ schedule: 'bod-26-04', exploited: 'fix.yaml' });", "await watch({ schedule: 'bod-26-04', exploited: 'gone.json' });");
    const expected = [/^Nothing is watched yet\. Begin with: assay watch add/, /^$/, /needs a schedule/, /^fix\.yaml:4:11 At rows\.0\.days a whole number of days from 0 to 9999 is expected\. The schedule can’t be used/, /gone\.yaml:1:1 The schedule does not exist; bod-26-04 or the path of a file is expected\./, /is no catalogue of exploited vulnerabilities that can be read/, /is no catalogue of exploited vulnerabilities that can be read/];
    expected.forEach((pattern, index) => assert.match(told[index]?.err ?? '', pattern));
    assert.deepEqual(told.map(({ code }) => code), [64, 0, 64, 2, 2, 2, 2]);
  });
});

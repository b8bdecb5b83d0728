/** `assay vendor`, from the command line to the report, against an invented vendor on loopback; then the same capture again. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startVendorHost, type VendorHost } from './vendor-host/start.ts';

const program = fileURLToPath(new URL('../bin/assay.js', import.meta.url));
let home = '';
let host: VendorHost | undefined;

function assay(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--disable-proto=throw', '--disallow-code-generation-from-strings', program, ...words], { cwd: home, encoding: 'utf8', maxBuffer: 64 * 1_048_576, env: { PATH: process.env['PATH'], ASSAY_DATA: join(home, 'data'), NO_COLOR: '1' } }, (problem, out, err) => resolve({ code: typeof problem?.code === 'number' ? problem.code : 0, out, err }));
  });
}

function way(): readonly string[] {
  assert.ok(host !== undefined);
  return [...host.allowed.flatMap((allowed) => ['--allow-host', allowed]), '--name-server', ...host.nameServers, '--authority', 'authority.pem'];
}

describe('assay vendor', () => {
  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'assay-vendor-command-'));
    host = await startVendorHost();
    writeFileSync(join(home, 'authority.pem'), host.authorities);
  });
  after(async () => {
    await host?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('says what a vendor shows, keeps the capture, and says the same again from it without any connection', async () => {
    for (const format of ['terminal', 'json', 'html']) {
      const live = await assay('vendor', 'acme.test', ...way(), '--capture', format, '--format', format);
      assert.equal(live.code, 0, live.err);
      assert.match(live.out, /acme\.test/);
      const asked = host?.asked.length;
      const again = await assay('vendor', '--from', format, '--format', format);
      assert.equal(again.code, 0, again.err);
      assert.equal(again.out, live.out, 'the same bytes');
      assert.equal(host?.asked.length, asked, 'nobody was asked');
    }
    const { schema, places, questions } = JSON.parse((await assay('vendor', '--from', 'json', '--format', 'json')).out) as { schema: string; places: { place: string; outcome: string }[]; questions: object[] };
    assert.equal(schema, 'assay-vendor-position-1');
    assert.equal(places.find(({ place }) => place === 'security-txt')?.outcome, 'found');
    assert.ok(questions.length > 20);
  });

  it('writes the questions as a workbook and the beginning of a case', async () => {
    const { code, err } = await assay('vendor', '--from', 'json', '--output', 'report.txt', '--questions', 'ask.xlsx', '--case', 'case.json');
    assert.equal(code, 0, err);
    assert.equal(readFileSync(join(home, 'ask.xlsx')).subarray(0, 2).toString('latin1'), 'PK');
    const started = JSON.parse(readFileSync(join(home, 'case.json'), 'utf8')) as { schema: string; stage: string; questions: { state: string }[] };
    assert.deepEqual([started.schema, started.stage, started.questions[0]?.state], ['assay-case-1', 'before', 'not-sent']);
  });

  it('keeps captures by domain and time, for this user only, where the other commands find them', async () => {
    assert.equal((await assay('vendor', 'acme.test', ...way())).code, 0);
    const folder = join(home, 'data', 'captures', 'acme.test');
    const [capture] = readdirSync(folder);
    assert.ok(capture !== undefined && existsSync(join(folder, capture, 'capture.json')));
    const compared = await assay('compare', 'acme.test', 'json');
    assert.equal(compared.code, 0, compared.err);
    assert.match(compared.out, /what can be seen of 2 makers/);
  });

  it('says that nothing could be looked at, and exits with 2, where no host answers', async () => {
    const { code, out } = await assay('vendor', 'nobody.test', ...way(), '--capture', 'nobody');
    assert.equal(code, 2, out);
    assert.match(out, /not looked/);
  });

  it('refuses a changed capture, what is no domain, and pages of an unknown kind, each with a sentence', async () => {
    const file = join(home, 'terminal', 'capture.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"assay-capture-1"', '"assay-capture-9"'));
    const changed = await assay('vendor', '--from', 'terminal');
    assert.deepEqual([changed.code, /holds no capture that this version reads/.test(changed.err)], [2, true], changed.err);
    for (const [words, sentence] of [
      [['vendor', 'https://acme.test/'], /neither a domain/],
      [['vendor', 'acme.test', '--page', 'nonsense=https://acme.test/'], /with one of these kinds/],
      [['vendor', 'acme.test', '--allow-host', 'a b'], /a b/],
      [['vendor'], /Name a maker's domain/],
      [['compare', 'unseen.test', 'acme.test'], /Look first: assay vendor unseen\.test/],
    ] as const) {
      const { code, err } = await assay(...words);
      assert.equal(code, 64, err);
      assert.match(err, sentence);
    }
  });
});

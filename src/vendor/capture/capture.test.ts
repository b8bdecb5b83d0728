import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeTime, fakeWorld } from '../../../test/vendor-host/fake-world.ts';
import { Unreadable } from '../../read/source.ts';
import { nothingGiven } from '../given.ts';
import type { CaptureRecord } from './capture-record.ts';
import { CaptureWriter } from './capture-writer.ts';
import { openCapture } from './open-capture.ts';
import { recordingWorld } from './recording-world.ts';

const beginning = { assayVersion: '0.1.0', subject: { domain: 'acme.example', name: 'Acme' }, given: nothingGiven, startedAt: fakeTime };
const url = 'https://acme.example/';
const encoder = new TextEncoder();

async function withCapture(use: (folder: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-capture-'));
  try {
    const writer = new CaptureWriter(folder, beginning);
    const world = recordingWorld(fakeWorld({ web: { [url]: 'hello' }, names: { 'acme.example MX': ['10 mail.acme.example'] }, mail: { 'mail.acme.example': true } }), writer);
    await Promise.all([world.mail('mail.acme.example'), world.name('acme.example', 'MX'), world.web({ url, limitBytes: 10 })]);
    writer.writeExtra('cve-view.json', encoder.encode('{}'));
    writer.finish(fakeTime);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const recordIn = (folder: string): CaptureRecord => JSON.parse(readFileSync(join(folder, 'capture.json'), 'utf8')) as CaptureRecord;
const rewrite = (folder: string, change: (record: CaptureRecord) => unknown): void => writeFileSync(join(folder, 'capture.json'), JSON.stringify(change(recordIn(folder))));
const refused = (folder: string, reason: RegExp): void => assert.throws(() => openCapture(folder), (problem) => problem instanceof Unreadable && reason.test(problem.reason));

test('a capture answers as the world did, and says of another question that it was not asked', () => withCapture(async (folder) => {
  const capture = openCapture(folder);
  const world = capture.world();
  assert.deepEqual((await world.web({ url, limitBytes: 10 })).body, encoder.encode('hello'));
  assert.deepEqual((await world.name('ACME.example', 'MX')).answers, ['10 mail.acme.example']);
  assert.equal((await world.mail('mail.acme.example')).offersTls, true);
  for (const look of [(await world.web({ url: `${url}other`, limitBytes: 10 })).look, await world.name('acme.example', 'TXT'), await world.mail('other.example')]) assert.deepEqual([look.outcome, look.problem], ['failed', 'not-in-capture']);
  assert.deepEqual(capture.readExtra('cve-view.json'), encoder.encode('{}'));
  assert.equal(capture.readExtra('repository.json'), undefined);
}));

test('a question is asked of the world once, however many ask', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-capture-'));
  const live = fakeWorld({});
  const world = recordingWorld(live, new CaptureWriter(folder, beginning));
  await Promise.all([world.web({ url, limitBytes: 10 }), world.web({ url, limitBytes: 10 }), world.name('acme.example', 'MX'), world.name('ACME.example', 'MX')]);
  assert.deepEqual(live.asked, [url, 'acme.example MX']);
  rmSync(folder, { recursive: true });
});

test('looks stand in one order whatever came first, and only their owner may read them', { skip: process.platform === 'win32' }, () => withCapture((folder) => {
  assert.deepEqual(recordIn(folder).looks.map(({ look }) => look), ['mail', 'name', 'web']);
  for (const name of ['capture.json', 'cve-view.json', ...readdirSync(join(folder, 'bodies')).map((body) => join('bodies', body))]) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  assert.equal(statSync(join(folder, 'bodies')).mode & 0o777, 0o700);
}));

test('a capture that was not finished is none, and what it holds is not written over', () => withCapture((folder) => {
  rmSync(join(folder, 'capture.json'));
  refused(folder, /capture\.json does not exist/);
  assert.throws(() => new CaptureWriter(folder, beginning), (problem) => problem instanceof Unreadable && /not empty/.test(problem.reason));
  assert.equal(readdirSync(folder).filter((name) => name.endsWith('.part')).length, 0);
}));

test('bytes that were changed, cut, made longer or linked elsewhere are refused when they are read', async () => {
  for (const change of [
    (path: string) => writeFileSync(path, 'hullo'), (path: string) => writeFileSync(path, 'hell'), (path: string) => writeFileSync(path, 'hello there'), (path: string) => rmSync(path),
    (path: string) => { rmSync(path); symlinkSync('/etc/hostname', path); },
  ]) await withCapture(async (folder) => {
    const [body = ''] = readdirSync(join(folder, 'bodies'));
    change(join(folder, 'bodies', body));
    const world = openCapture(folder).world();
    await assert.rejects(async () => world.web({ url, limitBytes: 10 }), (problem) => problem instanceof Unreadable && problem.reason.includes(body));
    writeFileSync(join(folder, 'cve-view.json'), '[]');
    assert.throws(() => openCapture(folder).readExtra('cve-view.json'), Unreadable);
  });
});

test('a record of another form is refused with the place where it differs', () => withCapture((folder) => {
  const original = recordIn(folder);
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ ...original, schema: 'assay-capture-2' }, /at schema/],
    [{ ...original, looks: [...original.looks, ...original.looks] }, /two answers to one question/],
    [{ ...original, looks: [{ ...original.looks[2], body: { digest: 'sha256:../../../../etc/passwd', sizeBytes: 5 } }] }, /at looks\.0\.body\.digest/],
    [{ ...original, extras: [{ name: '../outside.json', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1 }] }, /at extras\.0\.name/],
    [{ ...original, looks: [{ look: 'guess' }] }, /at looks\.0/],
    [{ ...original, startedAt: 'yesterday' }, /at startedAt/],
    [{ ...original, subject: { domain: 'a'.repeat(1000) } }, /at subject\.domain/],
    [[], /at the top/],
  ];
  for (const [record, reason] of wrong) {
    rewrite(folder, () => record);
    refused(folder, reason);
  }
  writeFileSync(join(folder, 'capture.json'), '{"schema": "assay-capture-1", "schema": "assay-capture-1"}');
  refused(folder, /twice/);
  writeFileSync(join(folder, 'capture.json'), `${'['.repeat(100)}${']'.repeat(100)}`);
  refused(folder, /deeper than 12 levels/);
  assert.ok(existsSync(join(folder, 'bodies')));
}));

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fakeTime, fakeWorld, type FakeAnswer } from '../../../test/vendor-host/fake-world.ts';
import { CaptureWriter } from '../capture/capture-writer.ts';
import { openCapture } from '../capture/open-capture.ts';
import { recordingWorld } from '../capture/recording-world.ts';
import { nothingGiven } from '../given.ts';
import { bodyReader } from './body-reader.ts';
import { collectSecurityTxt, type CollectedSecurityTxt } from './security-txt.ts';

const subject = { domain: 'acme.example' };
const file = 'Contact: mailto:security@acme.example\nExpires: 2027-03-31T00:00:00Z\n';
const wellKnown = 'https://acme.example/.well-known/security.txt';

/** Collects from an invented world with a tape, collects again from the tape, and holds the two to each other. */
async function collectTwice(web: Readonly<Record<string, FakeAnswer>>): Promise<CollectedSecurityTxt> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-capture-'));
  try {
    const writer = new CaptureWriter(folder, { assayVersion: '0.1.0', subject, given: nothingGiven, startedAt: fakeTime });
    const reader = bodyReader(folder, (digest) => writer.bodyPath(digest));
    const first = await collectSecurityTxt(subject, { world: recordingWorld(fakeWorld({ web }), writer), read: reader.read, startedAt: fakeTime });
    writer.finish(fakeTime);
    const second = await collectSecurityTxt(subject, { world: openCapture(folder).world(), read: reader.read, startedAt: fakeTime });
    reader.close();
    assert.deepEqual(second, first);
    return first;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const outcomes = ({ collected }: CollectedSecurityTxt): readonly string[] => collected.map(({ looked }) => `${looked.address} ${looked.outcome}`);

test('a file at the well-known place is found, and the tape gives the same', async () => {
  const result = await collectTwice({ [wellKnown]: file });
  assert.deepEqual(outcomes(result), [`${wellKnown} found`]);
  assert.equal(result.facts?.contacts[0]?.domain, 'acme.example');
  assert.deepEqual(result.collected[0]?.artifact, { address: wellKnown, kind: 'security-txt', digest: result.collected[0]?.looked.digest, sizeBytes: file.length });
});

test('where the well-known place has none, the older place is looked at', async () => {
  assert.deepEqual(outcomes(await collectTwice({ 'https://acme.example/security.txt': file })), [`${wellKnown} absent`, 'https://acme.example/security.txt found']);
});

test('a page of HTML with status 200 is something else, and so is a text without a field', async () => {
  const result = await collectTwice({ [wellKnown]: { type: 'text/html', body: '<h1>Welcome</h1>' }, 'https://acme.example/security.txt': 'Welcome to Acme.\n' });
  assert.deepEqual(result.collected.map(({ looked }) => [looked.outcome, looked.reason]), [['unusable', 'says it is text/html; text/plain is expected'], ['unusable', 'is not a security.txt that can be read']]);
  assert.ok(result.collected.every(({ artifact }) => artifact === undefined));
});

test('a redirect to the www host is followed and told, and the file counts as of that host', async () => {
  const www = 'https://www.acme.example/.well-known/security.txt';
  const { collected } = await collectTwice({ [wellKnown]: { redirect: www }, [www]: file });
  assert.equal(collected[0]?.looked.reason, `answered after a redirect to ${www}`);
  assert.equal(collected[0]?.artifact?.address, www);
});

test('a host that gives no whole answer leaves it open whether there is a file', async () => {
  const result = await collectTwice({ [wellKnown]: { outcome: 'failed', problem: 'time-limit', reason: 'gave no whole answer within 10 seconds' }, 'https://acme.example/security.txt': { status: 503, body: 'busy' } });
  assert.deepEqual(result.collected.map(({ looked }) => [looked.outcome, looked.reason]), [['not-looked', 'gave no whole answer within 10 seconds'], ['not-looked', 'answered with status 503']]);
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { testKey } from '../../../test/attest/world.ts';
import { ask, day, inFolder, start, surroundingsAt, words } from '../../../test/keys/surroundings.ts';
import { keyAt, type KeyPurpose } from '../../attest/key-file.ts';
import { verifyKeyFile, type SeenBefore } from '../../attest/verified-key-file.ts';
import { rawText } from '../../model/text.ts';
import { revokeKey, rotateKey, type ChangedKeyRing, type Rotation } from './change-key-ring.ts';
import { createKeyRing } from './create-key-ring.ts';
import type { Revocation } from './key-file-change.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { KeysRefused } from './keys-refused.ts';
import { publisherFolder } from './publisher-folder.ts';
import { whileLocked } from './ring-lock.ts';

const publisher = 'acme.example';
const make = (data: string): Promise<KeyRing> => createKeyRing(publisherFolder(data, publisher), {}, ask, surroundingsAt(start));
const open = (folder: string, now: number): Promise<KeyRing> => openKeyRing(folder, ask, surroundingsAt(now));
const rotate = (folder: string, now: number, rotation: Rotation): Promise<ChangedKeyRing> => rotateKey(folder, rotation, ask, surroundingsAt(now));
const revoke = (folder: string, now: number, revocation: Omit<Revocation, 'at'> & { readonly at?: number }): Promise<ChangedKeyRing> => revokeKey(folder, { at: now, ...revocation }, ask, surroundingsAt(now));
const accept = (ring: KeyRing, before: KeyRing, now: number, lastSeen?: SeenBefore) => verifyKeyFile(ring.keyFile, { publisher, anchors: before.anchors, now, ...(lastSeen === undefined ? {} : { lastSeen }) });

async function sentenceOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (problem) {
    assert.ok(problem instanceof KeysRefused, String(problem));
    return rawText(problem.sentence);
  }
  return assert.fail('nothing was refused');
}

async function idOf(ring: KeyRing, purpose: KeyPurpose): Promise<string> {
  return (await ring.signer(purpose)).key.keyId;
}

test('a rotation gives a new signer; the key before it names its successor and ends after the overlap', () => inFolder(async (data) => {
  const first = await make(data);
  const old = await idOf(first, 'dossier');
  const now = start + 100 * day;
  const { ring, key, isContinuous } = await rotate(first.folder, now, { purpose: 'dossier' });
  assert.ok(isContinuous);
  assert.equal(ring.verified.file.sequence, 2);
  assert.equal(await idOf(ring, 'dossier'), key.keyId);
  assert.notEqual(key.keyId, old);
  const { file } = await accept(ring, first, now, first.verified.seen);
  const before = file.keys.find(({ keyId }) => keyId === old);
  assert.deepEqual([before?.successor, before?.validUntil, key.validFrom, key.validUntil], [key.keyId, '2026-10-09T12:00:00Z', '2026-09-09T12:00:00Z', '2027-09-09T12:00:00Z']);
  assert.ok(keyAt(file, old, now + 29 * day, now + 29 * day));
  assert.throws(() => keyAt(file, old, now + 30 * day, now + 30 * day), { code: 'key-expired' });
  assert.match(await sentenceOf(() => rotate(first.folder, now, { purpose: 'dossier' })), /is in the key file already/, 'the same bytes from outside make the same key');
  const short = await rotate(first.folder, now + 1000, { purpose: 'dossier', overlapDays: 1, years: 2 });
  assert.equal(short.key.validUntil, '2028-09-09T12:00:01Z');
  assert.equal(short.ring.verified.file.keys.find(({ keyId }) => keyId === key.keyId)?.validUntil, '2026-09-10T12:00:01Z');
  assert.match(await sentenceOf(() => rotate(first.folder, now, { purpose: 'dossier', overlapDays: 0 })), /at least 1 more day/);
}));

test('the anchor changes by a key file that old and new sign, as long as both are good', () => inFolder(async (data) => {
  const first = await make(data);
  const now = start + 10 * day;
  const second = await rotate(first.folder, now, { purpose: 'keys' });
  assert.ok(second.isContinuous);
  const seen = await accept(second.ring, first, now);
  assert.equal(seen.keysFor('keys', now, now).length, 2);
  // Half a year later only the new one signs: who has not looked in between still holds the old one, and is told that it has ended.
  const during = await rotate(first.folder, now + 100 * day, { purpose: 'log' });
  assert.ok(await accept(during.ring, first, now + 100 * day));
  const after = await rotate(first.folder, now + 181 * day, { purpose: 'log' });
  assert.ok(after.isContinuous);
  assert.ok(await accept(after.ring, during.ring, now + 181 * day, during.ring.verified.seen));
  await assert.rejects(accept(after.ring, first, now + 181 * day), { code: 'signature-unknown' });
}));

test('both keys have to be there while both are anchors', () => inFolder(async (data) => {
  const first = await make(data);
  const old = await idOf(first, 'keys');
  await rotate(first.folder, start + day, { purpose: 'keys' });
  renameSync(join(first.folder, 'private', `${old}.json`), join(data, 'safe.json'));
  assert.match(await sentenceOf(() => rotate(first.folder, start + 2 * day, { purpose: 'log' })), new RegExp(`private part of the key ${old}`));
  assert.ok((await rotate(first.folder, start + 300 * day, { purpose: 'log' })).isContinuous, 'and not after the overlap');
}));

test('an anchor that has ended can’t hand over: customers need the new one by another way', () => inFolder(async (data) => {
  const first = await make(data);
  const now = start + 4 * 366 * day;
  assert.match(await sentenceOf(() => revoke(first.folder, now, { keyId: first.verified.file.keys[1]?.keyId ?? '', reason: 'retired' })), /No key would be left.*rotate acme\.example --purpose keys/);
  const { ring, isContinuous } = await rotate(first.folder, now, { purpose: 'keys' });
  assert.equal(isContinuous, false);
  assert.equal(ring.anchors.length, 1);
}));

test('a revocation tells customers when and why, ends the key’s signing, and can only move to an earlier time', () => inFolder(async (data) => {
  const first = await make(data);
  const { folder } = first;
  const old = await idOf(first, 'dossier');
  const now = start + 10 * day;
  const { ring, isContinuous } = await revoke(folder, now, { keyId: old, reason: 'retired' });
  assert.ok(isContinuous);
  const { file } = await accept(ring, first, now, first.verified.seen);
  assert.ok(keyAt(file, old, now - 1000, now));
  assert.throws(() => keyAt(file, old, now, now), { code: 'key-revoked' });
  assert.match(await sentenceOf(() => ring.signer('dossier')), /was revoked.*retired.*assay key rotate acme\.example --purpose dossier/);
  assert.match(await sentenceOf(() => revoke(folder, now + day, { keyId: old, reason: 'compromised' })), /revoked at 2026-06-11T12:00:00Z already\. Only an earlier time/);
  const moved = await revoke(folder, now + day, { keyId: old, reason: 'compromised', at: start + 5 * day, note: 'a build machine was broken into' });
  assert.deepEqual(moved.key.revoked, { at: '2026-06-06T12:00:00Z', reason: 'compromised', note: 'a build machine was broken into' });
  assert.match(await sentenceOf(() => revoke(folder, now, { keyId: 'f'.repeat(64), reason: 'retired' })), /a time that has not come|lists no key/);
  assert.match(await sentenceOf(() => revoke(folder, now + day, { keyId: 'f'.repeat(64), reason: 'retired' })), /lists no key/);
  assert.match(await sentenceOf(() => revoke(folder, now + day, { keyId: old, reason: 'retired', at: now + 2 * day })), /has not come yet/);
  const next = await rotate(folder, now + 2 * day, { purpose: 'dossier' });
  assert.equal(await idOf(next.ring, 'dossier'), next.key.keyId);
}));

test('an anchor is revoked by its successor only', () => inFolder(async (data) => {
  const first = await make(data);
  const { folder } = first;
  const old = await idOf(first, 'keys');
  const now = start + day;
  assert.match(await sentenceOf(() => revoke(folder, now, { keyId: old, reason: 'compromised' })), /No key would be left that signs the key file\. Make a new one first: assay key rotate acme\.example --purpose keys/);
  assert.equal((await open(folder, now)).verified.file.sequence, 1, 'nothing has changed');
  const second = await rotate(folder, now, { purpose: 'keys' });
  const { ring } = await revoke(folder, now, { keyId: old, reason: 'compromised' });
  assert.deepEqual(ring.anchors.map(({ keyId }) => keyId), [second.key.keyId]);
  await assert.rejects(accept(ring, first, now), { code: 'signature-unknown' }, 'who holds only the old anchor has to be told');
  assert.ok(await verifyKeyFile(ring.keyFile, { publisher, anchors: ring.anchors, now }));
}));

test('a wrong passphrase changes nothing, and no second passphrase seals beside the first', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const before = readFileSync(join(folder, 'assay-keys.json'));
  const files = readdirSync(join(folder, 'private'));
  assert.match(await sentenceOf(() => rotateKey(folder, { purpose: 'log' }, () => Promise.resolve('staple of other words'), surroundingsAt(start))), /does not open/);
  assert.deepEqual(readFileSync(join(folder, 'assay-keys.json')), before);
  assert.deepEqual(readdirSync(join(folder, 'private')), files);
}));

test('a key moves from a file to an external signer and back', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const own = await testKey('own', 41);
  const command = [process.execPath, '--eval', `
const { createPrivateKey, sign } = require('node:crypto');
const key = createPrivateKey({ key: Buffer.from('302e020100300506032b657004220420' + Buffer.alloc(32, 41).toString('hex'), 'hex'), format: 'der', type: 'pkcs8' });
console.log(sign(null, require('node:fs').readFileSync(0), key).toString('base64'));`];
  const moved = await rotate(folder, start + day, { purpose: 'log', command: { schema: 'urn:assay:signer-command:1', keyId: own.key.keyId, purpose: 'log', publicKey: own.key.bytes.toBase64(), command } });
  assert.equal(moved.key.keyId, own.key.keyId);
  assert.equal((await moved.ring.signer('log')).signer.keyId, own.key.keyId);
  assert.notEqual((await rotate(folder, start + 2 * day, { purpose: 'log' })).key.keyId, own.key.keyId);
}));

/** Lets one call of a file system function after the other fail, until the work gets through. */
async function failingAtEachStep(work: () => Promise<unknown>, afterFailure: (name: string, index: number) => Promise<void>): Promise<number> {
  let failures = 0;
  for (const name of ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'] as const) {
    for (let index = 0; ; index += 1) {
      let count = 0;
      let hasFailed = false;
      const original = fs[name] as (...values: unknown[]) => unknown;
      const failing = mock.method(fs, name, ((...values: unknown[]) => {
        if (count++ !== index) return original(...values);
        hasFailed = true;
        throw Object.assign(new Error('The power went.'), { code: 'EIO', syscall: name });
      }) as never);
      syncBuiltinESMExports();
      try {
        await work();
      } catch {
        // What is left behind is what the test is about.
      } finally {
        failing.mock.restore();
        syncBuiltinESMExports();
      }
      if (!hasFailed) break;
      failures += 1;
      await afterFailure(name, index);
    }
  }
  return failures;
}

test('a change that breaks off at any step leaves the old keys or the new ones, whole', () => inFolder(async (data) => {
  const { folder } = await make(data);
  let now = start;
  let sequence = 1;
  const failures = await failingAtEachStep(() => rotate(folder, (now += day), { purpose: 'keys', overlapDays: 1 }), async (name, index) => {
    const ring = await open(folder, now);
    const { file } = ring.verified;
    assert.ok(file.sequence === sequence || file.sequence === sequence + 1, `${name} ${index}`);
    sequence = file.sequence;
    for (const purpose of ['keys', 'dossier', 'log'] as const) assert.ok(await ring.signer(purpose), `${name} ${index}: ${purpose}`);
    assert.deepEqual([...readdirSync(folder), ...readdirSync(join(folder, 'private'))].filter((left) => left.endsWith('.part')), []);
    // Each success adds a key, and 64 are the most.
    if (file.keys.length > 40) assert.fail('too many steps got through');
  });
  assert.ok(failures > 15, String(failures));
  assert.ok((await rotate(folder, now + day, { purpose: 'log' })).isContinuous);
}));

test('making keys that breaks off at any step leaves nothing', () => inFolder(async (data) => {
  let count = 0;
  const folderOf = (): string => publisherFolder(data, `acme-${count}.example`);
  const failures = await failingAtEachStep(() => createKeyRing(folderOf(), {}, ask, surroundingsAt(start, String(count))), async () => {
    if (existsSync(folderOf())) assert.ok(await open(folderOf(), start), 'or all of it, when only the last flush failed');
    assert.deepEqual(readdirSync(join(data, 'publishers')).filter((name) => name.startsWith('.')), []);
    count += 1;
  });
  assert.ok(failures > 10, String(failures));
}));

test('a process that is killed while it holds the lock leaves the old keys, and the next one goes on', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const script = `
import { rotateKey } from '${new URL('change-key-ring.ts', import.meta.url).href}';
import { surroundingsAt, words, start, day } from '${new URL('../../../test/keys/surroundings.ts', import.meta.url).href}';
await rotateKey(${JSON.stringify(folder)}, { purpose: 'log' }, () => { process.stdout.write('asked'); setInterval(() => {}, 1000); return new Promise(() => {}); }, surroundingsAt(start + day));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  assert.match(await sentenceOf(() => rotate(folder, start + day, { purpose: 'log' })), /Another command is changing the keys/);
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal((await open(folder, start + day)).verified.file.sequence, 1);
  assert.equal((await rotate(folder, start + day, { purpose: 'log' })).ring.verified.file.sequence, 2);
}));

test('two changes at once: one is done, the other is told to wait', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const ends = await Promise.allSettled([rotate(folder, start + day, { purpose: 'log' }), rotate(folder, start + day, { purpose: 'dossier' })]);
  assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await open(folder, start + day)).verified.file.sequence, 2);
  await assert.rejects(whileLocked(folder, () => Promise.reject(new RangeError('broken'))), RangeError);
  assert.equal(await whileLocked(folder, () => Promise.resolve(words)), words, 'a failure gives the lock back');
}));

test('where no keys are, a change makes no file', () => inFolder(async (data) => {
  assert.match(await sentenceOf(() => rotate(publisherFolder(data, publisher), start, { purpose: 'log' })), /There are no keys of acme\.example/);
  assert.deepEqual(readdirSync(data), []);
}));

import assert from 'node:assert/strict';
import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, day, inFolder, start, surroundingsAt } from '../../../test/keys/surroundings.ts';
import { testKey } from '../../../test/attest/world.ts';
import { commit } from '../../attest/commitment.ts';
import { signEnvelope } from '../../attest/sign-envelope.ts';
import { verifyKeyFile } from '../../attest/verified-key-file.ts';
import { rawText } from '../../model/text.ts';
import { createKeyRing } from './create-key-ring.ts';
import { usualOverlap, usualYears } from './key-file-change.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { KeysRefused } from './keys-refused.ts';
import { publisherFolder } from './publisher-folder.ts';

const publisher = 'acme.example';
const make = (data: string): Promise<KeyRing> => createKeyRing(publisherFolder(data, publisher), {}, ask, surroundingsAt(start));
const open = (folder: string, now = start + day): Promise<KeyRing> => openKeyRing(folder, ask, surroundingsAt(now));
const nobody = (): Promise<string> => Promise.reject(new Error('The passphrase was asked for.'));

async function sentenceOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (problem) {
    assert.ok(problem instanceof KeysRefused, String(problem));
    return rawText(problem.sentence);
  }
  return assert.fail('nothing was refused');
}

test('keys for dossiers and the log are valid for a year, the anchor for three; ours', () => {
  assert.deepEqual(usualYears, { dossier: 1, log: 1, keys: 3 });
  assert.deepEqual(usualOverlap, { dossier: 30, log: 30, keys: 180 });
});

test('new keys: three purposes, one signed file that a customer with the anchor accepts, and modes that keep others out', () => inFolder(async (data) => {
  const ring = await make(data);
  const customer = await verifyKeyFile(ring.keyFile, { publisher, anchors: ring.anchors, now: start });
  assert.deepEqual(customer.file.keys.map(({ purpose, validFrom, validUntil }) => [purpose, validFrom, validUntil]), [
    ['keys', '2026-06-01T12:00:00Z', '2029-06-01T12:00:00Z'], ['dossier', '2026-06-01T12:00:00Z', '2027-06-01T12:00:00Z'], ['log', '2026-06-01T12:00:00Z', '2027-06-01T12:00:00Z'],
  ]);
  assert.deepEqual(readFileSync(join(ring.folder, 'assay-keys.json')), Buffer.from(ring.keyFile));
  assert.deepEqual(readdirSync(join(data, 'publishers')), [publisher], 'no draft is left');
  const mode = (...path: string[]): number => statSync(join(ring.folder, ...path)).mode & 0o777;
  if (process.platform === 'win32') return;
  assert.deepEqual([mode(), mode('private'), mode('salt-seed'), mode('assay-keys.json')], [0o700, 0o700, 0o600, 0o644]);
  const sealed = readdirSync(join(ring.folder, 'private'));
  assert.equal(sealed.length, 4);
  for (const name of sealed) assert.equal(mode('private', name), 0o600);
}));

test('each purpose has its own signer, and reading needs no passphrase', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const ring = await open(folder);
  const ids = [];
  for (const purpose of ['dossier', 'log', 'keys'] as const) {
    const { signer, key } = await ring.signer(purpose);
    assert.equal(ring.verified.file.keys.find((one) => one.keyId === key.keyId)?.purpose, purpose);
    assert.ok(await signEnvelope('text/plain', new Uint8Array(3), [signer], [key]));
    ids.push(key.keyId);
  }
  assert.equal(new Set(ids).size, 3);
  const read = await openKeyRing(folder, nobody, surroundingsAt(start));
  assert.equal(read.anchors.length, 1);
  assert.equal((await read.salt('a', `sha256:${'0'.repeat(64)}`)).length, 32);
  let asked = 0;
  const once = await openKeyRing(folder, () => { asked += 1; return ask(); }, surroundingsAt(start));
  await Promise.all([once.signer('dossier'), once.signer('log')]);
  assert.equal(asked, 1);
}));

test('withheld evidence has the same commitment each time it is published, and another for another publisher', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const digest = `sha256:${'ab'.repeat(32)}` as const;
  const commitment = async (ring: KeyRing): Promise<string> => commit(await ring.salt('reports/test.txt', digest), digest, 'reports/test.txt');
  const other = await createKeyRing(publisherFolder(data, 'other.example'), {}, ask, surroundingsAt(start, 'other'));
  assert.equal(await commitment(await open(folder)), await commitment(await open(folder)));
  assert.notEqual(await commitment(await open(folder)), await commitment(other));
  writeFileSync(join(folder, 'salt-seed'), new Uint8Array(31));
  assert.match(await sentenceOf(() => open(folder).then((ring) => ring.salt('a', digest))), /salt-seed has 31 bytes; 32 were expected/);
  chmodSync(join(folder, 'salt-seed'), 0o644);
  if (process.platform !== 'win32') assert.match(await sentenceOf(() => open(folder).then((ring) => ring.salt('a', digest))), /its mode is 644/);
}));

test('what is there is never replaced, and what fails leaves nothing', () => inFolder(async (data) => {
  const ring = await make(data);
  const before = readFileSync(join(ring.folder, 'assay-keys.json'));
  assert.match(await sentenceOf(() => make(data)), /already, and it is not replaced/);
  assert.deepEqual(readFileSync(join(ring.folder, 'assay-keys.json')), before);
  assert.match(await sentenceOf(() => createKeyRing(publisherFolder(data, 'other.example'), {}, () => Promise.resolve('too short'), surroundingsAt(start))), /has 9 characters/);
  assert.deepEqual(readdirSync(join(data, 'publishers')), [publisher]);
  for (const domain of ['../acme.example', 'acme', '', 'acme.example/..', '127.0.0.1', 'ac me.example', 'bücher.example']) assert.match(await sentenceOf(() => publisherFolder(data, domain)), /is no domain name/, domain);
  assert.match(await sentenceOf(() => open(publisherFolder(data, 'nobody.example'))), /no keys of nobody\.example.*assay key new nobody\.example/);
}));

test('a key file that was changed, is another publisher’s, or is signed by a stranger is not opened', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const path = join(folder, 'assay-keys.json');
  const good = readFileSync(path);
  for (let index = 0; index < good.length; index += 7) {
    const changed = Buffer.from(good);
    changed[index] = (changed[index] ?? 0) ^ 1;
    writeFileSync(path, changed);
    assert.match(await sentenceOf(() => open(folder)), /is refused\. .* Put it back/, String(index));
  }
  const stranger = await createKeyRing(publisherFolder(join(data, 'elsewhere'), publisher), {}, ask, surroundingsAt(start, 'stranger'));
  writeFileSync(path, stranger.keyFile);
  assert.match(await sentenceOf(() => open(folder)), /No signature is by a key that is trusted/);
  writeFileSync(path, good);
  assert.match(await sentenceOf(() => open(folder, start - day)), /time that has not come.*clock/);
  const moved = join(data, 'publishers', 'other.example');
  cpSync(folder, moved, { recursive: true });
  assert.match(await sentenceOf(() => open(moved)), /another publisher/);
  const anchors = join(folder, 'private', 'anchors.json');
  writeFileSync(anchors, readFileSync(anchors, 'utf8').replace('own-anchors:1', 'own-anchors:2'));
  assert.match(await sentenceOf(() => open(folder)), /anchors\.json was changed/);
}));

test('folders that others may enter are not opened', { skip: process.platform === 'win32' }, () => inFolder(async (data) => {
  const { folder } = await make(data);
  for (const path of [folder, join(folder, 'private')]) {
    chmodSync(path, 0o750);
    assert.match(await sentenceOf(() => open(folder)), /its mode is 750.*Run: chmod 700/);
    chmodSync(path, 0o700);
  }
  renameSync(join(folder, 'assay-keys.json'), join(data, 'assay-keys.json'));
  symlinkSync(join(data, 'assay-keys.json'), join(folder, 'assay-keys.json'));
  assert.match(await sentenceOf(() => open(folder)), /symbolic link/);
}));

test('a private key may lie in a safe until it is needed; another in its place is noticed', () => inFolder(async (data) => {
  const { folder } = await make(data);
  const [anchor, dossier] = (await open(folder)).verified.file.keys.map(({ keyId }) => join(folder, 'private', `${keyId}.json`));
  assert.ok(anchor !== undefined && dossier !== undefined);
  renameSync(anchor, join(data, 'in-the-safe.json'));
  const ring = await open(folder);
  assert.ok(await ring.signer('dossier'));
  assert.match(await sentenceOf(() => ring.signer('keys')), /private part of the key [0-9a-f]{64} \(keys\) is not in .*private\. Put it back/);
  cpSync(dossier, anchor);
  assert.match(await sentenceOf(() => ring.signer('keys')), /holds another key than its name/);
  rmSync(anchor);
  renameSync(join(data, 'in-the-safe.json'), anchor);
  assert.ok(await ring.signer('keys'));
}));

test('a key that has ended signs nothing, and the sentence says how to go on', () => inFolder(async (data) => {
  const { folder } = await make(data);
  assert.ok(await (await open(folder, start + 364 * day)).signer('dossier'));
  const later = await open(folder, start + 366 * day);
  assert.match(await sentenceOf(() => later.signer('dossier')), /No key of acme\.example can sign now \(purpose: dossier\)\..*was valid until 2027-06-01T12:00:00Z\..*assay key rotate acme\.example --purpose dossier/);
  assert.ok(await later.signer('keys'));
}));

test('an external signer takes the place of a file, once it has shown that it signs', () => inFolder(async (data) => {
  const [own, other] = [await testKey('own', 31), await testKey('other', 32)];
  const sign = (filling: number): string[] => [process.execPath, '--eval', `
const { createPrivateKey, sign } = require('node:crypto');
const key = createPrivateKey({ key: Buffer.from('302e020100300506032b657004220420' + Buffer.alloc(32, ${filling}).toString('hex'), 'hex'), format: 'der', type: 'pkcs8' });
console.log(sign(null, require('node:fs').readFileSync(0), key).toString('base64'));`];
  const command = (filling: number, more = {}) => ({ schema: 'urn:assay:signer-command:1' as const, keyId: own.key.keyId, purpose: 'keys' as const, publicKey: own.key.bytes.toBase64(), command: sign(filling), ...more });
  const folder = publisherFolder(data, publisher);
  const create = (...commands: ReturnType<typeof command>[]): Promise<KeyRing> => createKeyRing(folder, { commands }, ask, surroundingsAt(start));
  assert.match(await sentenceOf(() => create(command(32))), /signer for the purpose keys can’t be used.*not a signature by its key/);
  assert.match(await sentenceOf(() => create(command(31, { publicKey: other.key.bytes.toBase64() }))), /says the key id/);
  assert.match(await sentenceOf(() => create(command(31), command(31))), /Two signers are for the purpose keys/);
  assert.match(await sentenceOf(() => create(command(31, { publicKey: new Uint8Array(32).toBase64() }))), /anyone can sign/);
  const ring = await create(command(31));
  assert.deepEqual(ring.anchors.map(({ keyId }) => keyId), [own.key.keyId]);
  const kept = readFileSync(join(folder, 'private', `${own.key.keyId}.json`), 'utf8');
  assert.match(kept, /urn:assay:signer-command:1/);
  const { signer, key } = await (await openKeyRing(folder, nobody, surroundingsAt(start))).signer('keys');
  assert.ok(await signEnvelope('text/plain', new Uint8Array(3), [signer], [key]));
}));

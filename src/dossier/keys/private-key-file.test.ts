import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, quickCost, start, surroundingsAt, words } from '../../../test/keys/surroundings.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { rawText } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';
import { writeOwned } from './owned-file.ts';
import { makePrivateKey, openPrivateKey, privateKeyShape, usualCost, type PrivateKeyFile } from './private-key-file.ts';
import { readPrivatePart, signerOf } from './private-part.ts';

const message = new TextEncoder().encode('something to sign');
const made = await makePrivateKey('dossier', words, surroundingsAt(start).random, quickCost);
const file = privateKeyShape.parse(JSON.parse(new TextDecoder().decode(made.bytes)));

async function sentenceOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (problem) {
    assert.ok(problem instanceof KeysRefused, String(problem));
    return rawText(problem.sentence);
  }
  return assert.fail('nothing was refused');
}

/** Writes bytes as a private part, reads and opens it. */
async function opened(folder: string, bytes: Uint8Array, passphrase = words): Promise<Uint8Array> {
  const path = join(folder, 'key.json');
  writeFileSync(path, bytes, { mode: 0o600 });
  const part = readPrivatePart(path);
  const signer = await signerOf(folder, part, () => Promise.resolve(passphrase));
  return signer.sign(message);
}

test('a guess at a passphrase costs 64 MiB, three passes and four lanes', () => {
  assert.deepEqual(usualCost, { memory: 65_536, passes: 3, parallelism: 4 });
});

test('a sealed key signs again under its passphrase, however its letters are composed', () => inFolder(async (folder) => {
  assert.ok(await made.key.verifies(message, await opened(folder, made.bytes)));
  const accented = await makePrivateKey('log', 'cafe\u0301 au lait', surroundingsAt(start).random, quickCost);
  assert.ok(await accented.key.verifies(message, await opened(folder, accented.bytes, 'caf\u00e9 au lait')));
}));

test('the file holds neither seed nor passphrase, and two files never have the same salt or nonce', async () => {
  const { random } = surroundingsAt(start);
  const seed = random(32);
  const text = new TextDecoder().decode(made.bytes);
  for (const secret of [words, seed.toBase64(), seed.toHex()]) assert.ok(!text.includes(secret));
  const other = JSON.parse(new TextDecoder().decode((await makePrivateKey('dossier', words, surroundingsAt(start, 'other').random, quickCost)).bytes)) as PrivateKeyFile;
  assert.notEqual(other.kdf.salt, file.kdf.salt);
  assert.notEqual(other.nonce, file.nonce);
});

test('a wrong passphrase is told in one sentence', () => inFolder(async (folder) => {
  const sentence = await sentenceOf(() => opened(folder, made.bytes, 'staple of invented word'));
  assert.match(sentence, /^The passphrase does not open \S+\.json: it is another one, or the file was changed since it was written\.$/);
}));

test('a passphrase of 11 characters seals nothing, one of 12 does', async () => {
  assert.match(await sentenceOf(() => makePrivateKey('dossier', 'elevenchars', surroundingsAt(start).random, quickCost)), /has 11 characters.*at least 12/);
  assert.ok(await makePrivateKey('dossier', 'twelve chars', surroundingsAt(start).random, quickCost));
});

test('a change in any one byte of the file is refused', () => inFolder(async (folder) => {
  for (let index = 0; index < made.bytes.length; index += 1) {
    for (const bit of [1, 2, 32]) {
      const changed = made.bytes.slice();
      changed[index] = (changed[index] ?? 0) ^ bit;
      await assert.rejects(() => opened(folder, changed), KeysRefused, `byte ${index}, bit ${bit}`);
    }
  }
  for (const cut of [0, 1, made.bytes.length - 1]) await assert.rejects(() => opened(folder, made.bytes.slice(0, cut)), KeysRefused);
}));

test('every field of the header is bound to the key, even where it is well formed', async () => {
  const changes: readonly Partial<PrivateKeyFile>[] = [
    { purpose: 'keys' }, { keyId: '0'.repeat(64) }, { publicKey: new Uint8Array(32).fill(7).toBase64() }, { nonce: new Uint8Array(12).toBase64() },
    { kdf: { ...file.kdf, memory: 16 } }, { kdf: { ...file.kdf, passes: 2 } }, { kdf: { ...file.kdf, salt: new Uint8Array(16).toBase64() } }, { kdf: { ...file.kdf, parallelism: 2, memory: 16 } },
  ];
  for (const change of changes) await assert.rejects(openPrivateKey({ ...file, ...change }, words, 'key.json'), KeysRefused, JSON.stringify(change));
});

test('a file that asks for more memory or work than is sane is refused before anything is computed', () => inFolder(async (folder) => {
  const costs = [{ memory: 262_145 }, { memory: 2 ** 32 - 1 }, { memory: 262_144, passes: 5 }, { passes: 65 }, { parallelism: 17, memory: 1024 }, { memory: 7 }, { memory: 8, parallelism: 2 }, { passes: 0 }, { memory: 65_536.5 }, { algorithm: 'argon2d' }];
  for (const cost of costs) {
    const began = performance.now();
    assert.match(await sentenceOf(() => opened(folder, canonicalBytes({ ...file, kdf: { ...file.kdf, ...cost } }))), /At \/kdf/, JSON.stringify(cost));
    assert.ok(performance.now() - began < 1000);
  }
}));

test('a file that others may read, a folder, a link and a file too long are not opened', { skip: process.platform === 'win32' }, () => inFolder(async (folder) => {
  const path = join(folder, 'key.json');
  writeOwned(path, made.bytes, 'owner');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  for (const mode of [0o640, 0o604, 0o620, 0o610, 0o644]) {
    chmodSync(path, mode);
    assert.match(await sentenceOf(() => readPrivatePart(path)), new RegExp(`its mode is ${mode.toString(8)}.*Run: chmod 600 ${path}\\.`));
  }
  symlinkSync(path, join(folder, 'link.json'));
  assert.match(await sentenceOf(() => readPrivatePart(join(folder, 'link.json'))), /is a symbolic link/);
  mkdirSync(join(folder, 'folder.json'), { mode: 0o700 });
  assert.match(await sentenceOf(() => readPrivatePart(join(folder, 'folder.json'))), /is no regular file/);
  writeFileSync(join(folder, 'long.json'), ' '.repeat(65_537), { mode: 0o600 });
  assert.match(await sentenceOf(() => readPrivatePart(join(folder, 'long.json'))), /65537 bytes; at most 65536/);
}));

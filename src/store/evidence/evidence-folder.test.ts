import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { smallDisk, withoutMount } from '../../../test/support/small-disk.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure, type StoreTrouble } from '../store-failure.ts';
import { openEvidenceFolder } from './evidence-folder.ts';
import { EvidenceRefused } from './evidence-store.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-evidence-'));
const now = (): Date => new Date('2026-01-02T03:04:05.000Z');
const acme = provenScope('acme');
const other = provenScope('other');
const isTrouble = (trouble: StoreTrouble) => (problem: unknown): boolean => problem instanceof StoreFailure && problem.trouble === trouble;

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
async function whole(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('evidence in a folder', () => {
  after(() => rmSync(root, { recursive: true }));

  it('gives back what was put away, under its digest, to its organisation only', async () => {
    const store = await openEvidenceFolder(join(root, 'plain'), now);
    const stored = await store.put(acme, pieces('one ', 'two'), 100);
    assert.deepEqual(stored, { digest: digestOf('one two'), sizeBytes: 7 });
    assert.deepEqual(await store.put(acme, pieces('one two'), 100), stored);
    assert.equal(await whole(store.open(acme, stored.digest)), 'one two');
    assert.equal(await store.has(other, stored.digest), false);
    await assert.rejects(whole(store.open(other, stored.digest)), isTrouble('damaged'));
    const [listed] = await all(store.list(acme));
    assert.deepEqual({ digest: listed?.digest, sizeBytes: listed?.sizeBytes }, stored);
    assert.equal(statSync(join(root, 'plain/acme', stored.digest.slice(0, 2), stored.digest)).mode & 0o777, 0o600);
    const old = new Date(now().getTime() - 60_000);
    assert.equal(await store.removeOld(acme, stored.digest, old), false, 'put there since');
    assert.equal(await whole(store.open(acme, stored.digest)), 'one two');
    const place = join(root, 'plain/acme', stored.digest.slice(0, 2), stored.digest);
    utimesSync(place, new Date(0), new Date(0));
    assert.equal(await store.removeOld(acme, stored.digest, old), true);
    assert.equal(await store.removeOld(acme, stored.digest, old), false);
    assert.equal(await store.has(acme, stored.digest), false);
  });

  it('refuses more than the limit, and leaves nothing of it or of a broken upload', async () => {
    const store = await openEvidenceFolder(join(root, 'limit'), now);
    await assert.rejects(store.put(acme, pieces('12345', '67890'), 9), EvidenceRefused);
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('The client went away.');
    }
    await assert.rejects(store.put(acme, broken(), 100), /went away/u);
    assert.deepEqual(readdirSync(join(root, 'limit/acme')), []);
  });

  it('never gives damaged bytes as good ones', async () => {
    const store = await openEvidenceFolder(join(root, 'damaged'), now);
    const { digest } = await store.put(acme, pieces('good bytes'), 100);
    writeFileSync(join(root, 'damaged/acme', digest.slice(0, 2), digest), 'evil bytes');
    await assert.rejects(whole(store.open(acme, digest)), isTrouble('damaged'));
    // The same upload again mends it.
    await store.put(acme, pieces('good bytes'), 100);
    assert.equal(await whole(store.open(acme, digest)), 'good bytes');
  });

  it('follows no link, and takes no name that leads elsewhere', async () => {
    const store = await openEvidenceFolder(join(root, 'links'), now);
    const secret = join(root, 'secret');
    writeFileSync(secret, 'secret');
    const digest = digestOf('secret');
    mkdirSync(join(root, 'links/acme', digest.slice(0, 2)), { recursive: true });
    symlinkSync(secret, join(root, 'links/acme', digest.slice(0, 2), digest));
    await assert.rejects(whole(store.open(acme, digest)), isTrouble('damaged'));
    assert.equal(await store.has(acme, digest), false);
    assert.deepEqual(await all(store.list(acme)), []);
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'links/linked'));
    await assert.rejects(store.put(provenScope('linked'), pieces('x'), 10), /is no folder/u);
    assert.deepEqual(readdirSync(join(root, 'elsewhere')), []);
    for (const id of ['..', '../other', 'a/b', '']) await assert.rejects(async () => store.put(provenScope(id), pieces('x'), 10), /organisation’s id/u, id);
    await assert.rejects(async () => whole(store.open(acme, '../../secret')), /64 hexadecimal/u);
  });

  it('removes what a crash left, and not what is being written', async () => {
    mkdirSync(join(root, 'left/acme'), { recursive: true });
    const [old, young] = ['old.part', 'young.part'].map((name) => join(root, 'left/acme', name)) as [string, string];
    for (const file of [old, young]) writeFileSync(file, 'x');
    utimesSync(old, now(), new Date(now().getTime() - 2 * 60 * 60 * 1000));
    utimesSync(young, now(), now());
    await openEvidenceFolder(join(root, 'left'), now);
    assert.deepEqual([existsSync(old), existsSync(young)], [false, true]);
  });

  it('says disk-full on a full disk, leaves nothing half, and goes on when there is space', { skip: withoutMount }, async () => {
    const disk = smallDisk(4);
    try {
      const store = await openEvidenceFolder(join(disk.folder, 'evidence'), now);
      const { digest } = await store.put(acme, pieces('small'), 100);
      async function* large(): AsyncIterable<Uint8Array> {
        for (let index = 0; index < 100; index += 1) yield randomBytes(100_000);
      }
      await assert.rejects(store.put(acme, large(), 1e9), isTrouble('disk-full'));
      assert.equal(await whole(store.open(acme, digest)), 'small');
      await store.put(acme, pieces('another'), 100);
      assert.equal((await all(store.list(acme))).length, 2);
      disk.setReadOnly(true);
      await assert.rejects(store.put(acme, pieces('third'), 100), isTrouble('read-only'));
      assert.equal(await whole(store.open(acme, digest)), 'small');
    } finally {
      disk.remove();
    }
  });
});

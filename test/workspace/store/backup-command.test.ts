import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import { openSecrets } from '../../../src/identity/open-secrets.ts';
import { createStreamCaller } from '../../../src/net/stream-call.ts';
import { openEvidence } from '../../../src/server/process/open-evidence.ts';
import { readConfiguration } from '../../../src/settings/configuration.ts';
import { openBucket, type Bucket } from '../../../src/store/bucket/bucket.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { provenScope } from '../../../src/store/scope.ts';
import { startS3Server } from '../../support/s3-server.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-state-'));
const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const acme = provenScope('acme');
const assay = (...words: readonly string[]): SpawnSyncReturns<string> => {
  const { DATABASE_URL: _one, ASSAY_DATABASE_URL: _two, ...env } = process.env;
  return spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', env, timeout: 60_000 });
};

async function assayThere(settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, ...settings }, timeout: 60_000 });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number | null]>]);
  return { status, stdout, stderr };
}

async function bytesInBucket(bucket: Bucket): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const { key } of bucket.list('')) for await (const piece of (await bucket.get(key)) ?? []) all.push(piece);
  return Buffer.concat(all);
}

describe('assay backup, restore and upgrade', () => {
  after(() => rmSync(root, { recursive: true }));

  const data = join(root, 'data');
  it('carry a workspace to another place, and say in its log that they did', async () => {
    assert.match(assay('upgrade', '--data', data, '--dry-run').stdout, /steps would be made; nothing was changed/u);
    assert.deepEqual(readdirSync(data), []);
    assert.match(assay('upgrade', '--data', data).stdout, /steps were made/u);
    assert.match(assay('upgrade', '--data', data).stdout, /there is nothing to do/u);
    const store = await openStore({ dataFolder: data }, () => new Date());
    await store.addOrganisation({ id: 'acme', name: 'Acme \u{1b}[31m', createdAt: '2026-01-02T03:04:05.000Z' });
    writeFileSync(join(data, 'instance-secret'), 'c'.repeat(64), { mode: 0o600 });
    // While the server goes on.
    const backup = assay('backup', join(root, 'backups'), '--data', data, '--format', 'json');
    assert.equal(backup.status, 0, backup.stderr);
    assert.ok(!backup.stdout.includes('c'.repeat(64)));
    const { place: folder } = JSON.parse(backup.stdout) as { place: string };
    assert.ok(readdirSync(folder).every((name) => !name.startsWith('instance-secret')));
    const [entry] = await store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('action').execute());
    assert.equal(entry?.action, 'workspace.backup');
    const inUse = assay('restore', folder, '--data', data);
    assert.equal(inUse.status, 2);
    assert.match(inUse.stderr, new RegExp(`in use by process ${process.pid} on `, 'u'));
    await store.write(acme, async (rows) => appendEntry(rows, { actor: 'system', action: 'later', target: 'none', outcome: 'success', area: 'identity', sourceAddress: '', requestId: '', detail: {} }, '2026-01-02T03:04:05.000Z'));
    await store.close();
    const refused = assay('restore', folder, '--data', data);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /2 entries that the backup does not have/u);
    assert.match(assay('restore', folder, '--data', data, '--discard-newer').stdout, /2 later entries/u);
    const elsewhere = assay('restore', folder, '--data', join(root, 'elsewhere'));
    assert.equal(elsewhere.status, 0, elsewhere.stderr);
    assert.ok(!elsewhere.stdout.includes('\u{1b}[31m'));
    const restored = await openStore({ dataFolder: join(root, 'elsewhere') }, () => new Date());
    assert.deepEqual((await restored.read(acme, async (rows) => rows.selectFrom('auditEntry').select('action').execute())).map(({ action }) => action), ['workspace.restore']);
    await restored.close();
  });

  it('carry evidence and rows through a bucket, and the instance’s secret under a passphrase only', async () => {
    const { randomBytes } = { randomBytes: (length: number): Uint8Array => new Uint8Array(length).fill(7) };
    const server = await startS3Server('evidence', 'backups');
    const secretFile = join(root, 's3-secret');
    const passphraseFile = join(root, 'passphrase');
    writeFileSync(secretFile, 'S3RVER\n', { mode: 0o600 });
    writeFileSync(passphraseFile, 'canary passphrase of seven words\n', { mode: 0o600 });
    const s3 = { ASSAY_S3_ADDRESS: server.endpoint, ASSAY_S3_BUCKET: 'evidence', ASSAY_S3_ACCESS_KEY_ID: 'S3RVER', ASSAY_S3_SECRET_ACCESS_KEY_FILE: secretFile };
    const [from, to] = [join(root, 'from'), join(root, 'to')];
    try {
      const instanceSecret = 'cafe'.repeat(16);
      const store = await openStore({ dataFolder: from }, () => new Date());
      writeFileSync(join(from, 'instance-secret'), instanceSecret, { mode: 0o600 });
      await store.addOrganisation({ id: 'acme', name: 'Acme', createdAt: '2026-01-02T03:04:05.000Z' });
      const settings = readConfiguration({ environment: s3, readSecret: (file) => readFileSync(file, 'utf8') }).values;
      const evidence = await openEvidence(settings, from, () => new Date());
      const { digest } = await evidence.put(acme, (async function* () { yield Buffer.from('evidence of acme'); })(), 100);
      const sealed = openSecrets({ dataFolder: from }, { randomBytes }).seal('one-time-password', Buffer.from('canary seed'));
      await store.write(acme, async (rows) => {
        await rows.insertInto('product').values({ id: 'p', slug: 'p', name: 'Product', statement: '', createdAt: 'x', changedAt: 'x', archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: 'r', productId: 'p', version: '1', createdAt: 'x' }).execute();
        await rows.insertInto('evidenceFile').values({ id: 'e', releaseId: 'r', productId: 'p', path: 'x', digest, sizeBytes: 16, origin: 'handed-over', reading: null, receivedAt: 'x', receivedBy: 'x', removedAt: null }).execute();
        await rows.insertInto('setting').values({ key: 'sealed', value: JSON.stringify(sealed), changedAt: 'x', changedBy: 'x' }).execute();
      });
      await store.close();
      const made = await assayThere(s3, 'backup', 's3://backups/nightly', '--data', from, '--passphrase-file', passphraseFile, '--format', 'json');
      assert.equal(made.status, 0, made.stderr);
      const { place } = JSON.parse(made.stdout) as { place: string };
      assert.match(place, /^s3:\/\/backups\/nightly\/assay-backup-/u);
      const everything = await bytesInBucket(openBucket({ endpoint: server.endpoint, bucket: 'backups', region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', isInPath: true, spoolFolder: join(root, 'spool') }, createStreamCaller(server.endpoint)));
      assert.ok(everything.includes('evidence of acme') && everything.includes(sealed));
      for (const canary of [instanceSecret, Buffer.from(instanceSecret, 'hex'), Buffer.from(instanceSecret, 'hex').toString('base64url'), 'canary', 'S3RVER']) assert.ok(!everything.includes(canary), String(canary));

      const unasked = await assayThere(s3, 'restore', place, '--data', to);
      assert.equal(unasked.status, 64);
      assert.match(unasked.stderr, /--passphrase-file, or say --without-secret/u);
      writeFileSync(passphraseFile, 'another passphrase of words\n', { mode: 0o600 });
      assert.match((await assayThere(s3, 'restore', place, '--data', to, '--passphrase-file', passphraseFile)).stderr, /does not open the sealed secret/u);
      assert.equal(existsSync(join(to, 'workspace.sqlite')), false, 'nothing was touched');
      writeFileSync(passphraseFile, 'canary passphrase of seven words\n', { mode: 0o600 });
      const restored = await assayThere({ ...s3, ASSAY_S3_BUCKET: '' }, 'restore', place, '--data', to, '--passphrase-file', passphraseFile);
      assert.equal(restored.status, 0, restored.stderr);
      assert.equal(Buffer.from(openSecrets({ dataFolder: to }, { randomBytes }).open('one-time-password', sealed)).toString(), 'canary seed');
      assert.equal(readFileSync(join(to, 'evidence/acme', digest.slice(0, 2), digest), 'utf8'), 'evidence of acme');

      const nowhere = await assayThere({ ...s3, ASSAY_S3_ADDRESS: 'http://127.0.0.1:1' }, 'backup', 's3://backups', '--data', from);
      assert.equal(nowhere.status, 2);
      assert.match(nowhere.stderr, /The bucket .* takes no connection at 127\.0\.0\.1/u);
      assert.match((await assayThere({}, 'backup', 's3://backups', '--data', from)).stderr, /can’t be opened without ASSAY_S3_ADDRESS, ASSAY_S3_ACCESS_KEY_ID_FILE/u);
    } finally {
      await server.close();
    }
  });

  it('say in a sentence when there is nothing to back up or restore', () => {
    const empty = join(root, 'empty');
    for (const [words, expected] of [
      [['backup', join(root, 'backups'), '--data', empty], /There is no database at/u],
      [['restore', join(root, 'nothing'), '--data', empty], /There is no backup in/u],
    ] as const) {
      const { status, stderr } = assay(...words);
      assert.equal(status, 2, stderr);
      assert.match(stderr, expected);
    }
  });
});

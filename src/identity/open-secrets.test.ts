import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openSecrets } from './open-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-secrets-'));
describe('open secrets', () => {
  after(() => rmSync(folder, { recursive: true }));
  const ports = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const seed = new TextEncoder().encode('canary-seed');

  test('what is sealed is opened after a start anew, for the same purpose only', () => {
    const sealed = openSecrets({ dataFolder: folder }, ports).seal('one-time-password', seed);
    assert.equal(statSync(join(folder, 'instance-secret')).mode & 0o777, 0o600);
    assert.ok(!sealed.includes('canary') && !Buffer.from(sealed, 'base64url').includes('canary'));
    const again = openSecrets({ dataFolder: folder }, ports);
    assert.deepEqual(again.open('one-time-password', sealed), seed);
    assert.throws(() => again.open('client-secret', sealed), /can’t be opened/u);
  });

  test('a changed byte, another instance and no seal at all are refused', () => {
    const secrets = openSecrets({ dataFolder: folder }, ports);
    const sealed = Buffer.from(secrets.seal('x', seed), 'base64url');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.throws(() => secrets.open('x', changed.toString('base64url')));
    }
    assert.throws(() => secrets.open('x', ''));
    const file = join(folder, 'shared');
    writeFileSync(file, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    assert.throws(() => openSecrets({ file }, ports).open('x', sealed.toString('base64url')));
  });

  test('a secret that others may read, that is none, or that is missing where it was named, is refused with what to do', () => {
    const file = join(folder, 'named');
    assert.throws(() => openSecrets({ file }, ports), /can’t be opened/u);
    writeFileSync(file, 'short', { mode: 0o600 });
    assert.throws(() => openSecrets({ file }, ports), /64 hexadecimal digits/u);
    writeFileSync(file, 'ab'.repeat(32));
    chmodSync(file, 0o644);
    assert.throws(() => openSecrets({ file }, ports), /chmod 600/u);
    chmodSync(file, 0o440);
    openSecrets({ file }, ports);
    assert.equal(readFileSync(file, 'utf8').length, 64);
  });
});

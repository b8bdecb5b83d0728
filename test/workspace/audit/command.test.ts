import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openAuditWorld, type AuditWorld } from '../support/audit-world.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const assay = (...words: readonly string[]): SpawnSyncReturns<string> => {
  const { DATABASE_URL: _one, ASSAY_DATABASE_URL: _two, ...env } = process.env;
  return spawnSync(process.execPath, [main, 'audit', ...words], { encoding: 'utf8', env, timeout: 60_000 });
};

describe('assay audit', () => {
  let world: AuditWorld;
  const at = (name: string): string => join(world.folder, name);
  before(async () => {
    world = await openAuditWorld();
    await world.key();
    await world.log(20);
    await world.sign();
    await world.log(1);
  });
  after(async () => world.close());

  it('exports while the server goes on, and verifies with the key and a checkpoint kept from before', async () => {
    const key = assay('key', '--data', world.folder);
    assert.equal(key.status, 0, key.stderr);
    writeFileSync(at('key'), key.stdout);
    assert.equal(assay('checkpoint', at('seen'), '--data', world.folder).status, 0);
    await world.log(5);
    await world.sign();
    await world.log(2);
    const exported = assay('export', at('log.jsonl'), '--data', world.folder);
    assert.equal(exported.status, 0, exported.stderr);
    assert.equal(statSync(at('log.jsonl')).mode & 0o777, 0o600);
    const verified = assay('verify', at('log.jsonl'), '--key', at('key'), '--seen', at('seen'));
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
    assert.match(verified.stdout, /The entries from 0 to 26 are as they were signed\./u);
    assert.match(verified.stdout, /2 entries are not covered by a checkpoint yet/u);
    assert.match(verified.stdout, /goes on from the checkpoint/u);
  });

  it('refuses an edited export with the entry’s number', () => {
    writeFileSync(at('edited.jsonl'), readFileSync(at('log.jsonl'), 'utf8').replace(/("requestId":"request-1","sequence":9,"sourceAddress":"192\.0\.2\.)7/u, '$18'));
    const refused = assay('verify', at('edited.jsonl'), '--key', at('key'), '--format', 'json');
    assert.equal(refused.status, 2);
    assert.deepEqual([(JSON.parse(refused.stdout) as { readonly result: string }).result, (JSON.parse(refused.stdout) as { readonly entry: number }).entry], ['refused', 10]);
  });

  it('does not call proven what was verified with the export’s own key', () => {
    const own = assay('verify', at('log.jsonl'), '--format', 'json');
    assert.equal(own.status, 2);
    assert.equal((JSON.parse(own.stdout) as { readonly result: string }).result, 'not-proven');
  });

  it('says what is wrong with a key or a file that is none', () => {
    const wrong = assay('verify', at('log.jsonl'), '--key', at('log.jsonl'));
    assert.equal(wrong.status, 64);
    assert.match(wrong.stderr, /no verifier key/u);
    assert.equal(assay('verify', at('nothing')).status, 64);
  });
});

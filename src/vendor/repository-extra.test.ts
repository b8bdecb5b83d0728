import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Capture } from './capture/open-capture.ts';
import { repositoryExtra } from './repository-extra.ts';
import { repositoryFacts } from './repository-facts.ts';

test('what a clone told when it was looked at comes back from the capture, with what its last year added', async () => {
  const root = mkdtempSync(join(tmpdir(), 'assay-clone-'));
  try {
    const run = (...command: readonly string[]): void => void execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@acme.example', ...command], { stdio: 'ignore', env: { PATH: process.env['PATH'], GIT_COMMITTER_DATE: '2026-05-01T10:00:00Z', GIT_AUTHOR_DATE: '2026-05-01T10:00:00Z' } });
    run('init', '-q');
    writeFileSync(join(root, 'a.c'), 'int a;\n');
    run('add', '-A');
    run('commit', '-qm', 'one');
    const facts = await repositoryFacts(root);
    assert.deepEqual(facts?.newCode?.languages, [{ name: 'C', lines: 1, memorySafety: 'not-memory-safe' }]);
    const bytes = Buffer.from(JSON.stringify(facts));
    const capture: Pick<Capture, 'readExtra' | 'record'> = { readExtra: () => bytes, record: { extras: [{ name: 'repository.json', digest: 'sha256:0', sizeBytes: bytes.length }] } as unknown as Capture['record'] };
    assert.deepEqual(repositoryExtra(capture as Capture).map((item) => [item.facts, item.complete, item.artifact.origin]), [[facts, true, 'collected']]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { perform } from '../analyser/perform.ts';
import { repositoryOfArchive, repositoryOfFolder } from './repository.ts';

let home = '';
describe('repository', () => {
  before(() => { home = mkdtempSync(join(tmpdir(), 'assay-repository-')); });
  after(() => rmSync(home, { recursive: true, force: true }));

  const run = (root: string, ...command: readonly string[]): void => {
    execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@acme.example', ...command], { stdio: 'ignore', env: { PATH: process.env['PATH'], GIT_COMMITTER_DATE: '2026-05-01T10:00:00Z', GIT_AUTHOR_DATE: '2026-05-01T10:00:00Z' } });
  };

  function clone(): string {
    const root = join(home, 'clone');
    if (existsSync(root)) return root;
    mkdirSync(join(root, '.github'), { recursive: true });
    mkdirSync(join(root, 'security-advisories'));
    writeFileSync(join(root, '.github/SECURITY.md'), '# Security\n');
    writeFileSync(join(root, 'security-advisories/2026-1.md'), '# One\n');
    writeFileSync(join(root, 'CVE-2026-1234.json'), '{}');
    writeFileSync(join(root, 'security.md.bak'), '');
    run(home, 'init', '-q', root);
    run(root, 'add', '-A');
    run(root, 'commit', '-qm', 'one');
    for (const tag of ['v1.2.3', 'tool-1.0', 'nightly', 'before-rewrite']) run(root, 'tag', tag);
    return root;
  }

  test('a clone tells its policies, its releases with dates, and its advisories', async () => {
    const { facts, format, artifact } = await repositoryOfFolder(clone(), 'tool', 'handed-over');
    assert.deepEqual(facts.securityPolicies, ['.github/SECURITY.md']);
    assert.deepEqual(facts.releases.map(({ name, at }) => `${name} ${at}`).toSorted(), ['tool-1.0 2026-05-01T10:00:00Z', 'v1.2.3 2026-05-01T10:00:00Z']);
    assert.deepEqual(facts.advisories, ['CVE-2026-1234.json', 'security-advisories/2026-1.md']);
    assert.match(facts.commit ?? '', /^[0-9a-f]{40}$/);
    assert.deepEqual([format, artifact.path], ['git', 'tool']);
  });

  test('a bare clone tells the same', async () => {
    const bare = join(home, 'bare');
    run(home, 'clone', '-q', '--bare', clone(), bare);
    assert.deepEqual((await repositoryOfFolder(bare, 'tool', 'handed-over')).facts, (await repositoryOfFolder(clone(), 'tool', 'handed-over')).facts);
  });

  test('a program that the clone’s own settings name is not run', async () => {
    const marker = join(home, 'ran');
    run(clone(), 'config', 'core.fsmonitor', `touch ${marker}`);
    run(clone(), 'config', 'core.pager', `touch ${marker}`);
    await repositoryOfFolder(clone(), 'tool', 'handed-over');
    assert.equal(existsSync(marker), false);
  });

  test('an archive tells names only, below the folder that it puts around them', async () => {
    const members = ['tool-1.2.3/SECURITY.md', 'tool-1.2.3/src/a.ts', 'tool-1.2.3/csaf/2026/acme-1.json'].map((name) => ({ name, sizeBytes: 1 }));
    const { facts } = repositoryOfArchive({ format: 'tar-gzip', members, sources: () => { throw new Error('nothing is unpacked'); } });
    assert.deepEqual(facts, { securityPolicies: ['SECURITY.md'], releases: [], releasesOmitted: 0, advisories: ['csaf/2026/acme-1.json'], advisoriesOmitted: 0 });
  });

  test('an archive is looked through in the reading process, when it is wanted as a repository', async () => {
    const path = join(home, 'tool.tar');
    execFileSync('git', ['-C', clone(), 'archive', '--prefix=tool-1.2.3/', '-o', path, 'HEAD'], { stdio: 'ignore', env: { PATH: process.env['PATH'] } });
    const [result] = await perform({ task: 'file', path, name: 'tool.tar', origin: 'handed-over', kind: 'repository' });
    assert.deepEqual(result?.reading?.facts, { securityPolicies: ['.github/SECURITY.md'], releases: [], releasesOmitted: 0, advisories: ['CVE-2026-1234.json', 'security-advisories/2026-1.md'], advisoriesOmitted: 0 });
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newCodeIsMemorySafe } from '../check/new-code-is-memory-safe.ts';
import { runCheck } from '../judge/run-checks.ts';
import type { Assessment } from '../model/assessment.ts';
import type { CheckedFinding } from '../model/finding.ts';
import { rawText } from '../model/text.ts';
import { assessmentJson } from '../report/assessment-json.ts';
import { nothing } from './account.ts';
import { assess } from './assess.ts';
import { gatherHistory } from './gather-history.ts';

let home = '';
let root = '';
let count = 0;

describe('the history of the assessed folder', () => {
  before(() => { home = mkdtempSync(join(tmpdir(), 'assay-history-')); });
  after(() => rmSync(home, { recursive: true, force: true }));
  beforeEach(() => { root = join(home, `tool-${(count += 1)}`); });

  function run(folder: string, command: readonly string[], at = '2026-05-01T10:00:00Z'): string {
    return execFileSync('git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@acme.example', '-c', 'commit.gpgSign=false', '-c', 'protocol.file.allow=always', ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at } });
  }

  function commit(name: string, text: string, at: string): void {
    writeFileSync(join(root, name), text);
    run(root, ['add', '-A']);
    run(root, ['commit', '-qm', name], at);
  }

  /** Three lines of C long ago; in the last year two of C and six of Rust. */
  function tool(): string {
    run(home, ['init', '-q', root]);
    commit('old.c', 'int a;\nint b;\nint c;\n', '2024-01-01T10:00:00Z');
    commit('new.c', 'int d;\nint e;\n', '2026-02-01T10:00:00Z');
    commit('new.rs', 'fn a() {}\n'.repeat(6), '2026-05-01T10:00:00Z');
    return root;
  }

  const assessedAt = '2026-06-01T00:00:00Z';
  const assessed = (folder: string): Promise<Assessment> => assess({ folder, assessedAt, engineVersion: '0.0.0' });
  const sentences = (findings: readonly CheckedFinding[]): readonly string[] => findings.filter(({ check }) => check === newCodeIsMemorySafe.id).map(({ outcome, message }) => `${outcome}: ${rawText(message)}`).toSorted();
  const everythingShips = (): boolean => true;

  /** What the check says of the history alone. */
  async function said(folder: string): Promise<readonly string[]> {
    return sentences(runCheck(newCodeIsMemorySafe, (await gatherHistory(folder, everythingShips)).evidence, { assessedAt }).findings);
  }

  it('shows what the last year added, as handed over, and the same for the same commit', async () => {
    const assessment = await assessed(tool());
    assert.deepEqual(sentences(assessment.findings), [
      'fail: 2 of 8 lines that were added from 2025-05-01 to 2026-05-01 are in C; a memory-safe language was expected for new code.',
      'pass: 6 of 8 lines that 2 commits added from 2025-05-01 to 2026-05-01 are in memory-safe languages.',
    ]);
    const about = assessment.findings.filter(({ check }) => check === newCodeIsMemorySafe.id);
    assert.deepEqual(about.map(({ origin, complete, pointers }) => [origin, complete, pointers[0]?.path]), [['handed-over', true, '.git'], ['handed-over', true, '.git']]);
    assert.deepEqual(assessment.measures.find(({ id }) => id === 'memory-safe-new-code')?.points, [{ at: assessedAt, from: '2025-05-01T10:00:00.000Z', numerator: 6, denominator: 8 }]);
    assert.equal(assessmentJson(await assessed(root)).value, assessmentJson(assessment).value);
  });

  it('is the same whatever tags, settings and clones there are', async () => {
    const first = await gatherHistory(tool(), everythingShips);
    run(root, ['tag', 'v1.2.3']);
    for (const [key, value] of [['diff.algorithm', 'patience'], ['log.showRoot', 'false'], ['diff.relative', 'true'], ['color.ui', 'always'], ['diff.renames', 'copies']] as const) run(root, ['config', key, value]);
    assert.deepEqual(await gatherHistory(root, everythingShips), first);
    const other = join(home, 'clones', `tool-${count}`);
    run(home, ['clone', '-q', root, other]);
    assert.deepEqual(await gatherHistory(other, everythingShips), first);
  });

  it('counts what does not ship apart, by the statement, also of files that are gone', async () => {
    tool();
    run(root, ['mv', 'new.c', 'moved.c']);
    commit('assay.yaml', 'assay: 1\nproduct: { name: tool }\nnotShipped: ["*.c"]\n', '2026-05-02T10:00:00Z');
    assert.deepEqual(sentences((await assessed(root)).findings), ['pass: 6 of 6 lines that 3 commits added from 2025-05-02 to 2026-05-02 in files that ship are in memory-safe languages.']);
  });

  it('says of a shallow clone that it is not whole, and does not take the files that were there before for new', async () => {
    const shallow = join(home, `shallow-${count}`);
    run(home, ['clone', '-q', '--depth', '2', `file://${tool()}`, shallow]);
    const assessment = await assessed(shallow);
    assert.deepEqual(sentences(assessment.findings).map((sentence) => sentence.slice(0, 42)), ['pass: 6 of 6 lines that 1 commits added fr', 'unknown: The clone is shallow, the year ho']);
    const note = assessment.evidence.find(({ artifact }) => artifact.path === '.git')?.notes[0];
    assert.match(rawText(note?.message ?? { parts: [] }), /not whole.*git fetch --unshallow/);
    const part = assessment.verdicts.flatMap(({ parts }) => parts).find(({ findings }) => findings.includes('new-code-is-memory-safe/new lines in memory-safe languages'));
    assert.equal(part?.verdict, 'partly-met');

    const one = join(home, `one-${count}`);
    run(home, ['clone', '-q', '--depth', '1', `file://${root}`, one]);
    assert.deepEqual((await said(one)).map((sentence) => sentence.replace(/: The clone.*;/, ' ..')), ['unknown .. the commits that were read added no line in a language that the table classifies: 0 of 0.']);
  });

  it('says that code is not counted which the repository tells Git to take for binary', async () => {
    tool();
    commit('.gitattributes', '*.c binary\n', '2026-05-02T10:00:00Z');
    assert.deepEqual((await said(root)).map((sentence) => sentence.slice(0, 32)), ['pass: 6 of 6 lines that 3 commit', 'unknown: The clone is shallow, t']);
  });

  it('tells nothing where there is no history of the folder itself', async () => {
    mkdirSync(join(tool(), 'part'));
    mkdirSync(join(root, 'fake/.git'), { recursive: true });
    const unborn = join(home, `unborn-${count}`);
    run(home, ['init', '-q', unborn]);
    for (const folder of [join(root, 'part'), join(root, 'fake'), unborn]) assert.deepEqual(await gatherHistory(folder, everythingShips), nothing, folder);
    const assessment = await assessed(join(root, 'part'));
    assert.deepEqual(sentences(assessment.findings), ['unknown: There is no clone or archive of the source repository to look at.']);
    assert.deepEqual(assessment.evidence.filter(({ artifact }) => artifact.path === '.git'), []);
  });

  it('says when Git refuses, lacks what it would count, is stopped, or is not there', async () => {
    const unread = async (folder: string, limits?: Parameters<typeof gatherHistory>[2]): Promise<string> => {
      const { evidence, entries } = await gatherHistory(folder, everythingShips, limits);
      assert.deepEqual([evidence.length, entries[0]?.state], [0, 'unreadable']);
      return rawText(entries[0]?.notes[0]?.message ?? { parts: [] });
    };
    const broken = join(home, `broken-${count}`);
    mkdirSync(join(broken, '.git'), { recursive: true });
    assert.match(await unread(broken), /Git refuses the folder/);
    assert.match(await unread(tool(), { milliseconds: 0, bytes: 1_000_000 }), /took longer than 0 seconds/);
    assert.match(await unread(root, { milliseconds: 10_000, bytes: 16 }), /told more than/);
    const blob = run(root, ['rev-parse', 'HEAD:new.rs']).trim();
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    assert.match(await unread(root), /could not read the commits of the last year/);
    const { PATH } = process.env;
    try {
      process.env['PATH'] = home;
      assert.match(await unread(root), /Git is not installed here/);
      assert.deepEqual(sentences((await assessed(root)).findings), ['unknown: There is no clone or archive of the source repository to look at.']);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('starts no program that the repository names: for signatures, filters, differences, hooks', async () => {
    const [marker, program] = [join(home, `ran-${count}`), join(home, `program-${count}`)];
    writeFileSync(program, `#!/bin/sh\ntouch ${marker}\ncat\n`);
    chmodSync(program, 0o700);
    tool();
    commit('.gitattributes', '* filter=a=b diff=d\n', '2026-05-02T10:00:00Z');
    const signed = run(root, ['cat-file', 'commit', 'HEAD']).replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n\n');
    writeFileSync(join(home, 'signed'), signed);
    run(root, ['update-ref', 'HEAD', run(root, ['hash-object', '-t', 'commit', '-w', join(home, 'signed')]).trim()]);
    for (const [key, value] of [['log.showSignature', 'true'], ['gpg.program', program], ['filter.a=b.clean', program], ['filter.a=b.process', program], ['filter.a=b.required', 'true'], ['diff.external', program], ['diff.d.command', program], ['diff.d.textconv', program], ['core.fsmonitor', program], ['core.pager', program]] as const) run(root, ['config', key, value]);
    rmSync(marker, { force: true });
    // As old as the index: Git then looks into the files to know whether they were changed.
    const { atimeMs, mtimeMs } = statSync(join(root, '.gitattributes'));
    utimesSync(join(root, '.git/index'), atimeMs / 1_000, Math.floor(mtimeMs / 1_000) - 1);
    const { subject } = await assessed(root);
    assert.equal(existsSync(marker), false);
    assert.equal(subject.isModified, false);
    run(root, ['log', '-1', '--format=%cI']);
    assert.equal(existsSync(marker), true, 'it would have been started');
    rmSync(marker);
    assert.throws(() => run(root, ['diff-index', '--quiet', 'HEAD', '--']) && assert.fail());
    assert.equal(existsSync(marker), true, 'the filter too');
  });
});

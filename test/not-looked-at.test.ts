import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

/** What could not be looked at is told and has the exit code 2; what a rule of ours leaves out is told, and has no effect on the exit code. */
const command = fileURLToPath(new URL('../bin/assay.js', import.meta.url));
const nobody = 65_534;
const isSuperuser = process.getuid?.() === 0;
let home = '';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `assay` as a user whom rights keep out: the superuser may read everything. */
function assay(...parameters: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...parameters], { cwd: home, env: { PATH: process.env['PATH'], HOME: home }, maxBuffer: 64 * 1_048_576, ...(isSuperuser ? { uid: nobody, gid: nobody } : {}) }, (problem, out, err) => {
      resolve({ code: problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1, out, err });
    });
  });
}

/** Whether another user may read the program at all. */
function isForOthers(): boolean {
  if (!isSuperuser) return true;
  try {
    execFileSync(process.execPath, [command, '--version'], { uid: nobody, gid: nobody, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const sentenceOf = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('what was not looked at', { skip: process.platform === 'win32' || !isForOthers() }, () => {
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-not-looked-at-'));
    for (const folder of ['closed', 'closed/src', 'closed/locked', 'ruled', 'ruled/src', 'shut', 'shut/inside']) mkdirSync(join(home, folder));
    writeFileSync(join(home, 'closed/src/a.js'), 'export const one = 1;\n');
    writeFileSync(join(home, 'closed/src/secret.js'), "export const password = 'changeme';\n");
    writeFileSync(join(home, 'closed/locked/b.js'), 'export const two = 2;\n');
    writeFileSync(join(home, 'ruled/src/a.js'), 'export const one = 1;\n');
    writeFileSync(join(home, 'ruled/src/long.js'), '// x\n'.repeat(1_100_000));
    writeFileSync(join(home, 'ruled/src/nul.js'), 'one\0');
    writeFileSync(join(home, 'ruled/security.md'), '');
    symlinkSync('src/a.js', join(home, 'ruled/README.md'));
    if (isSuperuser) execFileSync('chown', ['-R', `${nobody}:${nobody}`, home]);
    for (const closed of ['closed/src/secret.js', 'closed/locked', 'shut']) chmodSync(join(home, closed), 0o000);
  });
  after(() => {
    for (const closed of ['closed/locked', 'shut']) chmodSync(join(home, closed), 0o700);
    rmSync(home, { recursive: true, force: true });
  });

  it('a folder and a source file without the right to read them are unread: exit code 2, and the rest is assessed', async () => {
    const { code, out, err } = await assay('check', 'closed');
    assert.deepEqual([code, err], [2, '']);
    assert.match(sentenceOf(out), /UNREAD locked: What lies at locked may not be read by this user\. UNREAD src\/secret\.js: The file src\/secret\.js was not searched: it may not be read by this user\./);
    assert.match(out, /All sources: /);
    const page = await assay('check', 'closed', '--preset', 'small-team');
    assert.equal(page.code, 2);
    assert.match(page.out, /^UNREAD +locked: /m);
  });

  it('a build server is told the same', async () => {
    const { code, out } = await assay('check', 'closed', '--format', 'sarif');
    const { runs } = JSON.parse(out) as { readonly runs: readonly { readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly level: string }[] }[] }[] };
    const invocation = runs[0]?.invocations[0];
    assert.deepEqual([code, invocation?.executionSuccessful, invocation?.toolExecutionNotifications.map(({ level }) => level)], [2, false, ['error', 'error']]);
  });

  it('a place that the statement names as not shipped need not be opened', async () => {
    writeFileSync(join(home, 'closed/assay.yaml'), 'assay: 1\nproduct: { name: closed }\nnotShipped: [locked, src/secret.js]\n');
    const { code, out } = await assay('check', 'closed');
    rmSync(join(home, 'closed/assay.yaml'));
    assert.equal(code, 0);
    assert.doesNotMatch(out, /UNREAD/);
  });

  it('a file that may not be read, in a folder that the statement names as evidence, is unread', async () => {
    writeFileSync(join(home, 'closed/assay.yaml'), 'assay: 1\nproduct: { name: closed }\nevidence: [{ path: src }]\nnotShipped: [locked, src]\n');
    const { code, out } = await assay('check', 'closed');
    rmSync(join(home, 'closed/assay.yaml'));
    assert.equal(code, 2);
    assert.match(sentenceOf(out), /UNREAD src\/secret\.js: The file src\/secret\.js may not be read by this user\./);
  });

  it('assay init writes what it found, names what it could not open, and ends with 2', async () => {
    const { code, out, err } = await assay('init', 'closed', '--print');
    assert.equal(code, 2);
    assert.match(out, /^assay: 1$/m);
    assert.match(err, /^locked may not be read by this user: nothing in it was found\.$/m);
  });

  it('a folder behind one that may not be entered is told in a sentence', async () => {
    for (const verb of ['check', 'init']) {
      const { code, err } = await assay(verb, 'shut/inside');
      assert.equal(code, 2, verb);
      assert.match(err, /^shut\/inside may not be read by this user\.$/m);
    }
    const { code, out } = await assay('check', 'shut');
    assert.equal(code, 2);
    assert.match(sentenceOf(out), /UNREAD \.: What lies at \. may not be read by this user\./);
  });

  it('what a rule leaves out is told in one sentence, and leaves the exit code as it is', async () => {
    const { code, out } = await assay('check', 'ruled');
    assert.equal(code, 0);
    assert.doesNotMatch(out, /UNREAD/);
    assert.match(sentenceOf(out), /LEFT OUT Not looked at whole, by a rule: 1 link \(README\.md\); 1 file too long to be searched \(src\/long\.js\); 1 file of bytes that are no text \(src\/nul\.js\); 1 empty file \(security\.md\)\./);
    for (const format of ['sarif', 'markdown', 'html', 'json']) assert.match((await assay('check', 'ruled', '--format', format)).out, /long\.js/, format);
  });
});

/** Packs the package, installs the tarball in an empty folder, and uses it as a stranger would. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const away = mkdtempSync(join(tmpdir(), 'assay-packed-'));
try {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', away], { cwd: root });
  const tarball = globSync('*.tgz', { cwd: away })[0];
  assert.ok(tarball !== undefined, 'npm pack wrote no tarball');
  writeFileSync(join(away, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  execFileSync('npm', ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`], { cwd: away, stdio: 'inherit' });
  writeFileSync(join(away, 'security.txt'), 'Contact: https://vendor.example/report\nExpires: 2099-01-01T00:00:00Z\n');
  const run = (...words: readonly string[]): { status: number | null; output: string } => {
    const result = spawnSync('npx', ['--no-install', 'assay', ...words], { cwd: away, encoding: 'utf8' });
    return { status: result.status, output: result.stdout + result.stderr };
  };
  assert.match(run('--version').output, /^\d+\.\d+\.\d+/m);
  const inspected = run('inspect', 'security.txt');
  assert.match(inspected.output, /security-txt/, inspected.output);
  const product = join(away, 'product');
  mkdirSync(product);
  writeFileSync(join(product, 'server.js'), 'db.query("SELECT name FROM users WHERE id = " + id);\n');
  const checked = run('check', 'product', '--format', 'json');
  assert.match(checked.output, /"assay-assessment-1"/, checked.output.slice(0, 2000));
  assert.match(checked.output, /queries-are-parameterised\/server\.js/, 'the source was not read from an installed package');
  for (const name of ['recheck.js', 'recheck-worker.js', 'LICENCES.txt']) assert.ok(existsSync(join(away, 'node_modules/assay/dist/browser', name)), `the program of a dossier's page is not whole: ${name}`);
  runIntegrations(join(away, tarball), product);
  runDossier(run, away, product);
  assert.equal(run('check', 'nowhere').status, 64);
  writeFileSync(join(away, 'use.js'), "import { requirements, checks, judge } from 'assay';\nif (requirements.length < 100 || checks.length < 10 || typeof judge !== 'function') throw new Error('the library is not whole');\n");
  execFileSync(join(away, 'node_modules/.bin/node'), ['use.js'], { cwd: away, stdio: 'inherit' });
  process.stdout.write('packed tarball: installs, runs, its library loads, and the steps of the action and the template run it\n');
} finally {
  rmSync(away, { recursive: true, force: true });
}

/** Publishes a dossier with keys of its own and verifies it, also out of an archive. */
function runDossier(run: (...words: readonly string[]) => { status: number | null; output: string }, away: string, product: string): void {
  writeFileSync(join(product, 'assay.yaml'), 'assay: 1\nproduct: { name: Stranger, maker: Acme }\npublish: { publisher: acme.example, public: [assay.yaml, server.js] }\n');
  writeFileSync(join(away, 'passphrase'), 'several words put together\n', { mode: 0o600 });
  const own = ['--data', 'keys', '--passphrase-file', 'passphrase'];
  for (const words of [['key', 'new', 'acme.example', ...own], ['publish', 'product', '--to', 'dossier', ...own], ['verify', 'dossier', '--data', 'customer']]) {
    const done = run(...words);
    assert.equal(done.status, 0, `assay ${words.join(' ')}: ${done.output}`);
  }
  execFileSync('tar', ['czf', 'dossier.tar.gz', 'dossier'], { cwd: away });
  const archived = run('verify', 'dossier.tar.gz', '--data', 'customer', '--format', 'json');
  assert.equal(archived.status, 0, archived.output);
  const { requirements } = JSON.parse(archived.output) as { requirements: readonly { readonly state: string }[] };
  assert.ok(requirements.filter(({ state }) => state === 'reproduced').length > 200, archived.output.slice(0, 2000));
  assert.ok(globSync('dossier/assets/recheck*.js', { cwd: away }).length >= 2, 'the page has no program');
}

/** Runs the shell steps of the GitHub Action and the GitLab template as a build server would. */
function runIntegrations(tarball: string, product: string): void {
  const sha256 = createHash('sha256').update(readFileSync(tarball)).digest('hex');
  const action = parse(readFileSync(join(root, 'integrations/github-action/action.yml'), 'utf8')) as { runs: { steps: { name: string; run: string }[] } };
  const temp = mkdtempSync(join(tmpdir(), 'assay-action-'));
  const files = { GITHUB_STEP_SUMMARY: join(temp, 'summary.md'), GITHUB_OUTPUT: join(temp, 'output.txt') };
  const given = { RUNNER_TEMP: temp, ...files, ASSAY_TARBALL: tarball, ASSAY_SHA256: sha256, ASSAY_FOLDER: product, ASSAY_FAIL_ON: 'not-met', ASSAY_SINCE: '' };
  const shell = (script: string, cwd: string, more: Readonly<Record<string, string>> = {}): { status: number | null; output: string } => {
    const result = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: { ...process.env, ...given, ...more } });
    return { status: result.status, output: result.stdout + result.stderr };
  };
  try {
    const [install, check] = action.runs.steps;
    assert.ok(install !== undefined && check !== undefined && action.runs.steps.length === 2);
    assert.equal(shell(install.run, temp, { ASSAY_SHA256: '0'.repeat(64) }).status, 2, 'a package file with another digest was taken');
    const installed = shell(install.run, temp);
    assert.equal(installed.status, 0, installed.output);
    const failing = shell(check.run, temp);
    assert.equal(failing.status, 1, `the threshold not-met was expected to be reached: ${failing.output}`);
    assert.match(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), /### Assay/);
    assert.match(readFileSync(files.GITHUB_OUTPUT, 'utf8'), /sarif=.*\njson=/);
    assert.equal(shell(check.run, temp, { ASSAY_SINCE: join(temp, 'assay.json') }).status, 0, 'nothing is new, so nothing fails');
    const template = parse(readFileSync(join(root, 'integrations/gitlab/assay.gitlab-ci.yml'), 'utf8')) as { assay: { script: string[] } };
    const work = join(temp, 'gitlab');
    mkdirSync(work);
    const [first, second] = template.assay.script;
    assert.ok(first !== undefined && second !== undefined && template.assay.script.length === 2);
    const prepared = shell(first, work);
    assert.equal(prepared.status, 0, prepared.output);
    assert.equal(shell(second, work, { ASSAY_FAIL_ON: '' }).status, 0);
    assert.match(readFileSync(join(work, 'assay.junit.xml'), 'utf8'), /<testsuites/);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

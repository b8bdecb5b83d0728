/** Packs the package, installs the tarball in an empty folder, and uses it as a stranger would. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
  const checked = run('check', '.', '--format', 'json');
  assert.match(checked.output, /"assay-assessment-1"/, checked.output.slice(0, 2000));
  assert.equal(run('check', 'nowhere').status, 64);
  writeFileSync(join(away, 'use.js'), "import { requirements, checks, judge } from 'assay';\nif (requirements.length < 100 || checks.length < 10 || typeof judge !== 'function') throw new Error('the library is not whole');\n");
  execFileSync(join(away, 'node_modules/.bin/node'), ['use.js'], { cwd: away, stdio: 'inherit' });
  process.stdout.write('packed tarball: installs, runs, and its library loads\n');
} finally {
  rmSync(away, { recursive: true, force: true });
}

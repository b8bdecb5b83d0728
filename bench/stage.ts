import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stage } from './benchmark.ts';

const repository = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds the program as a stranger would have it installed: compiled, beside nothing but its runtime packages.
 * So the measured command is the real one, and a build elsewhere in the clone can't change it under way.
 */
export function buildStage(cache: string): Stage {
  const root = join(cache, 'stage');
  // Outside of the clone, which is a repository: an empty folder of a product is in none.
  const empty = mkdtempSync(join(tmpdir(), 'assay-bench-empty-'));
  copyPackages(root);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  execFileSync(join(repository, 'node_modules/.bin/tsc'), ['-p', join(repository, 'tsconfig.build.json'), '--outDir', join(root, 'dist')], { stdio: 'inherit' });
  for (const file of globSync('src/**/*.{json,js,mjs,css,wasm}', { cwd: repository })) copy(join(repository, file), join(root, 'dist', file.slice('src/'.length)));
  copy(join(repository, 'bin/assay.js'), join(root, 'bin/assay.js'));
  copy(join(repository, 'package.json'), join(root, 'package.json'));
  rmSync(join(root, 'bench'), { recursive: true, force: true });
  mkdirSync(join(root, 'bench'));
  // A process of its own, because Node warns of the function that takes types away.
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(repository, 'bench/strip-types.ts'), join(root, 'bench')], { stdio: 'inherit' });
  return { root, empty };
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly optional?: boolean;
}

function copyPackages(root: string): void {
  const lock = readFileSync(join(repository, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const note = join(root, 'packages.digest');
  if (existsSync(note) && readFileSync(note, 'utf8') === digest) return;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const { packages } = JSON.parse(lock.toString('utf8')) as { packages: Record<string, LockedPackage> };
  for (const [path, { dev, optional }] of Object.entries(packages)) if (path !== '' && dev !== true && optional !== true && existsSync(join(repository, path))) copy(join(repository, path), join(root, path));
  writeFileSync(note, digest);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}

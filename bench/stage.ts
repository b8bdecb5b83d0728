import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBrowser } from '../tools/build-browser.ts';
import { bundleEntry, bundleProgram } from '../tools/bundle.ts';
import type { Stage } from './benchmark.ts';
import { moveInPlace } from './generate/cached-input.ts';

/** Small programs for a part that is installed only inside of the program's files, and not as modules that others can import. */
const bundled = ['dossier-verify'];

const repository = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds the program as a stranger would have it installed: compiled, among its runtime packages and nothing else.
 * So the measured command is the real one. Each run has a build of its own, which no other can change under way.
 * @throws NotBuilt
 */
export async function buildStage(cache: string): Promise<Stage> {
  const root = join(installedPackages(cache), `assay-${process.pid}`);
  try {
    await build(root);
  } catch (problem) {
    rmSync(root, { recursive: true, force: true });
    throw new NotBuilt('The program can’t be built; the compiler says why above.', { cause: problem });
  }
  // Outside of the clone, which is a repository: an empty folder of a product is in none.
  return { root, empty: mkdtempSync(join(tmpdir(), 'assay-bench-empty-')) };
}

/** The clone does not compile. */
export class NotBuilt extends Error {
  override readonly name = 'NotBuilt';
}

async function build(root: string): Promise<void> {
  mkdirSync(join(root, 'bench'), { recursive: true });
  execFileSync(join(repository, 'node_modules/.bin/tsc'), ['-p', join(repository, 'tsconfig.build.json'), '--outDir', join(root, 'dist')], { stdio: 'inherit' });
  for (const file of globSync('src/**/*.{json,js,mjs,css,wasm}', { cwd: repository })) copy(join(repository, file), join(root, 'dist', file.slice('src/'.length)));
  await bundleProgram(join(root, 'dist'));
  await writeBrowser(join(root, 'dist'));
  // The small programs use single modules, which look for the pages’ files beside their own folder.
  copy(join(root, 'dist/workspace-assets'), join(root, 'dist/server/workspace-assets'));
  for (const file of ['bin/assay.js', 'bin/package.json', 'package.json']) copy(join(repository, file), join(root, file));
  // A process of its own, because Node warns of the function that takes types away.
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(repository, 'bench/strip-types.ts'), join(root, 'bench')], { stdio: 'inherit' });
  for (const name of bundled) await bundleEntry(name, join(repository, `bench/child/${name}.ts`), join(root, 'bench', name));
}

export function removeStage({ root, empty }: Stage): void {
  rmSync(root, { recursive: true, force: true });
  rmSync(empty, { recursive: true, force: true });
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** A folder `node_modules` with the runtime packages, kept as long as the lockfile stays the same. */
function installedPackages(cache: string): string {
  const lock = readFileSync(join(repository, 'package-lock.json'));
  const home = join(cache, `installed-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (!existsSync(home)) {
    const beside = `${home}.${process.pid}.part`;
    const { packages } = JSON.parse(lock.toString('utf8')) as { packages: Record<string, LockedPackage> };
    for (const [path, { dev, optional }] of Object.entries(packages)) if (path !== '' && dev !== true && optional !== true) copy(join(repository, path), join(beside, path));
    moveInPlace(beside, home);
  }
  return join(home, 'node_modules');
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}

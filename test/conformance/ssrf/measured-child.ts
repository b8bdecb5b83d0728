/** Runs the looks in a process of their own, as the packed product runs: without the compiler in its memory. */
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Seen, Task } from './child.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const child = 'test/conformance/ssrf/child.ts';

export async function seenByChild(task: Task): Promise<Seen> {
  const home = mkdtempSync(join(tmpdir(), 'assay-net-'));
  try {
    writeFileSync(join(home, 'package.json'), '{"type":"module"}');
    for (const file of [...globSync('src/net/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }), child]) writeFile(join(home, file.replace(/\.ts$/, '.js')), withoutTypes(readFileSync(join(root, file), 'utf8')));
    const { stdout } = await promisify(execFile)(process.execPath, [join(home, child.replace(/\.ts$/, '.js')), JSON.stringify(task)], { maxBuffer: 16 << 20, env: {} });
    return JSON.parse(stdout) as Seen;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Peak memory, in bytes, of a process that does nothing. */
export async function idleMemory(): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.resourceUsage().maxRSS * 1024'], { env: {} });
  return Number(stdout);
}

function withoutTypes(source: string): string {
  return stripTypeScriptTypes(source).replaceAll(/(from '[^']+)\.ts'/g, "$1.js'");
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

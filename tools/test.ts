/**
 * `npm test`: every test of the program, its files dealt out to a process for each of two processors. One process for all
 * files of its half saves loading the program anew for each.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
const files = named.length > 0 ? named : ['src/**/*.test.ts', 'test/*.test.ts', 'test/workspace/**/*.test.ts'];
// More would not be quicker: the longest files are the servers’, which wait for each other’s databases.
const parts = named.length > 0 ? 1 : Math.min(2, availableParallelism());

/** Runs one part of the files. Its output comes as one piece where another part’s would come in between. */
async function run(part: number): Promise<number> {
  const isShown = part === 1;
  const child = spawn(process.execPath, ['--test', '--test-isolation=none', `--test-shard=${part}/${parts}`, ...files], { cwd: root, stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
  const code = await new Promise<number>((resolve) => child.on('close', (ended, signal) => resolve(ended ?? (signal === null ? 1 : 128))).on('error', () => resolve(1)));
  parted.push(() => process.stdout.write(Buffer.concat(said)));
  return code;
}

const parted: (() => void)[] = [];
const codes = await Promise.all(Array.from({ length: parts }, async (_, index) => run(index + 1)));
for (const tell of parted) tell();
process.exitCode = Math.max(...codes);

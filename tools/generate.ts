/** Runs every generator; with `--check` only compares what is committed with what they write. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Made from outside data by hand, not from this repository. */
const fromOutside = new Set(['tools/generate-weaknesses.ts', 'tools/generate-languages.ts']);
const generators = globSync('tools/generate-*.ts', { cwd: root }).filter((file) => !fromOutside.has(file)).toSorted();
if (generators.length === 0) throw new Error('No generator was found.');
for (const generator of generators) {
  const result = spawnSync(process.execPath, [join(root, generator), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exitCode = 1;
}
process.stdout.write(`${generators.length} generators ran\n`);

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Writes a generated file; with `--check` on the command line only compares, and exits 1 where it differs.
 * @param path relative to the repository
 */
export function writeOrCheck(path: string, content: string): void {
  const full = join(root, path);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    return;
  }
  if (existsSync(full) && readFileSync(full, 'utf8') === content) return;
  process.stderr.write(`${path} is not what its generator writes. Run: npm run generate\n`);
  process.exitCode = 1;
}

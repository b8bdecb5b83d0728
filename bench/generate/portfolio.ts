import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Generator } from './cached-input.ts';

const program = new URL('./portfolio/write-portfolio.ts', import.meta.url);
const beside = new URL('./portfolio/', import.meta.url);
const migrations = new URL('../../src/store/migration/', import.meta.url);
const filesIn = (folder: URL): readonly string[] => globSync(`${fileURLToPath(folder)}*.ts`).toSorted().map((path) => pathToFileURL(path).href);

/** Months of history, by how many products there are. */
const months: Readonly<Record<number, number>> = { 5: 6, 20: 12, 40: 24 };

/**
 * A workspace’s data folder with the products of a maker, filled through the acts that people use; early in its time, and
 * in the end. It is made anew when its tables change.
 */
export const portfolioInput: Generator = {
  name: 'portfolio',
  sources: [import.meta.url, import.meta.resolve('./random.ts'), ...filesIn(beside), ...filesIn(migrations)],
  file: 'folder',
  make: (count, path) => JSON.parse(execFileSync(process.execPath, [fileURLToPath(program), String(count), String(months[count] ?? 12), path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as ReturnType<Generator['make']>,
};

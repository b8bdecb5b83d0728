import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Generator } from './cached-input.ts';

/** Where files lie in memory. */
const memory = '/dev/shm';
const shared: readonly string[] = ['./random.ts', './workplace.ts', './workplace-input.ts'].map((path) => import.meta.resolve(path));
const filesIn = (folder: URL): readonly string[] => globSync(`${fileURLToPath(folder)}*.ts`).toSorted().map((path) => pathToFileURL(path).href);

/**
 * A workspace’s data folder that a program fills through the acts that people use; early in its time, and in the end. It is
 * made anew when the program or a table changes, and in memory where that can be: thousands of changes wait for no disk then.
 * @param program the program, in a folder with everything that is its own
 * @param wordsOf what the program is told besides the folder, by a count
 */
export function workplaceInput(name: string, program: URL, wordsOf: (count: number) => readonly string[]): Generator {
  return {
    name,
    sources: [...shared, ...filesIn(new URL('./', program)), ...filesIn(new URL('../../src/store/migration/', import.meta.url))],
    file: 'folder',
    make: (count, path) => {
      const own = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'assay-bench-'));
      try {
        const printed = execFileSync(process.execPath, [fileURLToPath(program), ...wordsOf(count), own], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
        cpSync(own, path, { recursive: true });
        return JSON.parse(printed) as ReturnType<Generator['make']>;
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
    },
  };
}

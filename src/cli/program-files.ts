import { existsSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the program: of the clone, or of the installed package. */
export const programFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The folder that holds the program and the packages that it loads: the package’s own, or the `node_modules` that it lies in. */
export function loadedFolder(): string {
  const folder = `${sep}node_modules${sep}`;
  const installedIn = programFolder.indexOf(folder);
  return installedIn < 0 ? programFolder : programFolder.slice(0, installedIn + folder.length);
}

/** The text of a file, when there is one. */
export function textIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

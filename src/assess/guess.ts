import { basename, join } from 'node:path';
import type { Folder } from '../collect/folder.ts';

const nameLengthMax = 214;

/** A name for a product without a statement: what its package manifest says, else the folder's name. */
export async function guessName(folder: Folder): Promise<string> {
  // Most folders have no such manifest, and a start of the program should not pay for its reader.
  const name = folder.files.includes('package.json') ? (await import('./manifest-name.ts')).manifestName(join(folder.root, 'package.json')) : undefined;
  return name === undefined || name === '' || name.length > nameLengthMax ? basename(folder.root) : name;
}

import { basename, join } from 'node:path';
import { openFile } from '../collect/file-source.ts';
import type { Folder } from '../collect/folder.ts';
import { parseJson } from '../read/gateway/json.ts';
import { isObject, stringAt } from '../read/gateway/json-value.ts';
import { Unreadable } from '../read/source.ts';

const manifestBytesMax = 1_000_000;
const nameLengthMax = 214;

/** A name for a product without a statement: what its package manifest says, else the folder's name. */
export function guessName(folder: Folder): string {
  const name = folder.files.includes('package.json') ? manifestName(join(folder.root, 'package.json')) : undefined;
  return name === undefined || name === '' || name.length > nameLengthMax ? basename(folder.root) : name;
}

function manifestName(path: string): string | undefined {
  try {
    const source = openFile(path, 'package.json');
    try {
      const manifest = parseJson(source.bytes(manifestBytesMax));
      return isObject(manifest) ? stringAt(manifest, 'name') : undefined;
    } finally {
      source.close();
    }
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Folder } from '../collect/folder.ts';

const manifestMax = 1_000_000;

/** A name for a product without a statement: what its package manifest says, else the folder's name. */
export function guessName(folder: Folder): string {
  const fallback = basename(folder.root);
  if (!folder.files.includes('package.json')) return fallback;
  try {
    const text = readFileSync(join(folder.root, 'package.json'), 'utf8');
    const manifest: unknown = text.length > manifestMax ? undefined : JSON.parse(text);
    const name = typeof manifest === 'object' && manifest !== null && 'name' in manifest ? manifest.name : undefined;
    return typeof name === 'string' && name !== '' && name.length <= 214 ? name : fallback;
  } catch {
    return fallback;
  }
}

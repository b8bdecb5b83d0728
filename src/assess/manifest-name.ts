import { openFile } from '../collect/file-source.ts';
import { parseJson } from '../read/gateway/json.ts';
import { isObject, stringAt } from '../read/gateway/json-value.ts';
import { Unreadable } from '../read/source.ts';

const manifestBytesMax = 1_000_000;

/** The name that a `package.json` gives; undefined when it gives none or can't be read. */
export function manifestName(path: string): string | undefined {
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

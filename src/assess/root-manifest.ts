import { openFile } from '../collect/file-source.ts';
import { parseJson } from '../read/gateway/json.ts';
import { isObject, stringAt } from '../read/gateway/json-value.ts';
import { decodeText } from '../read/gateway/text.ts';
import { Unreadable } from '../read/source.ts';

const manifestBytesMax = 1_000_000;
const textLengthMax = 214;

/** What a package manifest at the root of a folder says of itself. */
export interface ManifestFacts {
  readonly name?: string;
  readonly version?: string;
}

/** Manifests that are read, by file name: how each says its name and version. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => ManifestFacts>> = {
  'package.json': jsonFacts,
  'pyproject.toml': (bytes) => tableFacts(decodeText(bytes), '[project]'),
  'Cargo.toml': (bytes) => tableFacts(decodeText(bytes), '[package]'),
};
export const rootManifests: readonly string[] = Object.keys(readers);

/** The facts of a manifest; none when it gives none or can't be read. @param path absolute, to one of `rootManifests` */
export function manifestFacts(path: string, fileName: string): ManifestFacts {
  try {
    const source = openFile(path, fileName);
    try {
      return readers[fileName]?.(source.bytes(manifestBytesMax)) ?? {};
    } finally {
      source.close();
    }
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return {};
  }
}

function jsonFacts(bytes: Uint8Array): ManifestFacts {
  const manifest = parseJson(bytes);
  return isObject(manifest) ? factsOf(stringAt(manifest, 'name'), stringAt(manifest, 'version')) : {};
}

const stringLine = /^(name|version)\s{0,20}=\s{0,20}"([^"\\]{1,214})"/;

/** Plain strings of one table of a TOML document, whose lines are all that is looked at. */
function tableFacts(text: string, table: string): ManifestFacts {
  const lines = text.split('\n').map((line) => line.trim());
  const start = lines.indexOf(table);
  if (start === -1) return {};
  const end = lines.findIndex((line, index) => index > start && line.startsWith('['));
  const said = new Map(lines.slice(start + 1, end === -1 ? undefined : end).flatMap((line) => {
    const [, key, value] = stringLine.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  }));
  return factsOf(said.get('name'), said.get('version'));
}

/** A version of noughts is a place holder: such a build gets its version elsewhere. */
function factsOf(name: string | undefined, version: string | undefined): ManifestFacts {
  const isText = (text: string | undefined): text is string => text !== undefined && text !== '' && text.length <= textLengthMax;
  return { ...(isText(name) ? { name } : {}), ...(isText(version) && !version.startsWith('0.0.0') ? { version } : {}) };
}

import { isArray, isObject, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseYaml } from '../gateway/yaml.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { readValue } from '../spdx/read-value-2.ts';
import { orUnreadable } from '../spdx/refuse.ts';

const BYTES_MAX = 4_194_304;

/** Reads an SPDX 2 document in YAML. Places are JSON pointers: they name the same members in YAML. */
export function readSpdxYaml(source: Source): Reading<'sbom'> {
  return orUnreadable('spdx-yaml', () => {
    const value = withFlags(parseYaml(source.bytes(BYTES_MAX), { failsafe: true, bytesMax: BYTES_MAX }));
    if (!isObject(value)) throw new Unreadable('is not a mapping of YAML', { line: 1, column: 1 });
    return readValue(value, { encoding: 'yaml', placeOf: (jsonPointer) => ({ jsonPointer }), placeOfPackage: (index) => index, isListed: true }, new NoteList());
  });
}

/** Every scalar comes as text, so that the version 1.10 stays what was written; the one flag of the format becomes true or false again. */
function withFlags(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(withFlags);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === 'filesAnalyzed' ? flag(member) : withFlags(member)])) satisfies JsonObject;
}

function flag(value: JsonValue): JsonValue {
  return value === 'true' ? true : value === 'false' ? false : value;
}

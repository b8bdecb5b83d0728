import type { Place } from '../source.ts';
import { arrayAt, isObject, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { readChecksums } from './checksums-2.ts';
import type { StatedPackage } from './component-2.ts';
import { readIdentifier, type Identifier } from './identifiers.ts';
import type { NoteList } from './note-list.ts';
import type { PlaceIn } from './shape.ts';

/** Takes out of the members of a package what its facts are made of. Identifiers and checksums that are not what they claim become findings. */
export function statedPackage(object: JsonObject, placeIn: PlaceIn, notes: NoteList): StatedPackage {
  return {
    hashes: readChecksums(object, placeIn, notes),
    identifiers: readIdentifiers(object, placeIn, notes),
    name: stringAt(object, 'name'),
    versionInfo: stringAt(object, 'versionInfo'),
    supplier: stringAt(object, 'supplier'),
    originator: stringAt(object, 'originator'),
    downloadLocation: stringAt(object, 'downloadLocation'),
    packageFileName: stringAt(object, 'packageFileName'),
    licenseDeclared: stringAt(object, 'licenseDeclared'),
    licenseConcluded: stringAt(object, 'licenseConcluded'),
    primaryPackagePurpose: stringAt(object, 'primaryPackagePurpose'),
  };
}

const none: readonly never[] = [];

/** Identifiers of one component at a time: what is taken out of it is of its own length, and has no room to spare. */
const found: Identifier[] = [];

function readIdentifiers(object: JsonObject, placeIn: PlaceIn, notes: NoteList): readonly Identifier[] {
  const references = arrayAt(object, 'externalRefs');
  if (references === undefined) return none;
  const placeOf = (index: number): Place => placeIn(`/externalRefs/${index}`);
  let count = 0;
  for (let index = 0; index < references.length; index += 1) {
    const reference = references[index];
    if (!isObject(reference)) continue;
    const type = stringAt(reference, 'referenceType');
    const locator = stringAt(reference, 'referenceLocator');
    const identifier = type === undefined || locator === undefined ? undefined : readIdentifier(type, locator, placeOf, index, notes);
    if (identifier === undefined) continue;
    found[count] = identifier;
    count += 1;
  }
  return count === 0 ? none : found.slice(0, count);
}

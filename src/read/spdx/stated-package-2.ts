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

function readIdentifiers(object: JsonObject, placeIn: PlaceIn, notes: NoteList): readonly Identifier[] {
  const references = arrayAt(object, 'externalRefs') ?? none;
  const identifiers: Identifier[] = [];
  for (let index = 0; index < references.length; index += 1) {
    const reference = references[index];
    if (!isObject(reference)) continue;
    const type = stringAt(reference, 'referenceType');
    const locator = stringAt(reference, 'referenceLocator');
    if (type === undefined || locator === undefined) continue;
    const identifier = readIdentifier(type, locator, () => placeIn(`/externalRefs/${index}`), notes);
    if (identifier !== undefined) identifiers.push(identifier);
  }
  // Of its own length: a list that grew has room to spare, and this one stays.
  return identifiers.length === 0 ? none : identifiers.slice();
}

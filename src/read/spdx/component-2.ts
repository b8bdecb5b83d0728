import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { arrayAt, isObject, stringAt, type JsonObject } from '../gateway/json-value.ts';
import { bestState, fieldState, firstPresent } from './field-state.ts';
import { hashAlgorithm } from './hash-algorithm.ts';
import { readIdentifier, type Identifier } from './identifiers.ts';
import { textsAt } from './json-text.ts';
import { memo } from './memo.ts';
import type { Place } from '../source.ts';
import type { NoteList } from './note-list.ts';
import { parseParty } from './party.ts';
import type { PlaceIn } from './shape.ts';
import { checksumLengths } from './vocabulary-2.ts';
import { say, quote } from '../../model/text.ts';

type Writable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

/** A package of SPDX 2 as a component. Identifiers and checksums that are not what they claim become findings. @param place position in the document’s list, or line */
export function packageComponent(reference: string, object: JsonObject, placeIn: PlaceIn, notes: NoteList, place: number): SbomComponent {
  const hashes = readChecksums(object, placeIn, notes);
  const component: Writable<SbomComponent> = {
    reference,
    place,
    version: versionField(stringAt(object, 'versionInfo')),
    producer: producerField(object),
    identifiers: readIdentifiers(object, placeIn, notes),
    hashes: hashes.facts,
    licences: licencesField(twoLines(stringAt(object, 'licenseDeclared'), stringAt(object, 'licenseConcluded'))),
  };
  const type = stringAt(object, 'primaryPackagePurpose');
  if (type !== undefined) component.type = type.toLowerCase().replaceAll('_', '-');
  addNames(component, stringAt(object, 'name'), stringAt(object, 'packageFileName'));
  const download = stringAt(object, 'downloadLocation') ?? '';
  // A version-control address is where the source is; any other download location is the thing itself.
  if (/^(?:git|hg|svn|bzr)(?:\+|:)/.test(download)) component.hasSourceAddress = true;
  else if (fieldState(download) === 'present' && download !== 'NONE') {
    component.hasDeployableAddress = true;
    component.deployableHashes = hashes.algorithms;
  }
  return component;
}

/** A file of SPDX 2 as a component: only for documents that list no package at all. */
export function fileComponent(reference: string, object: JsonObject, placeIn: PlaceIn, notes: NoteList): SbomComponent {
  const licences = [stringAt(object, 'licenseConcluded') ?? '', ...textsAt(object, 'licenseInfoInFiles')];
  const component: Writable<SbomComponent> = {
    reference,
    version: missing,
    producer: missing,
    identifiers: [],
    hashes: readChecksums(object, placeIn, notes).facts,
    licences: licencesField(licences.join('\n')),
    type: 'file',
  };
  addNames(component, stringAt(object, 'fileName'), stringAt(object, 'fileName'));
  return component;
}

function addNames(component: Writable<SbomComponent>, name: string | undefined, path: string | undefined): void {
  if (fieldState(name) === 'present') component.name = name?.trim();
  if (path !== undefined && fieldState(path) === 'present') component.fileName = path.slice(path.lastIndexOf('/') + 1).trim();
}

const none: readonly never[] = [];

interface Hashes {
  readonly facts: SbomComponent['hashes'];
  readonly algorithms: readonly string[];
}

const noHashes: Hashes = { facts: [], algorithms: [] };

/** The hashes of a component by the algorithms, one a line: components share few combinations of them. */
const hashesOf = memo((lines: string): Hashes => {
  const algorithms = lines.split('\n').map(hashAlgorithm);
  return { facts: algorithms.map((algorithm) => ({ algorithm })), algorithms };
});

const missing: SbomComponent['version'] = { state: 'missing' };

function versionField(text: string | undefined): SbomComponent['version'] {
  // NONE is no version: clause 7.3 gives the word no meaning there.
  if (text === undefined || text.trim() === 'NONE') return missing;
  const state = fieldState(text);
  return state === 'present' ? { state, value: text.trim() } : { state };
}

/** Two texts as the key of a memo; a text alone is its own key, which saves joining them for most components. */
function twoLines(first: string | undefined, second: string | undefined): string {
  if (first === undefined || first === second) return second ?? '';
  return second === undefined ? first : `${first}\n${second}`;
}

/** The best of several licence texts, one a line: the declared one first. */
const licencesField = memo((texts: string): SbomComponent['licences'] => {
  const lines = texts.split('\n');
  const value = firstPresent(lines);
  return { state: bestState(lines.map(fieldState)), ...(value === undefined ? {} : { value }) };
});

/** Supplier first, originator after it; a person's name stays behind. */
function producerField(object: JsonObject): SbomComponent['producer'] {
  return producerOf(twoLines(stringAt(object, 'supplier'), stringAt(object, 'originator')));
}

const producerOf = memo((texts: string): SbomComponent['producer'] => {
  const parties = texts.includes('\n') ? texts.split('\n').map(parseParty) : [parseParty(texts)];
  const party = parties.find(({ name }) => name !== undefined);
  if (party?.name === undefined) return { state: parties.some(({ isDeclaredUnknown }) => isDeclaredUnknown) ? 'declared-unknown' : 'missing' };
  const hasContact = parties.some(({ hasEmail, url }) => hasEmail || url !== undefined);
  return party.kind === 'person' ? { state: 'present', hasContact } : { state: 'present', hasContact, value: party.name };
});

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

function readChecksums(object: JsonObject, placeIn: PlaceIn, notes: NoteList): Hashes {
  let algorithms = '';
  let count = 0;
  const checksums = arrayAt(object, 'checksums') ?? none;
  for (let index = 0; index < checksums.length; index += 1) {
    const checksum = checksums[index];
    if (!isObject(checksum)) continue;
    const algorithm = stringAt(checksum, 'algorithm') ?? '';
    const value = stringAt(checksum, 'checksumValue') ?? '';
    if (value === '' || value === 'NOASSERTION') continue;
    const length = checksumLengths.get(algorithm);
    if (length !== undefined && value.length !== length) {
      tellChecksumLength(algorithm, value.length, length, placeIn, index, notes);
      continue;
    }
    algorithms = algorithms === '' ? algorithm : `${algorithms}\n${algorithm}`;
    count += 1;
  }
  return count === 0 ? noHashes : hashesOf(algorithms);
}

/** Apart, so that the checksums that are right cost no closure. */
function tellChecksumLength(algorithm: string, length: number, expected: number, placeIn: PlaceIn, index: number, notes: NoteList): void {
  notes.finding('checksum-length', () => placeIn(`/checksums/${index}`), () => say`A checksum is named ${quote(algorithm, 40)} and has ${length} characters; expected are ${expected}.`);
}

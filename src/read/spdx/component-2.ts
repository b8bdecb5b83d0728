import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { Hashes } from './checksums-2.ts';
import { bestState, fieldState, firstPresent } from './field-state.ts';
import type { Identifier } from './identifiers.ts';
import { textsAt } from './json-text.ts';
import { memo } from './memo.ts';
import { parseParty, type Party } from './party.ts';

type Writable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

/** What a package of SPDX 2 states that the facts are made of: its texts as they are written. */
export interface StatedPackage {
  readonly name: string | undefined;
  readonly versionInfo: string | undefined;
  readonly supplier: string | undefined;
  readonly originator: string | undefined;
  readonly downloadLocation: string | undefined;
  readonly packageFileName: string | undefined;
  readonly licenseDeclared: string | undefined;
  readonly licenseConcluded: string | undefined;
  readonly primaryPackagePurpose: string | undefined;
  readonly hashes: Hashes;
  readonly identifiers: readonly Identifier[];
}

const versionControl = /^(?:git|hg|svn|bzr)(?:\+|:)/;

/** A package of SPDX 2 as a component. @param place position in the document’s list, or line */
export function packageComponent(reference: string, stated: StatedPackage, place: number): SbomComponent {
  const component: Writable<SbomComponent> = {
    reference,
    place,
    version: versionField(stated.versionInfo),
    // Supplier first, originator after it; a person's name stays behind.
    producer: producerOf(twoLines(stated.supplier, stated.originator)),
    identifiers: stated.identifiers,
    hashes: stated.hashes.facts,
    licences: licencesField(twoLines(stated.licenseDeclared, stated.licenseConcluded)),
  };
  if (stated.primaryPackagePurpose !== undefined) component.type = typeOf(stated.primaryPackagePurpose);
  addNames(component, stated.name, stated.packageFileName);
  const download = stated.downloadLocation ?? '';
  // A version-control address is where the source is; any other download location is the thing itself.
  if (versionControl.test(download)) component.hasSourceAddress = true;
  else if (fieldState(download) === 'present' && download !== 'NONE') {
    component.hasDeployableAddress = true;
    component.deployableHashes = stated.hashes.algorithms;
  }
  return component;
}

/** A file of SPDX 2 as a component: only for documents that list no package at all. */
export function fileComponent(reference: string, object: JsonObject, hashes: Hashes): SbomComponent {
  const licences = [stringAt(object, 'licenseConcluded') ?? '', ...textsAt(object, 'licenseInfoInFiles')];
  const component: Writable<SbomComponent> = {
    reference,
    version: missing,
    producer: missing,
    identifiers: [],
    hashes: hashes.facts,
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

const missing: SbomComponent['version'] = { state: 'missing' };

function versionField(text: string | undefined): SbomComponent['version'] {
  // NONE is no version: clause 7.3 gives the word no meaning there.
  const value = text?.trim();
  if (value === undefined || value === 'NONE') return missing;
  const state = fieldState(value);
  return state === 'present' ? { state, value } : { state };
}

/** Two texts as the key of a memo; a text alone is its own key, which saves joining them for most components. */
function twoLines(first: string | undefined, second: string | undefined): string {
  if (first === undefined || first === second) return second ?? '';
  return second === undefined ? first : `${first}\n${second}`;
}

/** A purpose as the type of a component is written elsewhere. */
const typeOf = memo((purpose: string): string => purpose.toLowerCase().replaceAll('_', '-'));

/** The best of several licence texts, one a line: the declared one first. */
const licencesField = memo((texts: string): SbomComponent['licences'] => {
  const lines = texts.split('\n');
  const value = firstPresent(lines);
  return { state: bestState(lines.map(fieldState)), ...(value === undefined ? {} : { value }) };
});

const producerOf = memo((texts: string): SbomComponent['producer'] => {
  // Most name one party, and many documents another one for each package.
  if (!texts.includes('\n')) return producerFact(parseParty(texts));
  const parties = texts.split('\n').map(parseParty);
  const party = parties.find(({ name }) => name !== undefined);
  const hasContact = parties.some(canBeReached);
  const isDeclaredUnknown = parties.some((one) => one.isDeclaredUnknown);
  return party === undefined ? { state: isDeclaredUnknown ? 'declared-unknown' : 'missing' } : producerFact(party, hasContact);
});

function producerFact(party: Party, hasContact = canBeReached(party)): SbomComponent['producer'] {
  const { kind, name, isDeclaredUnknown } = party;
  if (name === undefined) return { state: isDeclaredUnknown ? 'declared-unknown' : 'missing' };
  return kind === 'person' ? { state: 'present', hasContact } : { state: 'present', hasContact, value: name };
}

function canBeReached({ hasEmail, url }: Party): boolean {
  return hasEmail || url !== undefined;
}

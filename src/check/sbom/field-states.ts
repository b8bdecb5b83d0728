import type { FieldState, Sbom, SbomComponent, SbomParty } from '../../model/evidence/sbom.ts';
import type { ComponentContext } from './profile.ts';

/** Whether a text says something, says that it is not known, or is not there. */
export function textState(text: string | undefined): FieldState {
  if (text === undefined) return 'missing';
  // A text that begins with a letter or digit says something, unless it is the one word.
  const isWord = isLetterOrDigit(text.charCodeAt(0));
  if (isWord && !text.startsWith('NOASSERTION')) return 'present';
  const said = text.trim();
  if (said === '') return 'missing';
  return said === 'NOASSERTION' ? 'declared-unknown' : 'present';
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

function bestOf(states: readonly FieldState[]): FieldState {
  if (states.includes('present')) return 'present';
  return states.includes('declared-unknown') ? 'declared-unknown' : 'missing';
}

const stated = (isStated: boolean): FieldState => (isStated ? 'present' : 'missing');

/** Author: a named person or organisation. An entry without a name is an author who is declared unknown. */
export function authorState(sbom: Sbom): FieldState {
  return bestOf(sbom.authors.filter((party) => party.kind !== 'tool').map((party) => (party.hasName === true || hasContact(party) ? 'present' : (textState(party.name) === 'present' ? 'present' : 'declared-unknown'))));
}

/** Author with a way to reach them. */
export function authorContactState(sbom: Sbom): FieldState {
  return stated(sbom.authors.some((party) => party.kind !== 'tool' && hasContact(party)));
}

function hasContact(party: SbomParty): boolean {
  return party.hasEmail === true || textState(party.email) === 'present' || textState(party.url) === 'present';
}

export const timestampState = (sbom: Sbom): FieldState => stated(sbom.createdAt !== undefined);

export const toolNameState = (sbom: Sbom): FieldState => bestOf(sbom.tools.map((tool) => textState(tool.name)));

/** Every tool that is named states its version. */
export function toolVersionState(sbom: Sbom): FieldState {
  const states = sbom.tools.map((tool) => textState(tool.version));
  if (states.includes('missing') || states.length === 0) return 'missing';
  return states.includes('declared-unknown') ? 'declared-unknown' : 'present';
}

export const nameState = (component: SbomComponent): FieldState => textState(component.name);

export function versionState({ version }: SbomComponent): FieldState {
  return version.state === 'present' && version.value !== undefined ? textState(version.value) : version.state;
}

export function producerState({ producer }: SbomComponent): FieldState {
  return producer.state === 'present' && producer.value !== undefined ? textState(producer.value) : producer.state;
}

export function producerContactState(component: SbomComponent): FieldState {
  const state = producerState(component);
  return state === 'present' ? stated(component.producer.hasContact === true) : state;
}

export const identifierState = (component: SbomComponent): FieldState => stated(component.identifiers.length > 0);

export const hashValueState = (component: SbomComponent): FieldState => stated(component.hashes.length > 0);

export const hashAlgorithmState = (component: SbomComponent): FieldState => stated(component.hashes.some(hasAlgorithm));

function hasAlgorithm({ algorithm }: SbomComponent['hashes'][number]): boolean {
  return algorithm !== '';
}

export function licenceState({ licences }: SbomComponent): FieldState {
  return licences.state === 'present' && licences.value !== undefined ? textState(licences.value) : licences.state;
}

/** A component's place among the others: it depends on something, something depends on it, or it states to depend on nothing. */
export function dependencyState(component: SbomComponent, { sbom, related }: ComponentContext): FieldState {
  if (related.has(component.reference)) return 'present';
  if (component.dependencies !== undefined) return component.dependencies;
  return sbom.completeness === 'unknown' ? 'declared-unknown' : 'missing';
}

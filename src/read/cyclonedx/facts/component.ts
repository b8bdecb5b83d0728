import { quote, say } from '../../../model/text.ts';
import type { SbomComponent } from '../../../model/evidence/sbom.ts';
import { isArray, isObject, objectAt, objectsAt, stringAt, stringsAt, type JsonObject } from '../../gateway/json-value.ts';
import { owned } from '../../gateway/owned.ts';
import { parseCpe } from '../../identifier/cpe.ts';
import { isPurl } from '../../identifier/purl.ts';
import type { NoteList } from '../note-list.ts';
import { isCpe } from '../schema/cpe-syntax.ts';
import type { Algorithms } from './algorithms.ts';
import { fieldOf, missing, type Field, type FieldCache } from './field-state.ts';
import { textOf } from './json-text.ts';
import type { LicenceReader } from './licences.ts';
import { producerOf } from './parties.ts';
import type { PlaceOf } from './place-of.ts';

/** What the reading of all components of a document shares. */
export interface ComponentContext {
  readonly notes: NoteList;
  readonly placeOf: PlaceOf;
  readonly fields: FieldCache;
  readonly algorithms: Algorithms;
  readonly licences: LicenceReader;
}

type Identifier = SbomComponent['identifiers'][number];
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Optional = Writable<Pick<SbomComponent, 'hasSbomAddress' | 'fileName' | 'bsiProperties' | 'hasSourceAddress' | 'hasDeployableAddress' | 'deployableHashes'>>;

const noIdentifiers: readonly Identifier[] = [];

/**
 * The facts of one component (CycloneDX: `component`), without those nested in it.
 * @param pointer of the component
 * @param place position in the document’s list, or line
 * @param metadata of the document when the component is its subject: it may name the producer
 * @throws Unreadable when a licence expression is a trap
 */
export function componentOf(reference: string, component: JsonObject, pointer: () => string, context: ComponentContext, place?: number, metadata?: JsonObject): SbomComponent {
  const facts: Writable<SbomComponent> = {
    reference,
    version: versionOf(component),
    producer: producerOf(component, context.fields, metadata),
    identifiers: identifiersOf(component, pointer, context),
    hashes: context.algorithms.hashesOf(component),
    licences: context.licences.read(component, pointer),
  };
  const name = nameOf(component);
  const type = textOf(component['type']);
  if (place !== undefined) facts.place = place;
  if (name !== undefined) facts.name = name;
  if (type !== undefined) facts.type = type;
  if (component['modelCard'] !== undefined || component['data'] !== undefined) addLearning(facts, component);
  if (component['properties'] !== undefined) addProperties(facts, component);
  if (component['externalReferences'] !== undefined) addAddresses(facts, component, context.algorithms);
  return facts;
}

/** `group/name`, as package managers write it. */
function nameOf(component: JsonObject): string | undefined {
  const name = textOf(component['name']);
  if (name === undefined || name === '') return undefined;
  const group = textOf(component['group']);
  return group === undefined || group === '' ? name : `${group}/${name}`;
}

/** Since 1.7 a component outside the product may state a range (`versionRange`) instead of a version. */
function versionOf(component: JsonObject): Field {
  const version = fieldOf(textOf(component['version']));
  return version === missing ? fieldOf(textOf(component['versionRange'])) : version;
}

/** Identifiers of one component at a time: what is taken out of it is of its own length, and has no room to spare. */
const found: Identifier[] = [];

function identifiersOf(component: JsonObject, pointer: () => string, context: ComponentContext): readonly Identifier[] {
  let count = 0;
  const purl = textOf(component['purl']);
  if (purl !== undefined && purl !== '') {
    if (isPurl(purl)) found[count++] = { type: 'purl', value: purl };
    else tellPurl(component, purl, pointer, context);
  }
  const cpe = textOf(component['cpe']);
  if (cpe !== undefined && cpe !== '') {
    // The schemas' own syntax is quicker to look at, and narrower than the older URI form that is read.
    if ((cpe.startsWith('cpe:2.3:') && isCpe(cpe)) || parseCpe(cpe) !== undefined) found[count++] = { type: 'cpe', value: cpe };
    else tellCpe(component, cpe, pointer, context);
  }
  const tag = component['swid'];
  const tagId = isObject(tag) ? textOf(tag['tagId']) : undefined;
  if (tagId !== undefined && tagId !== '') found[count++] = { type: 'swid', value: tagId };
  if (component['omniborId'] !== undefined) for (const value of stringsAt(component, 'omniborId')) found[count++] = { type: 'other', value };
  if (component['swhid'] !== undefined) for (const value of stringsAt(component, 'swhid')) found[count++] = { type: 'other', value };
  return count === 0 ? noIdentifiers : found.slice(0, count);
}

/** Apart, so that identifiers that are right cost no closure; the next likewise. */
function tellPurl(component: JsonObject, purl: string, pointer: () => string, { notes, placeOf }: ComponentContext): void {
  notes.finding('identifier', () => placeOf(component, `${pointer()}/purl`), () => say`The package URL ${quote(purl, 200)} is not valid; expected is the form pkg:type/namespace/name@version.`);
}

function tellCpe(component: JsonObject, cpe: string, pointer: () => string, { notes, placeOf }: ComponentContext): void {
  notes.finding('identifier', () => placeOf(component, `${pointer()}/cpe`), () => say`The CPE name ${quote(cpe, 200)} is not valid; expected is a CPE 2.3 formatted string or a CPE 2.2 URI.`);
}

/** The properties of BSI TR-03183-2 (its CycloneDX taxonomy: `bsi:component:...`). */
function addProperties(facts: Optional, component: JsonObject): void {
  const properties = component['properties'];
  if (!isArray(properties)) return;
  let bsi: { executable?: string; archive?: string; structured?: string } | undefined;
  // By number, as everywhere where a document has very many: an iterator makes an object for each step.
  for (let at = 0; at < properties.length; at += 1) {
    const property = properties[at];
    if (!isObject(property)) continue;
    const name = textOf(property['name']);
    const value = textOf(property['value']);
    if (name === undefined || value === undefined || !name.startsWith('bsi:component:')) continue;
    if (name === 'bsi:component:filename') facts.fileName = owned(value);
    else if (name === 'bsi:component:executable') bsi = { ...bsi, executable: owned(value) };
    else if (name === 'bsi:component:archive') bsi = { ...bsi, archive: owned(value) };
    else if (name === 'bsi:component:structured') bsi = { ...bsi, structured: owned(value) };
  }
  if (bsi !== undefined) facts.bsiProperties = bsi;
}

/** BSI TR-03183-2: where the source and the deployable form are, and the hashes of the latter. */
function addAddresses(facts: Optional, component: JsonObject, algorithms: Algorithms): void {
  const references = component['externalReferences'];
  if (!isArray(references)) return;
  let hashes: Set<string> | undefined;
  for (let at = 0; at < references.length; at += 1) {
    const reference = references[at];
    if (!isObject(reference) || (textOf(reference['url']) ?? '') === '') continue;
    const type = textOf(reference['type']);
    if (type === 'vcs' || type === 'source-distribution') facts.hasSourceAddress = true;
    else if (type === 'bom') facts.hasSbomAddress = true;
    else if (type === 'distribution') {
      facts.hasDeployableAddress = true;
      for (const name of algorithms.namesOf(reference)) (hashes ??= new Set()).add(name);
    }
  }
  if (hashes !== undefined) facts.deployableHashes = [...hashes];
}

/** What a document tells of a machine learning model (`modelCard`), or of a data set (`data`), since 1.5. */
function addLearning(facts: Writable<SbomComponent>, component: JsonObject): void {
  const card = component['modelCard'];
  if (isObject(card)) {
    const parameters = objectAt(card, 'modelParameters') ?? {};
    facts.model = {
      tellsTraining: objectsAt(parameters, 'datasets').length > 0 || objectAt(parameters, 'approach') !== undefined,
      tellsUse: Object.keys(objectAt(card, 'considerations') ?? {}).length > 0 || stringAt(parameters, 'task') !== undefined,
    };
  }
  const data = component['data'];
  if (isArray(data)) facts.tellsContents = data.some((item) => isObject(item) && (objectAt(item, 'contents') !== undefined || (stringAt(item, 'description') ?? '') !== '' || objectAt(item, 'governance') !== undefined));
}

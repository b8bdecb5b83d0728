import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { stringAt } from '../gateway/json-value.ts';
import { bestState, fieldState, firstPresent } from '../spdx/field-state.ts';
import { hashAlgorithm } from '../spdx/hash-algorithm.ts';
import { readIdentifier, type Identifier } from '../spdx/identifiers.ts';
import type { NoteList } from '../spdx/note-list.ts';
import { withoutUndefined } from '../spdx/without-undefined.ts';
import { producerField } from './agent.ts';
import { idOf, valuesOf, type Elements, type Node } from './elements.ts';
import type { Relations } from './relations.ts';

/** The identifier types of SPDX 3 under the names of SPDX 2; the others do not name a component. */
const identifierTypes: ReadonlyMap<string, string> = new Map([
  ['packageUrl', 'purl'],
  ['cpe22', 'cpe22Type'],
  ['cpe23', 'cpe23Type'],
  ['swid', 'swid'],
  ['swhid', 'swh'],
  ['gitoid', 'gitoid'],
]);

/** A package (or a file, for documents about files alone) as a component. */
export function componentOf(node: Node, elements: Elements, relations: Relations, notes: NoteList): SbomComponent {
  const { object, pointer } = node;
  const reference = idOf(object) ?? pointer;
  const version = stringAt(object, 'software_packageVersion');
  const licences = relations.licences.get(reference) ?? [];
  const licence = firstPresent(licences.map((item) => item.value));
  const isFile = node.className === 'software_File';
  const files = isFile ? [node] : (relations.files.get(reference) ?? []);
  const fileName = firstPresent(files.map((file) => stringAt(file.object, 'name')));
  const deployableHashes = files.flatMap((file) => hashesOf(file, elements));
  const download = stringAt(object, 'software_downloadLocation');
  const source = firstPresent([stringAt(object, 'software_sourceInfo')]);
  const properties = bsiProperties(files);
  const place = /^\/@graph\/(\d{1,9})$/u.exec(pointer)?.[1];
  return withoutUndefined<SbomComponent>({
    reference,
    place: place === undefined ? undefined : Number(place),
    name: firstPresent([stringAt(object, 'name')]),
    version: fieldState(version) === 'present' && version !== undefined ? { state: 'present', value: version } : { state: fieldState(version) },
    producer: producerField([...valuesOf(object, 'suppliedBy'), ...valuesOf(object, 'originatedBy')], elements),
    identifiers: identifiersOf(node, elements, notes),
    hashes: [...new Set([...hashesOf(node, elements), ...deployableHashes])].map((algorithm) => ({ algorithm })),
    licences: { state: bestState(licences.map((item) => item.state)), ...(licence === undefined ? {} : { value: licence }) },
    ...(relations.unknownDependencies.has(reference) ? { dependencies: 'declared-unknown' as const } : {}),
    type: isFile ? 'file' : (learningTypes.get(node.className) ?? stringAt(object, 'software_primaryPurpose')),
    ...learningOf(node),
    ...(fileName === undefined ? {} : { fileName: fileName.slice(fileName.lastIndexOf('/') + 1) }),
    ...(properties === undefined ? {} : { bsiProperties: properties }),
    ...(source === undefined ? {} : { hasSourceAddress: true }),
    ...(fieldState(download) === 'present' && download !== 'NONE' ? { hasDeployableAddress: true } : {}),
    ...(deployableHashes.length === 0 ? {} : { deployableHashes }),
  });
}

function hashesOf(node: Node, elements: Elements): readonly string[] {
  return valuesOf(node.object, 'verifiedUsing').flatMap((value) => {
    const method = elements.find(value);
    if (method === undefined || method.className !== 'Hash') return [];
    const digest = stringAt(method.object, 'hashValue') ?? '';
    return digest === '' ? [] : [hashAlgorithm(stringAt(method.object, 'algorithm') ?? '')];
  });
}

function identifiersOf(node: Node, elements: Elements, notes: NoteList): readonly Identifier[] {
  const found: (Identifier | undefined)[] = [];
  const packageUrl = stringAt(node.object, 'software_packageUrl');
  if (packageUrl !== undefined) found.push(readIdentifier('purl', packageUrl, () => ({ jsonPointer: `${node.pointer}/software_packageUrl` }), 0, notes));
  valuesOf(node.object, 'externalIdentifier').forEach((value, index) => {
    const identifier = elements.find(value)?.object;
    const type = identifier === undefined ? undefined : identifierTypes.get(stringAt(identifier, 'externalIdentifierType') ?? '');
    if (identifier === undefined || type === undefined) return;
    found.push(readIdentifier(type, stringAt(identifier, 'identifier') ?? '', (at) => ({ jsonPointer: `${node.pointer}/externalIdentifier/${at}` }), index, notes));
  });
  return found.filter((identifier) => identifier !== undefined);
}

/**
 * The three properties of BSI TR-03183-2 out of the purposes of the distributed file: `executable`, `archive`, and
 * `container` for structured or `firmware` for unstructured. A file with a list of purposes that leaves a word out says no.
 */
function bsiProperties(files: readonly Node[]): SbomComponent['bsiProperties'] {
  const purposes = new Set(files.flatMap((file) => valuesOf(file.object, 'software_additionalPurpose')));
  if (purposes.size === 0) return undefined;
  const structured = purposes.has('container') ? 'structured' : purposes.has('firmware') ? 'unstructured' : undefined;
  return {
    executable: purposes.has('executable') ? 'executable' : 'non-executable',
    archive: purposes.has('archive') ? 'archive' : 'no archive',
    ...(structured === undefined ? {} : { structured }),
  };
}

/** The classes of the AI and dataset profiles, by the words of CycloneDX. */
const learningTypes: ReadonlyMap<string, string> = new Map([['ai_AIPackage', 'machine-learning-model'], ['dataset_DatasetPackage', 'data']]);

function learningOf({ className, object }: Node): Pick<SbomComponent, 'model' | 'tellsContents'> {
  const tells = (...names: readonly string[]): boolean => names.some((name) => valuesOf(object, name).length > 0);
  if (className === 'ai_AIPackage') return { model: { tellsTraining: tells('ai_informationAboutTraining', 'ai_modelDataPreprocessing', 'ai_hyperparameter'), tellsUse: tells('ai_informationAboutApplication', 'ai_limitation', 'ai_domain') } };
  if (className === 'dataset_DatasetPackage') return { tellsContents: tells('dataset_intendedUse', 'dataset_dataCollectionProcess', 'dataset_datasetType', 'dataset_knownBias') };
  return {};
}

import type { FieldState, Sbom } from '../../model/evidence/sbom.ts';
import { quote, say } from '../../model/text.ts';
import { isObject, stringAt, valueAt } from '../gateway/json-value.ts';
import { fieldState } from '../spdx/field-state.ts';
import { Graph } from '../spdx/graph.ts';
import type { NoteList } from '../spdx/note-list.ts';
import { referenceOf, valuesOf, type Elements, type Node } from './elements.ts';
import { dependencyTypes, individual, relationshipClasses } from './vocabulary.ts';

/** What the relationships of a document say, put together by the element that they speak of. */
export interface Relations {
  readonly graph: Graph;
  /** Elements whose dependencies are stated to be unknown. */
  readonly unknownDependencies: ReadonlySet<string>;
  /** Licences by element: the state and, where it is told, the expression. */
  readonly licences: ReadonlyMap<string, readonly { readonly state: FieldState; readonly value?: string }[]>;
  /** Files by the package that is distributed as them. */
  readonly files: ReadonlyMap<string, readonly Node[]>;
  readonly completeness: Sbom['completeness'];
}

/** Walks once over the relationships. An end that is neither in the document nor imported becomes a finding. */
export function readRelations(elements: Elements, imported: ReadonlySet<string>, notes: NoteList): Relations {
  const graph = new Graph();
  const unknownDependencies = new Set<string>();
  const licences = new Map<string, { readonly state: FieldState; readonly value?: string }[]>();
  const files = new Map<string, Node[]>();
  const stated = new Set<string>();
  for (const node of elements.nodes) {
    if (!relationshipClasses.has(node.className)) continue;
    const type = stringAt(node.object, 'relationshipType') ?? '';
    const from = referenceOf(valueAt(node.object, 'from') ?? null);
    const targets = valuesOf(node.object, 'to');
    if (from === undefined) continue;
    expectKnown(from, () => `${node.pointer}/from`, elements, imported, notes);
    const isDependency = dependencyTypes.has(type);
    if (isDependency) stated.add(stringAt(node.object, 'completeness') ?? 'not-stated');
    targets.forEach((value, index) => {
      const to = referenceOf(value);
      const target = elements.find(value);
      if (type === 'hasDeclaredLicense' || type === 'hasConcludedLicense') return push(licences, from, licenceOf(to, target));
      if (to === undefined) return;
      const special = individual(to);
      if (special === undefined) expectKnown(to, () => `${node.pointer}/to/${index}`, elements, imported, notes);
      if (type === 'hasDistributionArtifact' && target?.className === 'software_File') push(files, from, target);
      if (type === 'generates' && special === undefined) graph.add(to, from);
      if (!isDependency) return;
      if (special === 'none') graph.addNode(from);
      else if (special === 'unknown') unknownDependencies.add(from);
      else graph.add(from, to);
    });
  }
  return { graph, unknownDependencies, licences, files, completeness: completenessOf(stated) };
}

function licenceOf(reference: string | undefined, node: Node | undefined): { readonly state: FieldState; readonly value?: string } {
  const special = reference === undefined ? undefined : individual(reference);
  if (special === 'unknown') return { state: 'declared-unknown' };
  if (special === 'none') return { state: 'present', value: 'NONE' };
  if (node === undefined) return reference?.startsWith('http') === true ? { state: 'present', value: reference } : { state: 'missing' };
  const expression = stringAt(node.object, 'simplelicensing_licenseExpression');
  if (expression === undefined) return { state: 'present', ...named(stringAt(node.object, 'name')) };
  const state = fieldState(expression);
  return state === 'present' ? { state, value: expression } : { state };
}

function named(value: string | undefined): { readonly value?: string } {
  return value === undefined ? {} : { value };
}

/** One word for all dependency relationships: complete only when every one says so. */
function completenessOf(stated: ReadonlySet<string>): Sbom['completeness'] {
  if (stated.has('incomplete')) return 'incomplete';
  if (stated.has('noAssertion')) return 'unknown';
  return stated.size === 1 && stated.has('complete') ? 'complete' : 'not-stated';
}

function expectKnown(id: string, pointer: () => string, elements: Elements, imported: ReadonlySet<string>, notes: NoteList): void {
  if (elements.has(id) || imported.has(id) || individual(id) !== undefined || id.startsWith('https://spdx.org/')) return;
  notes.finding('dangling-reference', () => ({ jsonPointer: pointer() }), () => say`The element ${quote(id, 120)} is referred to and is neither in the document nor imported.`);
}

const referenceProperties = ['creationInfo', 'createdBy', 'createdUsing', 'suppliedBy', 'originatedBy', 'rootElement', 'element'];

/** Compares the references of one element with what the document holds. */
export function checkReferences({ object, pointer }: Node, elements: Elements, imported: ReadonlySet<string>, notes: NoteList): void {
  for (const name of referenceProperties) {
    const values = valuesOf(object, name);
    values.forEach((value, index) => {
      if (typeof value === 'string') expectKnown(value, () => `${pointer}/${name}${Array.isArray(object[name]) ? `/${index}` : ''}`, elements, imported, notes);
    });
  }
}

/** Ids that the document says to lie elsewhere; nothing is fetched. */
export function importedIds(document: Node | undefined, elements: Elements): ReadonlySet<string> {
  const maps = document === undefined ? [] : valuesOf(document.object, 'import');
  return new Set(maps.flatMap((map) => (isObject(map) ? [stringAt(map, 'externalSpdxId') ?? ''] : [stringAt(elements.find(map)?.object ?? {}, 'externalSpdxId') ?? ''])));
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

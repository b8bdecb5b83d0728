import { say } from '../../model/text.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { parseTime } from '../../model/time.ts';
import { stringAt, stringsAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { parseDocument, readJsonDocument } from '../spdx/read-json.ts';
import { parseTool } from '../spdx/tool.ts';
import { withoutUndefined } from '../spdx/without-undefined.ts';
import { authorParties } from './agent.ts';
import { checkNode } from './check-node.ts';
import { componentOf } from './component.ts';
import { Elements, idOf, valuesOf, type Node } from './elements.ts';
import { checkReferences, importedIds, readRelations } from './relations.ts';
import { bomClasses, packageClasses, vulnerabilityClasses } from './vocabulary.ts';

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

/** Reads an SPDX 3.0.1 document in JSON-LD. */
export function readSpdx3(source: Source): Reading<'sbom'> {
  const notes = new NoteList();
  return readJsonDocument(source, 'spdx-3', notes, (bytes) => {
    const document = parseDocument(bytes);
    expectVersion(document, notes);
    const facts = factsOf(new Elements(document), notes);
    return { kind: 'sbom', format: 'spdx-3.0.1', facts, notes: notes.notes, notesOmitted: notes.omitted };
  });
}

/** The context decides which SPDX this is: 3.0.0 has other rules, and an unknown context gives the words another meaning. */
function expectVersion(document: JsonObject, notes: NoteList): void {
  const place = { jsonPointer: '/@context' };
  const value = valueAt(document, '@context');
  const contexts = typeof value === 'string' ? [value] : stringsAt(document, '@context');
  if (contexts.includes(context)) {
    if (typeof value !== 'string') notes.finding('context', () => place, () => say`The document has several contexts; SPDX 3.0.1 asks for its own alone. Words of the others were not read.`);
    return;
  }
  const stated = contexts.find((text) => text.includes('spdx.org/rdf/'));
  if (stated !== undefined) throw new Unreadable(`has the context ${JSON.stringify(stated.slice(0, 100))}, which is another version of SPDX; 3.0.1 is read`, place);
  throw new Unreadable('has another JSON-LD context than SPDX 3.0.1, and no context is ever fetched', place);
}

function factsOf(elements: Elements, notes: NoteList): Sbom {
  for (const node of elements.nodes) checkNode(node, notes);
  const documents = elements.nodes.filter((node) => node.className === 'SpdxDocument');
  const boms = elements.nodes.filter((node) => bomClasses.has(node.className));
  const document = documents[0] ?? boms[0];
  if (document === undefined) throw new Unreadable('holds neither an SpdxDocument nor an Sbom: it is a fragment of a document', { jsonPointer: '' });
  if (documents.length !== 1) {
    notes.finding('document', () => ({ jsonPointer: documents[1]?.pointer ?? document.pointer }), () => say`There are ${documents.length} SpdxDocument elements; expected is one.`);
  }
  const imported = importedIds(documents[0], elements);
  for (const node of elements.nodes) checkReferences(node, elements, imported, notes);
  const relations = readRelations(elements, imported, notes);
  const packages = elements.nodes.filter((node) => packageClasses.has(node.className));
  const files = elements.nodes.filter((node) => node.className === 'software_File');
  const { roots, collections } = rootsOf(document, elements);
  const isAboutFiles = packages.length === 0;
  const rootFiles = roots.filter((node) => node.className === 'software_File');
  const components = [...packages, ...(isAboutFiles ? files : rootFiles)].map((node) => componentOf(node, elements, relations, notes));
  const byReference = new Map(components.map((component) => [component.reference, component]));
  const subjects = roots.map((node) => idOf(node.object) ?? node.pointer).filter((id) => byReference.has(id));
  const subject = subjects.length === 1 ? byReference.get(subjects[0] ?? '') : undefined;
  if (!isAboutFiles && files.length > 0) notes.information('files-skipped', {}, say`The document also describes ${files.length} files; packages are its components, so the files are not counted among them.`);

  const creation = elements.find(valueAt(document.object, 'creationInfo'))?.object ?? {};
  const created = stringAt(creation, 'created');
  const types = [...collections, ...boms].flatMap((node) => stringsAt(node.object, 'software_sbomType'));
  return withoutUndefined<Sbom>({
    specification: 'SPDX',
    specificationVersion: '3.0.1',
    encoding: 'json-ld',
    listedIn: '/@graph',
    name: stringAt(document.object, 'name'),
    serialNumber: idOf(document.object),
    createdAt: created !== undefined && parseTime(created) !== undefined ? created : undefined,
    authors: authorParties(valuesOf(creation, 'createdBy'), elements),
    tools: toolsOf(creation, elements),
    isSigned: false,
    generationContexts: [...new Set(types)],
    subject,
    ...(subject === undefined && roots.length > 0 ? { subjects: roots.map((node) => idOf(node.object) ?? node.pointer) } : {}),
    components: components.filter((component) => component !== subject),
    dependencies: relations.graph.edges(),
    completeness: relations.completeness,
    holdsVulnerabilities: elements.nodes.some((node) => vulnerabilityClasses.has(node.className)),
    schemaFindings: notes.findings,
  });
}

/** What the document is about: its root elements, and in place of a bill of materials the root elements of that. */
function rootsOf(document: Node, elements: Elements): { readonly roots: readonly Node[]; readonly collections: readonly Node[] } {
  const roots = new Set<Node>();
  const collections = new Set<Node>([document]);
  for (const collection of collections) {
    for (const value of valuesOf(collection.object, 'rootElement')) {
      const node = elements.find(value);
      if (node === undefined) continue;
      if (bomClasses.has(node.className)) collections.add(node);
      else roots.add(node);
    }
  }
  return { roots: [...roots], collections: [...collections] };
}

/** Tools, and agents that are software. */
function toolsOf(creation: JsonObject, elements: Elements): Sbom['tools'] {
  const nodes = [
    ...valuesOf(creation, 'createdUsing').map((value) => elements.find(value)),
    ...valuesOf(creation, 'createdBy').map((value) => elements.find(value)).filter((node) => node?.className === 'SoftwareAgent'),
  ];
  return nodes.flatMap((node) => {
    const name = node === undefined ? undefined : stringAt(node.object, 'name');
    return name === undefined || name === '' ? [] : [parseTool(name)];
  });
}

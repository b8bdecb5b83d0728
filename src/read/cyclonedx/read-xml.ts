import { quote, say } from '../../model/text.ts';
import type { JsonObject } from '../gateway/json-value.ts';
import { parseXml, type XmlElement } from '../gateway/xml.ts';
import { headOf } from '../head.ts';
import { unreadable, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { SbomBuilder } from './facts/sbom-builder.ts';
import { namespaceStart } from './namespace.ts';
import { byPlace, NoteList } from './note-list.ts';
import { XmlValidator, type XmlTypes } from './schema/xml-validator.ts';
import { xmlTypesOf, xmlVersions } from './spec-version.ts';
import { XmlTree } from './xml-tree.ts';

const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
/** An extension of the versions before 1.4. */
const vulnerabilityNamespace = 'http://cyclonedx.org/schema/ext/vulnerability/1.0';

/** Reads a CycloneDX document in XML (versions 1.0 to 1.7) as a stream. */
export async function readXml(source: Source): Promise<Reading<'sbom'>> {
  const version = (headOf(source).xmlRoot?.namespace ?? '').slice(namespaceStart.length);
  const types = await xmlTypesOf(version);
  const format = types === undefined ? 'cyclonedx-xml' : `cyclonedx-xml-${version}`;
  try {
    if (types === undefined) throw unknownVersion(source, version);
    const notes = new NoteList();
    const facts = readDocument(source, version, types, notes);
    return { kind: 'sbom', format, facts, notes: notes.notes.toSorted(byPlace), notesOmitted: notes.omitted };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadable('sbom', format, say`The document ${quote(error.reason)}; nothing in it was used.`, error.at);
  }
}

/** Broken XML is the better reason: it is looked for first. */
function unknownVersion(source: Source, version: string): Unreadable {
  let root: XmlElement | undefined;
  parseXml(source, { open: (element) => (root ??= element), text: () => undefined, close: () => undefined });
  return new Unreadable(`is of the CycloneDX version "${version.slice(0, 20)}", which is not known in XML; known are ${xmlVersions.join(', ')}`, { line: root?.line ?? 1, column: root?.column ?? 1 });
}

function readDocument(source: Source, version: string, types: XmlTypes, notes: NoteList): Reading<'sbom'>['facts'] & object {
  const validator = new XmlValidator(types, (place, violation) => notes.finding('schema', place, violation));
  const dependencyLines: number[] = [];
  const counts = { components: 0, services: 0, vulnerabilities: 0 };
  let depth = 0;
  let isSigned = false;
  let holdsVulnerabilities = false;
  const tree: XmlTree = new XmlTree(types.namespace, (list, item) => {
    if (list === 'dependencies') takeDependency(item);
    else {
      const index = counts[list];
      const pointer = (): string => `/${list}/${index}`;
      counts[list] += 1;
      if (list === 'components') builder.component(item, pointer, tree.placeOf(item).line);
      else if (list === 'services') builder.service(item, pointer);
      else builder.vulnerability(item, pointer);
    }
  });
  const builder = new SbomBuilder(notes, (object) => tree.placeOf(object));
  const takeDependency = (item: JsonObject): void => {
    builder.dependency(item, dependencyLines.length);
    dependencyLines.push(tree.placeOf(item).line ?? 0);
  };
  parseXml(source, {
    open: (element) => {
      // Parts of the document may be signed too; only what stands right under the root signs the whole.
      if (depth === 1 && element.namespace === signatureNamespace && element.name === 'Signature') isSigned = true;
      else if (element.namespace === vulnerabilityNamespace) holdsVulnerabilities = true;
      depth += 1;
      validator.open(element);
      tree.open(element);
    },
    text: (text) => {
      validator.text(text);
      tree.text(text);
    },
    close: (element) => {
      depth -= 1;
      validator.close(element);
      tree.close();
    },
  });
  const form = { version, encoding: 'xml', isSigned, holdsVulnerabilities: holdsVulnerabilities || counts.vulnerabilities > 0, otherReferences: validator.references } as const;
  return builder.finish(tree.document, form, (at) => ({ line: dependencyLines[at] ?? 1 }));
}

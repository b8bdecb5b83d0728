import { quote, say } from '../../model/text.ts';
import type { JsonObject } from '../gateway/json-value.ts';
import { parseUsualXml, type UsualXmlHandler } from '../gateway/usual-xml.ts';
import type { XmlElement } from '../gateway/xml-document.ts';
import { headOf } from '../head.ts';
import { unreadable, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { SbomBuilder } from './facts/sbom-builder.ts';
import { namespaceStart } from './namespace.ts';
import { byPlace, NoteList } from './note-list.ts';
import { XmlValidator, type XmlTypes } from './schema/xml-validator.ts';
import { xmlTypesOf, xmlVersions } from './spec-version.ts';
import { XmlTree, type StreamedList } from './xml-tree.ts';

const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
/** An extension of the versions before 1.4. */
const vulnerabilityNamespace = 'http://cyclonedx.org/schema/ext/vulnerability/1.0';

/** Reads a CycloneDX document in XML (versions 1.0 to 1.7) as a stream. */
export async function readXml(source: Source): Promise<Reading<'sbom'>> {
  const version = (headOf(source).xmlRoot?.namespace ?? '').slice(namespaceStart.length);
  const types = await xmlTypesOf(version);
  const format = types === undefined ? 'cyclonedx-xml' : `cyclonedx-xml-${version}`;
  try {
    if (types === undefined) throw await unknownVersion(source, version);
    const { facts, notes } = await readDocument(source, version, types);
    return { kind: 'sbom', format, facts, notes: notes.notes.toSorted(byPlace), notesOmitted: notes.omitted };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadable('sbom', format, say`The document ${quote(error.reason)}; nothing in it was used.`, error.at);
  }
}

/** The parser is loaded where it is needed: most documents have the usual form. */
async function readDocument(source: Source, version: string, types: XmlTypes): Promise<{ readonly facts: Reading<'sbom'>['facts'] & object; readonly notes: NoteList }> {
  let reading = new DocumentReading(version, types);
  if (!parseUsualXml(source, reading)) {
    reading = new DocumentReading(version, types);
    const { parseXml } = await import('../gateway/xml.ts');
    parseXml(source, reading);
  }
  return { facts: reading.finish(), notes: reading.notes };
}

/** Broken XML is the better reason: it is looked for first. */
async function unknownVersion(source: Source, version: string): Promise<Unreadable> {
  const { parseXml } = await import('../gateway/xml.ts');
  let root: XmlElement | undefined;
  parseXml(source, { open: (element) => (root ??= element), text: () => undefined, close: () => undefined });
  return new Unreadable(`is of the CycloneDX version "${version.slice(0, 20)}", which is not known in XML; known are ${xmlVersions.join(', ')}`, { line: root?.line ?? 1, column: root?.column ?? 1 });
}

/** What is made of a document while it goes by. */
class DocumentReading implements UsualXmlHandler {
  readonly notes = new NoteList();
  readonly #version: string;
  readonly #validator: XmlValidator;
  readonly #tree: XmlTree;
  readonly #builder: SbomBuilder;
  readonly #dependencyLines: number[] = [];
  readonly #counts = { components: 0, services: 0, vulnerabilities: 0 };
  #depth = 0;
  #isSigned = false;
  #holdsVulnerabilities = false;

  constructor(version: string, types: XmlTypes) {
    this.#version = version;
    this.#validator = new XmlValidator(types, (place, violation) => this.notes.finding('schema', place, violation));
    this.#tree = new XmlTree(types.namespace, (list, item) => this.#take(list, item));
    this.#builder = new SbomBuilder(this.notes, (object) => this.#tree.placeOf(object));
  }

  open(element: XmlElement): void {
    // Parts of the document may be signed too; only what stands right under the root signs the whole.
    if (this.#depth === 1 && element.namespace === signatureNamespace && element.name === 'Signature') this.#isSigned = true;
    else if (element.namespace === vulnerabilityNamespace) this.#holdsVulnerabilities = true;
    this.#depth += 1;
    this.#validator.open(element);
    this.#tree.open(element);
  }

  text(text: string): void {
    this.#validator.text(text);
    this.#tree.text(text);
  }

  close(element: XmlElement): void {
    this.#depth -= 1;
    this.#validator.close(element);
    this.#tree.close();
  }

  finish(): Reading<'sbom'>['facts'] & object {
    const holdsVulnerabilities = this.#holdsVulnerabilities || this.#counts.vulnerabilities > 0;
    const form = { version: this.#version, encoding: 'xml', isSigned: this.#isSigned, holdsVulnerabilities, otherReferences: this.#validator.references } as const;
    return this.#builder.finish(this.#tree.document, form, (at) => ({ line: this.#dependencyLines[at] ?? 1 }));
  }

  #take(list: StreamedList, item: JsonObject): void {
    const { line } = this.#tree.placeOf(item);
    if (list === 'dependencies') {
      this.#builder.dependency(item, this.#dependencyLines.length);
      this.#dependencyLines.push(line ?? 0);
      return;
    }
    const index = this.#counts[list];
    const pointer = (): string => `/${list}/${index}`;
    this.#counts[list] += 1;
    if (list === 'components') this.#builder.component(item, pointer, line);
    else if (list === 'services') this.#builder.service(item, pointer);
    else this.#builder.vulnerability(item, pointer);
  }
}

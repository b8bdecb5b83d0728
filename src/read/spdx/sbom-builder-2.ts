import { ours, quote, say } from '../../model/text.ts';
import type { Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import { Unreadable, type Place } from '../source.ts';
import { readChecksums } from './checksums-2.ts';
import { fileComponent, packageComponent, type StatedPackage } from './component-2.ts';
import { documentFacts } from './document-facts-2.ts';
import { Graph } from './graph.ts';
import { textsAt } from './json-text.ts';
import type { NoteList } from './note-list.ts';
import { relationshipDirection } from './relationship-2.ts';
import { RelationshipList } from './relationship-list-2.ts';
import { checkShape, type PlaceIn, type Shape } from './shape.ts';
import { extractedLicenceShape, externalDocumentShape, fileShape, packageShape, snippetShape } from './shapes-2.ts';
import { statedPackage } from './stated-package-2.ts';
import type { Version2 } from './vocabulary-2.ts';
import { withoutUndefined } from './without-undefined.ts';

const usualDocumentId = 'SPDXRef-DOCUMENT';
const noPlace: PlaceIn = () => ({});

/**
 * Gathers the elements of an SPDX 2 document, from JSON, tag-value, YAML or XML, in any order, and makes the facts of them.
 * Every element is compared with the clauses of its version as it comes; references are compared at the end.
 */
export class SbomBuilder {
  readonly #version: Version2;
  readonly #notes: NoteList;
  /** Every element by its id: packages as components, the others as undefined. */
  readonly #elements = new Map<string, SbomComponent | undefined>();
  readonly #files: { readonly reference: string; readonly object: JsonObject; readonly placeIn: PlaceIn }[] = [];
  readonly #externalDocuments = new Set<string>();
  readonly #relationships: RelationshipList;
  readonly #described = new Set<string>();
  /** Elements that lead to an element of another document: the bill of a supplier. */
  readonly #linked = new Set<string>();
  /** The element that the last relationship starts from. */
  #lastKnown: string | undefined;
  readonly #counts = { packages: 0, files: 0, snippets: 0 };
  /** The SPDXID of the document itself; set it before the first relationship. */
  documentId = usualDocumentId;

  constructor(version: Version2, notes: NoteList) {
    this.#version = version;
    this.#notes = notes;
    this.#relationships = new RelationshipList(version, notes);
  }

  /**
   * @param place position in the document’s list, or line
   * @param isChecked it is known to have the form of a package, and holds only what the facts are made of
   */
  package(object: JsonObject, placeIn: PlaceIn, place: number, isChecked = false): void {
    if (!isChecked) this.#check(object, packageShape, placeIn);
    this.#counts.packages += 1;
    const reference = this.#referenceOf(object, 'package', this.#counts.packages);
    this.#enter(reference, packageComponent(reference, statedPackage(object, placeIn, this.#notes), place), placeIn);
    const hasCode = object['packageVerificationCode'] !== undefined;
    const isAnalysed = object['filesAnalyzed'] !== false;
    if (isAnalysed && !hasCode && this.#version === '2.2' && object['filesAnalyzed'] !== undefined) {
      this.#notes.finding('verification-code', () => placeIn(''), () => say`A package says that its files were analysed and has no packageVerificationCode; SPDX 2.2 asks for one.`);
    }
    if (!isAnalysed && hasCode) {
      this.#notes.finding('verification-code', () => placeIn('/packageVerificationCode'), () => say`A package says that its files were not analysed and has a packageVerificationCode; SPDX ${ours(this.#version)} does not allow both.`);
    }
  }

  /**
   * Takes in a package that keeps every rule, and of which there is nothing to tell.
   * @throws Unreadable without a place when its id is taken already
   */
  usualPackage(reference: string, stated: StatedPackage, place: number): void {
    this.#counts.packages += 1;
    this.#enter(reference, packageComponent(reference, stated, place), noPlace);
  }

  file(object: JsonObject, placeIn: PlaceIn): void {
    this.#check(object, fileShape, placeIn);
    this.#counts.files += 1;
    const reference = this.#referenceOf(object, 'file', this.#counts.files);
    this.#enter(reference, undefined, placeIn);
    // Files count as components only where there is no package: then they are kept, up to what a set of packages may hold.
    if (this.#counts.packages === 0) this.#files.push({ reference, object, placeIn });
  }

  snippet(object: JsonObject, placeIn: PlaceIn): void {
    this.#check(object, snippetShape, placeIn);
    this.#counts.snippets += 1;
    this.#enter(this.#referenceOf(object, 'snippet', this.#counts.snippets), undefined, placeIn);
  }

  licence(object: JsonObject, placeIn: PlaceIn): void {
    this.#check(object, extractedLicenceShape, placeIn);
  }

  externalDocument(object: JsonObject, placeIn: PlaceIn): void {
    this.#check(object, externalDocumentShape, placeIn);
    const id = stringAt(object, 'externalDocumentId');
    if (id !== undefined) this.#externalDocuments.add(id);
  }

  /**
   * @param at where it stands; `finish` is asked to turn it into a place
   * @param isChecked it is known to have the form of a relationship, and a type that the version names
   */
  relationship(object: JsonObject, placeIn: PlaceIn, at: number, isChecked = false): void {
    this.#relationships.add(object, placeIn, at, isChecked);
  }

  /** Takes in a relationship of a type that this version of SPDX names, between elements without white space around them. */
  usualRelationship(from: string, type: string, to: string, at: number): void {
    this.#relationships.take(from, type, to, at);
  }

  /**
   * @param document the object with the document's own fields
   * @param placeIn the places of those fields
   * @param placeOfRelationship where a relationship stands
   */
  finish(document: JsonObject, encoding: Sbom['encoding'], placeIn: PlaceIn, placeOfRelationship: (at: number) => Place): Sbom {
    const components = this.#components();
    const described = textsAt(document, 'documentDescribes');
    described.forEach((id, index) => {
      this.#described.add(id);
      if (this.#whereIs(id) === 'nowhere') this.#tellDangling(id, (at) => placeIn(`/documentDescribes/${at}`), index);
    });
    const graph = new Graph();
    const unknown = new Set<string>();
    this.#relationships.forEach((from, type, to, at) => this.#connect(from, type, to, graph, unknown, placeOfRelationship, at));
    if (this.#described.size === 0 && components.length === 1) for (const only of components) this.#described.add(only.reference);
    const subjects = [...this.#described].map((id) => this.#elements.get(id)).filter((component) => component !== undefined);
    const subject = subjects.length === 1 ? subjects[0] : undefined;
    const withState = (component: SbomComponent): SbomComponent => {
      const isUnknown = unknown.has(component.reference);
      const isLinked = this.#linked.has(component.reference);
      return isUnknown || isLinked ? { ...component, ...(isUnknown ? { dependencies: 'declared-unknown' } : {}), ...(isLinked ? { hasSbomAddress: true } : {}) } : component;
    };
    const others = components.filter((component) => component !== subject);
    const roots = subject === undefined ? [...this.#described] : [];
    this.#tellWhatIsLeftOut(components.length);
    return withoutUndefined<Sbom>({
      ...documentFacts(document),
      encoding,
      subject: subject === undefined ? undefined : withState(subject),
      ...(roots.length > 0 ? { subjects: roots } : {}),
      components: unknown.size === 0 && this.#linked.size === 0 ? others : others.map(withState),
      dependencies: graph.edges(),
      completeness: 'not-stated',
      holdsVulnerabilities: false,
      schemaFindings: this.#notes.findings,
    });
  }

  #isDocument(id: string): boolean {
    return id === this.documentId || id === usualDocumentId;
  }

  #check(object: JsonObject, shape: Shape, placeIn: PlaceIn): void {
    checkShape(object, shape, this.#version, placeIn, this.#notes);
  }

  #referenceOf(object: JsonObject, kind: string, count: number): string {
    const id = stringAt(object, 'SPDXID') ?? '';
    return id === '' ? `${kind}-${count}` : id;
  }

  /** Takes an element in. With an id that is taken already, two readers would see two different documents. */
  #enter(reference: string, component: SbomComponent | undefined, placeIn: PlaceIn): void {
    const count = this.#elements.size;
    this.#elements.set(reference, component);
    if (this.#elements.size === count || this.#isDocument(reference)) throw new Unreadable('gives the same SPDXID to two elements', placeIn('/SPDXID'));
  }

  /** All packages; the files where there is no package. */
  #components(): readonly SbomComponent[] {
    if (this.#counts.packages === 0) for (const { reference, object, placeIn } of this.#files) this.#elements.set(reference, fileComponent(reference, object, readChecksums(object, placeIn, this.#notes)));
    return Array.from(this.#elements.values()).filter((component) => component !== undefined);
  }

  #connect(from: string, type: string, to: string, graph: Graph, unknown: Set<string>, placeOf: (at: number) => Place, at: number): void {
    // Relationships of one element mostly follow each other.
    if (from !== this.#lastKnown) {
      if (this.#elements.has(from)) this.#lastKnown = from;
      else if (this.#whereIs(from) === 'nowhere') this.#tellDangling(from, placeOf, at);
    }
    const target = this.#whereIs(to);
    if (target === 'elsewhere') this.#linked.add(from);
    else if (target === 'nowhere') this.#tellDangling(to, placeOf, at);
    if (type === 'DESCRIBES' && this.#isDocument(from)) this.#described.add(to);
    if (type === 'DESCRIBED_BY' && this.#isDocument(to)) this.#described.add(from);
    const direction = relationshipDirection(type);
    if (direction === 'forward' && to === 'NONE') graph.addNode(from);
    else if (direction === 'forward' && to === 'NOASSERTION') unknown.add(from);
    else if (to === 'NONE' || to === 'NOASSERTION') return;
    else if (direction === 'forward') graph.add(from, to);
    else if (direction === 'backward') graph.add(to, from);
  }

  /** Whether an element is in this document, in another one that is declared, or in none that is known. */
  #whereIs(id: string): 'here' | 'elsewhere' | 'nowhere' {
    if (this.#elements.has(id) || this.#isDocument(id) || id === 'NONE' || id === 'NOASSERTION') return 'here';
    const colon = id.indexOf(':');
    return colon !== -1 && this.#externalDocuments.has(id.slice(0, colon)) ? 'elsewhere' : 'nowhere';
  }

  #tellDangling(id: string, placeOf: (at: number) => Place, at: number): void {
    this.#notes.finding('dangling-reference', () => placeOf(at), () => say`The element ${quote(id, 120)} is referred to and is not in the document; expected is an element of the document or of a declared external document.`);
  }

  #tellWhatIsLeftOut(components: number): void {
    const files = this.#counts.packages > 0 || components === 0 ? this.#counts.files : 0;
    if (files > 0) this.#notes.information('files-skipped', {}, say`The document also describes ${files} files; packages are its components, so the files are not counted among them.`);
    if (this.#counts.snippets > 0) this.#notes.information('snippets-skipped', {}, say`The document also describes ${this.#counts.snippets} snippets, which are not counted as components.`);
  }
}

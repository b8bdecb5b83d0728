import { quote, say } from '../../../model/text.ts';
import type { Sbom, SbomComponent } from '../../../model/evidence/sbom.ts';
import { statementsMax, type VulnerabilityStatement } from '../../../model/evidence/vulnerability-statements.ts';
import { isArray, isObject, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import { owned } from '../../gateway/owned.ts';
import { Unreadable, type Place } from '../../source.ts';
import type { NoteList } from '../note-list.ts';
import { RepeatedItems } from '../repeated-items.ts';
import { Algorithms } from './algorithms.ts';
import { completenessOf } from './completeness.ts';
import { componentOf, type ComponentContext } from './component.ts';
import { FieldCache } from './field-state.ts';
import { LicenceReader } from './licences.ts';
import { authorsOf } from './parties.ts';
import type { PlaceOf } from './place-of.ts';
import { textOf } from './json-text.ts';
import { referencesIn } from './references-in.ts';
import { statementOf } from './vulnerability-statement.ts';
import { timestampOf } from './timestamp.ts';
import { toolsOf } from './tools.ts';

/** In place of an index: known, and not in the list of components. */
const notListed = -1;

/** What names the format, whatever it is written in. */
export interface DocumentForm {
  readonly version: string;
  readonly encoding: 'json' | 'xml';
  readonly isSigned: boolean;
  readonly holdsVulnerabilities: boolean;
  /** References of elements that are not given to the builder. */
  readonly otherReferences?: ReadonlySet<string>;
}

/**
 * Gathers the parts of a CycloneDX document in the shape that they have in JSON, one by one and in any order, and
 * makes the facts of them. Nothing of a part stays but what the facts hold.
 */
export class SbomBuilder {
  readonly #notes: NoteList;
  readonly #placeOf: PlaceOf;
  readonly #context: ComponentContext;
  readonly #components: SbomComponent[] = [];
  /** By `bom-ref`: where in `#components` it is; `notListed` for what is no component, and for the subject. */
  readonly #byReference = new Map<string, number>();
  /** References that name two different components. */
  readonly #ambiguous = new Map<string, Place>();
  /** Where in `#edges` the dependencies of the component at the same place are. */
  readonly #edgeOf: number[] = [];
  readonly #repeatedEdges = new RepeatedItems();
  readonly #edges: { readonly from: string; readonly to: readonly string[] }[] = [];
  /** References in dependencies that nothing had when they were met, and where they stand as the reader counts. */
  readonly #unknown: { readonly reference: string; readonly at: number }[] = [];
  #nextFrom = 0;
  #unnamed = 0;
  #services = 0;
  #firstService: Place = {};
  readonly #statements: VulnerabilityStatement[] = [];
  #statementsOmitted = 0;

  constructor(notes: NoteList, placeOf: PlaceOf) {
    this.#notes = notes;
    this.#placeOf = placeOf;
    const fields = new FieldCache();
    this.#context = { notes, placeOf, fields, algorithms: new Algorithms(), licences: new LicenceReader(notes, placeOf, fields) };
  }

  /** Takes a component and those nested in it. @param place position in the document’s list, or line */
  component(component: JsonObject, pointer: () => string, place?: number): void {
    this.#list(component, pointer, place);
    if (component['components'] !== undefined) this.#nested(component, pointer, place);
  }

  service(service: JsonObject, pointer: () => string): void {
    if (this.#services === 0) this.#firstService = this.#placeOf(service, pointer());
    this.#services += 1;
    this.#context.licences.read(service, pointer);
    this.#other(service, pointer);
    objectsAt(service, 'services').forEach((nested, index) => this.service(nested, () => `${pointer()}/services/${index}`));
  }

  vulnerability(vulnerability: JsonObject, pointer: () => string): void {
    this.#other(vulnerability, pointer);
    if (this.#statements.length < statementsMax) this.#statements.push(statementOf(vulnerability, pointer()));
    else this.#statementsOmitted += 1;
  }

  /**
   * @param at where it stands; `finish` is asked to turn it into a place
   * @returns whether the very same was given before
   */
  dependency(dependency: JsonObject, at: number): boolean {
    const from = textOf(dependency['ref']);
    if (from === undefined || from === '') return this.#repeatedEdges.isRepeated(dependency);
    const to = referencesIn(dependency, 'dependsOn').map((reference) => this.#known(reference, at));
    const index = this.#indexOf(from);
    const component = this.#components[index];
    if (component === undefined && !this.#byReference.has(from)) this.#unknown.push({ reference: owned(from), at });
    const edge = this.#edges.push({ from: component?.reference ?? owned(from), to }) - 1;
    if (component === undefined || dependency['provides'] !== undefined) return this.#repeatedEdges.isRepeated(dependency);
    const earlier = this.#edges[this.#edgeOf[index] ?? -1];
    this.#edgeOf[index] = edge;
    return earlier !== undefined && earlier.to.length === to.length && earlier.to.every((reference, position) => reference === to[position]);
  }

  /**
   * @param document without the parts that were given before
   * @throws Unreadable when the document can't be understood in one way only
   */
  finish(document: JsonObject, form: DocumentForm, placeOfDependency: (at: number) => Place): Sbom {
    const metadata = objectAt(document, 'metadata') ?? {};
    const subject = this.#subject(metadata);
    this.#restReferences(document);
    const components = subject === undefined || subject.listedAt === notListed ? this.#components : this.#components.toSpliced(subject.listedAt, 1);
    this.#dependencies(placeOfDependency, form.otherReferences ?? new Set());
    if (this.#services > 0) this.#notes.information('services', this.#firstService, say`The document lists ${this.#services} services; they are not counted as components.`);
    this.#context.licences.read(metadata, () => '/metadata');
    const completeness = completenessOf(document, subject?.facts.reference);
    const withState = (component: SbomComponent): SbomComponent => (completeness.unknown.has(component.reference) ? { ...component, dependencies: 'declared-unknown' } : component);
    const serialNumber = stringAt(document, 'serialNumber');
    const version = valueAt(document, 'version');
    const createdAt = timestampOf(metadata, (pointer) => this.#placeOf(metadata, pointer), this.#notes, form.encoding);
    return {
      specification: 'CycloneDX',
      specificationVersion: form.version,
      encoding: form.encoding,
      ...(form.encoding === 'json' && { listedIn: '/components' }),
      name: 'CycloneDX',
      ...(serialNumber !== undefined && { serialNumber }),
      ...(version !== undefined && typeof version !== 'object' && { sbomVersion: String(version) }),
      ...(createdAt !== undefined && { createdAt }),
      authors: authorsOf(metadata),
      tools: toolsOf(metadata),
      isSigned: form.isSigned,
      generationContexts: objectsAt(metadata, 'lifecycles').flatMap((lifecycle) => stringAt(lifecycle, 'phase') ?? stringAt(lifecycle, 'name') ?? []),
      ...(subject !== undefined && { subject: withState(subject.facts) }),
      components: completeness.unknown.size === 0 ? components : components.map(withState),
      dependencies: this.#edges,
      completeness: completeness.ofList,
      holdsVulnerabilities: form.holdsVulnerabilities,
      ...(this.#statements.length > 0 && { vulnerabilities: { statements: this.#statements, statementsOmitted: this.#statementsOmitted } }),
      schemaFindings: this.#notes.findings,
    };
  }

  #nested(component: JsonObject, pointer: () => string, place?: number): void {
    const nested = component['components'];
    if (!isArray(nested)) return;
    for (const [index, part] of nested.entries()) if (isObject(part)) this.component(part, () => `${pointer()}/components/${index}`, place);
  }

  #list(component: JsonObject, pointer: () => string, place?: number): void {
    const reference = textOf(component['bom-ref']) ?? '';
    const isNamed = reference !== '' && !this.#byReference.has(reference);
    if (!isNamed) this.#unnamed += 1;
    const facts = componentOf(isNamed ? reference : `(component ${this.#unnamed} without a reference of its own)`, component, pointer, this.#context, place);
    if (isNamed) this.#byReference.set(reference, this.#components.length);
    else if (reference !== '' && this.#repeats(reference, facts, component, pointer)) return;
    this.#components.push(facts);
    this.#edgeOf.push(-1);
  }

  /** Whether a component with a reference that is taken is the very component that took it. Tells either way. */
  #repeats(reference: string, facts: SbomComponent, component: JsonObject, pointer: () => string): boolean {
    const place = (): Place => this.#placeOf(component, `${pointer()}/bom-ref`);
    const first = this.#components[this.#byReference.get(reference) ?? notListed];
    const isSame = first !== undefined && first.name === facts.name && first.version.value === facts.version.value && first.type === facts.type && first.identifiers[0]?.value === facts.identifiers[0]?.value;
    if (isSame) this.#notes.finding('duplicate-reference', place, () => say`The bom-ref ${quote(reference, 100)} is given twice, to the same component; expected is that each component is listed once.`);
    else {
      if (!this.#ambiguous.has(reference)) this.#ambiguous.set(reference, place());
      this.#notes.finding('duplicate-reference', place, () => say`The bom-ref ${quote(reference, 100)} is given to two different things; expected is one reference for each.`);
    }
    return isSame;
  }

  /** The subject; when it is listed among the components too, it is left out there. */
  #subject(metadata: JsonObject): { readonly facts: SbomComponent; readonly listedAt: number } | undefined {
    const component = objectAt(metadata, 'component');
    if (component === undefined) return undefined;
    const pointer = (): string => '/metadata/component';
    const reference = textOf(component['bom-ref']) ?? '';
    const facts = componentOf(reference === '' ? '(the subject)' : reference, component, pointer, this.#context, undefined, metadata);
    const taken = this.#byReference.get(reference);
    let listedAt = notListed;
    if (reference !== '' && taken === undefined) this.#byReference.set(reference, notListed);
    else if (taken !== undefined && this.#repeats(reference, facts, component, pointer)) listedAt = taken;
    this.#nested(component, pointer);
    return { facts, listedAt };
  }

  /** Remembers the reference of something that is no component. */
  #other(object: JsonObject, pointer: () => string): void {
    const reference = stringAt(object, 'bom-ref');
    if (reference === undefined || reference === '') return;
    if (!this.#byReference.has(reference)) this.#byReference.set(reference, notListed);
    else this.#notes.finding('duplicate-reference', () => this.#placeOf(object, `${pointer()}/bom-ref`), () => say`The bom-ref ${quote(reference, 100)} is given twice; expected is one reference for each element.`);
  }

  /** All `bom-ref` in what was not given part by part: tools, annotations, formulas, declarations. */
  #restReferences(document: JsonObject): void {
    for (const [key, value] of Object.entries(document)) {
      if (key !== 'metadata') this.#referencesIn(value, () => `/${key}`);
      else if (isObject(value)) for (const [name, part] of Object.entries(value)) if (name !== 'component') this.#referencesIn(part, () => `/metadata/${name}`);
    }
  }

  #referencesIn(value: JsonValue, pointer: () => string): void {
    if (isArray(value)) value.forEach((item, index) => this.#referencesIn(item, () => `${pointer()}/${index}`));
    if (!isObject(value)) return;
    this.#other(value, pointer);
    for (const [key, part] of Object.entries(value)) if (typeof part === 'object') this.#referencesIn(part, () => `${pointer()}/${key}`);
  }

  /** Looks again at the references that were not known when they were met, and refuses those that mean two things. */
  #dependencies(placeOfDependency: (at: number) => Place, others: ReadonlySet<string>): void {
    for (const { reference, at } of this.#unknown) {
      if (this.#byReference.has(reference) || others.has(reference) || reference.startsWith('urn:cdx:')) continue;
      this.#notes.finding('dangling-reference', () => placeOfDependency(at), () => say`The dependencies speak of ${quote(reference, 100)}, which the document does not hold; expected is the bom-ref of something in it.`);
    }
    if (this.#ambiguous.size === 0) return;
    for (const { from, to } of this.#edges) {
      for (const reference of [from, ...to]) {
        const place = this.#ambiguous.get(reference);
        if (place !== undefined) throw new Unreadable(`gives the bom-ref "${reference.slice(0, 100)}" to two different things and says what depends on it`, place);
      }
    }
  }

  /** Dependencies mostly stand in the order of the components: the next one is compared before it is looked for. */
  #indexOf(from: string): number {
    const index = this.#components[this.#nextFrom]?.reference === from ? this.#nextFrom : (this.#byReference.get(from) ?? notListed);
    if (index !== notListed) this.#nextFrom = index + 1;
    return index;
  }

  /** The string that is held already, where there is one, so that a long reference is held once. */
  #known(reference: string, at: number): string {
    const index = this.#byReference.get(reference);
    const held = index === undefined ? undefined : this.#components[index]?.reference;
    if (held !== undefined) return held;
    const own = owned(reference);
    if (index === undefined) this.#unknown.push({ reference: own, at });
    return own;
  }
}

import type { SecurityAdvisory } from '../../model/evidence/security-advisory.ts';
import { ours, quote, say } from '../../model/text.ts';
import { placesOf } from '../gateway/json.ts';
import type { JsonShape } from '../gateway/json-shape.ts';
import { isObject, jsonPointer, stringAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { TextNumbers } from '../gateway/text-numbers.ts';
import { notesMax, unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { AdvisoryFacts } from './advisory-facts.ts';
import { AdvisoryView } from './advisory-view.ts';
import { walkAdvisory, type Members, type VulnerabilityTaker } from './advisory-walk.ts';
import { FlawReader } from './flaw-reader.ts';
import { comesAfter, unsortedPlace } from './key-order.ts';
import type { Path } from './path.ts';
import { schemas } from './schema/schemas.ts';
import { Validation, type Failure } from './validate.ts';

const bytesMax = 67_108_864;

/** Reads a CSAF document, version 2.0 or 2.1, and holds it to the schema and the tests of its version. */
export function readAdvisory(source: Source): Reading<'security-advisory'> {
  let format = 'csaf';
  try {
    const bytes = source.bytes(bytesMax);
    let work: AdvisoryWork | undefined;
    const { members, hasUsualTree } = walkAdvisory(bytes, treeShape, (before) => (versionIn(before) === undefined ? undefined : (work = new AdvisoryWork(before))));
    const version = versionIn(members);
    if (version === undefined) throw noVersion(members);
    format = `csaf-${version}`;
    const { facts, failures, omitted } = (work ??= new AdvisoryWork(members)).finish(members, hasUsualTree);
    const kept = failures.slice(0, notesMax - 1);
    const notes = [...placed(bytes, kept), ...notRunNotes(version, facts.validation.mandatory.notRun)];
    return { kind: 'security-advisory', format, facts, notes, notesOmitted: omitted + failures.length - kept.length };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('security-advisory', format, say`The advisory ${quote(problem.reason)}; a CSAF document of version 2.0 or 2.1 is expected.`, problem.at);
  }
}

/** Takes one vulnerability at a time through everything, so that no more than one is in memory. */
class AdvisoryWork implements VulnerabilityTaker {
  readonly numbers = new TextNumbers();
  readonly #view: AdvisoryView;
  readonly #reader: FlawReader;
  readonly #validation: Validation;
  readonly #facts: AdvisoryFacts;
  #taken = 0;
  /** In the vulnerabilities so far (test 6.2.13). */
  #unsortedPlace: Path | undefined;

  constructor(members: Members) {
    this.#view = new AdvisoryView(objectIn(members, 'document'), objectIn(members, 'product_tree'), versionIn(members) ?? '2.0', this.numbers);
    this.#reader = new FlawReader(this.#view);
    this.#validation = new Validation(this.#view);
    this.#facts = new AdvisoryFacts(this.#view);
  }

  get shape(): VulnerabilityTaker['shape'] {
    return schemas[this.#view.version].usualFlaw;
  }

  get isOrderAsked(): boolean {
    return this.#unsortedPlace === undefined;
  }

  take(value: JsonValue, index: number, hasShape: boolean): void {
    this.#taken += 1;
    if (!hasShape && this.#unsortedPlace === undefined) {
      const place = unsortedPlace(value);
      if (place !== undefined) this.#unsortedPlace = ['vulnerabilities', index, ...place];
    }
    // What is no object counts as an empty one.
    const flaw = this.#reader.read(isObject(value) ? value : nothing, index, hasShape);
    this.#validation.flaw(flaw, hasShape ? undefined : value);
    this.#facts.flaw(flaw);
  }

  finish(members: Members, hasUsualTree: boolean): { readonly facts: SecurityAdvisory; readonly failures: readonly Failure[]; readonly omitted: number } {
    this.#view.hasVulnerabilities = members.has('vulnerabilities');
    this.#view.unsortedPlace = this.#firstUnsorted(members, hasUsualTree);
    // What was held to the schema already is left out.
    const root = Object.fromEntries([...members].filter(([key]) => (key === 'vulnerabilities' ? this.#taken === 0 : key !== 'product_tree' || !hasUsualTree)));
    const { validation, failures, omitted } = this.#validation.finish(root);
    return { facts: this.#facts.finish(validation), failures, omitted };
  }

  /** The first object in document order whose keys are not sorted. */
  #firstUnsorted(members: Members, hasUsualTree: boolean): Path | undefined {
    let previous = '';
    for (const [key, value] of members) {
      if (previous !== '' && comesAfter(previous, key)) return [];
      previous = key;
      const place = key === 'product_tree' && hasUsualTree ? undefined : unsortedPlace(value);
      if (place !== undefined) return [key, ...place];
      if (key === 'vulnerabilities' && this.#unsortedPlace !== undefined) return this.#unsortedPlace;
    }
    return undefined;
  }
}

const nothing: JsonObject = {};

function treeShape(members: Members): JsonShape | undefined {
  const version = versionIn(members);
  return version === undefined ? undefined : schemas[version].usualTree;
}

function objectIn(members: Members, key: string): JsonObject | undefined {
  const value = members.get(key);
  return isObject(value) ? value : undefined;
}

function versionIn(members: Members): '2.0' | '2.1' | undefined {
  const version = stringAt(objectIn(members, 'document') ?? nothing, 'csaf_version');
  return version === '2.0' || version === '2.1' ? version : undefined;
}

function noVersion(members: Members): Unreadable {
  const version = stringAt(objectIn(members, 'document') ?? nothing, 'csaf_version');
  return new Unreadable(version === undefined ? 'states no csaf_version' : `states the csaf_version "${version.slice(0, 20)}"`, { jsonPointer: '/document/csaf_version' });
}

function placed(bytes: Uint8Array, failures: readonly Failure[]): readonly Note[] {
  if (failures.length === 0) return [];
  const pointers = failures.map(({ path }) => jsonPointer(...path));
  const places = placesOf(bytes, pointers);
  return failures.map(({ rule, level, message }, index) => ({ level, rule, message, place: places[index] ?? { jsonPointer: pointers[index] ?? '' } }));
}

/** Of 2.1 a reader is told which tests are missing: nothing found by them is no sign that there is nothing. */
function notRunNotes(version: '2.0' | '2.1', clauses: readonly string[]): readonly Note[] {
  if (version === '2.0') return [];
  return [{ level: 'information', rule: 'csaf-tests-not-run', message: say`The document is of CSAF 2.1; these of its mandatory tests were not run: ${ours(clauses.join(', '))}.`, place: { jsonPointer: '/document/csaf_version' } }];
}

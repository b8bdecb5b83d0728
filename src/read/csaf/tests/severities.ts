import { ours, quote, say, type Text } from '../../../model/text.ts';
import { numberAt, stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { cvss2, cvss30, cvss31, cvss4 } from '../../cve/schema/cvss-shapes.ts';
import { follower } from '../../cve/schema/follow.ts';
import { walk } from '../../cve/schema/breach.ts';
import type { AdvisoryView, Path } from '../advisory-view.ts';
import { members2, members3, shortValue } from '../cvss/metric-words.ts';
import { severityWord, VectorBook, type WorkedVector } from '../cvss/values.ts';
import { productsWith } from '../product-status.ts';
import { severitiesOf, type SeverityAt } from '../severity-vectors.ts';
import { test, testOf20, type Fail } from './advisory-test.ts';

const shapes = { '2.0': follower(cvss2), '3.0': follower(cvss30), '3.1': follower(cvss31), '4.0': follower(cvss4) } as const;
const breachesMax = 10;

/** Severity vectors (CVSS): their form, their arithmetic, and whom they are stated for. */
export const severityTests = [
  test('6.1.7', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const seen = new Set<string>();
      for (const severity of severitiesOf(view, vulnerability, index)) {
        for (const { object } of vectorsOf(severity)) {
          const version = stringAt(object, 'version') ?? '';
          severity.products.forEach((product, at) => {
            const key = `${version} ${severity.source} ${product}`;
            if (seen.has(key)) fail([...severity.entryPath, 'products', at], () => say`The product ${quote(product)} is given two vectors of CVSS ${quote(version)} for one vulnerability.`);
            seen.add(key);
          });
        }
      }
    }
  }),
  test('6.1.8', (view, fail) => {
    // The same vector stands in a document very often: what was looked at once is told by its text.
    const whole = new Set<string>();
    for (const { object, member, path } of allVectors(view)) {
      const text = JSON.stringify(object);
      if (whole.has(text)) continue;
      const found = breachesOf(object, member);
      if (found.length === 0) whole.add(text);
      for (const { words, steps } of found) fail([...path, ...steps], () => say`The severity ${words}.`);
    }
  }),
  test('6.1.9', (view, fail) => {
    const book = new VectorBook();
    for (const { object, path } of allVectors(view)) {
      const worked = workedOf(book, object);
      if (worked !== undefined) checkArithmetic(object, worked, path, fail);
    }
  }),
  test('6.1.10', (view, fail) => {
    const book = new VectorBook();
    for (const { object, path } of allVectors(view)) {
      const worked = workedOf(book, object);
      if (worked === undefined) continue;
      const version = worked.version === '2.0' ? '2.0' : '3.x';
      for (const [member, metric] of version === '2.0' ? members2 : members3) {
        const word = stringAt(object, member);
        if (word === undefined) continue;
        const inVector = worked.metrics.get(metric) ?? shortValue(version, 'NOT_DEFINED');
        if (shortValue(version, word) !== inVector) fail([...path, member], () => say`The member says ${quote(word)}; the vector says ${ours(`${metric}:`)}${quote(inVector)}.`);
      }
    }
  }),
  testOf20('6.2.19', (view, fail) => {
    const book = new VectorBook();
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const fixed = new Set(productsWith(vulnerability, 'fixed'));
      if (fixed.size === 0) continue;
      for (const severity of severitiesOf(view, vulnerability, index)) {
        if (!severity.products.some((product) => fixed.has(product))) continue;
        for (const { object, path } of vectorsOf(severity)) {
          const environmental = numberAt(object, 'environmentalScore') ?? workedOf(book, object)?.values.environmental;
          if (environmental !== 0) fail(path, () => ours('The severity is stated for fixed products; their environmental value was expected to be 0.'));
        }
      }
    }
  }),
  testOf20('6.3.1', (view, fail) => {
    for (const [index, vulnerability] of view.vulnerabilities.entries()) {
      const severities = severitiesOf(view, vulnerability, index);
      const rated = new Set(severities.flatMap((severity) => (severity.cvss3 === undefined ? [] : severity.products)));
      for (const { cvss2: old, products, path } of severities) if (old !== undefined && products.some((product) => !rated.has(product))) fail([...path, 'cvss_v2'], () => ours('CVSS 2.0 is the only system in which the severity is stated.'));
    }
  }),
  test('6.3.2', (view, fail) => {
    for (const { object, member, path } of allVectors(view)) {
      if (member === 'cvss_v3' && (stringAt(object, 'version') === '3.0' || stringAt(object, 'vectorString')?.startsWith('CVSS:3.0') === true)) fail([...path, 'version'], () => ours('The severity is stated in CVSS 3.0; 3.1 is advised.'));
    }
  }),
] as const;

type Member = 'cvss_v2' | 'cvss_v3' | 'cvss_v4';

interface VectorAt {
  readonly object: JsonObject;
  readonly member: Member;
  readonly path: Path;
}

function vectorsOf({ cvss2: two, cvss3: three, cvss4: four, path }: SeverityAt): readonly VectorAt[] {
  const all: VectorAt[] = [];
  if (two !== undefined) all.push({ object: two, member: 'cvss_v2', path: [...path, 'cvss_v2'] });
  if (three !== undefined) all.push({ object: three, member: 'cvss_v3', path: [...path, 'cvss_v3'] });
  if (four !== undefined) all.push({ object: four, member: 'cvss_v4', path: [...path, 'cvss_v4'] });
  return all;
}

function* allVectors(view: AdvisoryView): Generator<VectorAt> {
  for (const [index, vulnerability] of view.vulnerabilities.entries()) for (const severity of severitiesOf(view, vulnerability, index)) yield* vectorsOf(severity);
}

interface SeverityBreach {
  readonly words: Text;
  readonly steps: Path;
}

/** What breaks the schema of FIRST, further keys apart. A vector of 3.x is held to the version that it says. */
function breachesOf(object: JsonObject, member: Member): readonly SeverityBreach[] {
  const follow = shapes[member === 'cvss_v2' ? '2.0' : member === 'cvss_v4' ? '4.0' : stringAt(object, 'version') === '3.0' ? '3.0' : '3.1'];
  const found = walk(breachesMax);
  follow(object, found);
  // Whether word and value belong together is asked by test 6.1.9; further keys by 6.2.20.
  return found.breaches.filter(({ rule }) => rule !== 'schema-unknown-key' && rule !== 'schema-combination').map(({ words, path }) => ({ words, steps: path }));
}

/** The vector of an object, worked out when it is of the version that the object says. */
function workedOf(book: VectorBook, object: JsonObject): WorkedVector | undefined {
  const vector = stringAt(object, 'vectorString');
  const worked = vector === undefined ? undefined : book.of(vector);
  return worked?.version === stringAt(object, 'version') ? worked : undefined;
}

function checkArithmetic(object: JsonObject, { values, version }: WorkedVector, path: Path, fail: Fail): void {
  for (const part of ['base', 'temporal', 'environmental'] as const) {
    const stated = numberAt(object, `${part}Score`);
    if (stated !== undefined && stated !== values[part]) fail([...path, `${part}Score`], () => say`The vector gives ${values[part]}; the document says ${stated}.`);
    const word = version === '2.0' ? undefined : stringAt(object, `${part}Severity`);
    if (word !== undefined && word !== severityWord(values[part])) fail([...path, `${part}Severity`], () => say`The vector gives ${ours(severityWord(values[part]))}; the document says ${quote(word)}.`);
  }
}

import { ours, quote, say } from '../../../model/text.ts';
import { numberAt, stringAt } from '../../gateway/json-value.ts';
import type { AdvisoryView, Path } from '../advisory-view.ts';
import type { SeverityAt, VectorAt } from '../flaw-view.ts';
import { countDistinct } from '../product-numbers.ts';
import { test, testOf20, type AdvisoryTest } from './advisory-test.ts';

/** Severity vectors (CVSS): their form, their arithmetic, and whom they are stated for. */
export const severityTests = [
  test('6.1.7', (view, fail) => {
    const { marks } = view;
    for (const { severities } of view.flaws) {
      if (severities.length === 0) continue;
      const [only] = severities;
      if (only !== undefined && severities.length === 1 && only.vectors.length < 2 && countDistinct(only.products, marks) === only.products.length) continue;
      const vectors = severities.flatMap((severity) => severity.vectors.map((vector) => ({ severity, version: stringAt(vector.object, 'version') ?? '' })));
      for (const versions of vectors.length < 2 ? [vectors] : Map.groupBy(vectors, ({ severity, version }) => `${version} ${severity.source}`).values()) {
        marks.start();
        for (const { severity, version } of versions) severity.products.forEach((product, at) => {
          if (marks.add(product)) fail([...severity.entryPath, 'products', at], () => say`The product ${quote(view.numbers.idOf(product))} is given two vectors of CVSS ${quote(version)} for one vulnerability.`);
        });
      }
    }
  }),
  problemsOf('6.1.8', 'form'),
  problemsOf('6.1.9', 'arithmetic'),
  problemsOf('6.1.10', 'members'),
  testOf20('6.2.19', (view, fail) => {
    for (const { fixed, severities } of view.flaws) {
      if (fixed.length === 0) continue;
      const marks = view.marks.start(fixed);
      for (const severity of severities) {
        if (!severity.products.some((product) => marks.has(product))) continue;
        for (const vector of severity.vectors) {
          const environmental = numberAt(vector.object, 'environmentalScore') ?? vector.judged.environmental;
          if (environmental !== 0) fail(pathOf(severity, vector), () => ours('The severity is stated for fixed products; their environmental value was expected to be 0.'));
        }
      }
    }
  }),
  testOf20('6.3.1', (view, fail) => {
    for (const { severities } of view.flaws) {
      const olds = severities.filter(({ cvss2 }) => cvss2 !== undefined);
      if (olds.length === 0) continue;
      const rated = view.marks.start(...severities.filter(({ cvss3 }) => cvss3 !== undefined).map(({ products }) => products));
      for (const old of olds) if (old.products.some((product) => !rated.has(product))) fail([...old.path, 'cvss_v2'], () => ours('CVSS 2.0 is the only system in which the severity is stated.'));
    }
  }),
  test('6.3.2', (view, fail) => {
    for (const { severities } of view.flaws) for (const { cvss3, path } of severities) {
      if (cvss3 !== undefined && (stringAt(cvss3, 'version') === '3.0' || stringAt(cvss3, 'vectorString')?.startsWith('CVSS:3.0') === true)) fail([...path, 'cvss_v3', 'version'], () => ours('The severity is stated in CVSS 3.0; 3.1 is advised.'));
    }
  }),
] as const;

function problemsOf(clause: string, kind: 'form' | 'arithmetic' | 'members'): AdvisoryTest {
  return test(clause, (view: AdvisoryView, fail) => {
    for (const { severities } of view.flaws) for (const severity of severities) for (const vector of severity.vectors) {
      for (const { steps, words } of vector.judged[kind]) fail([...pathOf(severity, vector), ...steps], words);
    }
  });
}

function pathOf({ path }: SeverityAt, { member }: VectorAt): Path {
  return [...path, member];
}

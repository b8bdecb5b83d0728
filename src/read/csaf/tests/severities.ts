import { ours, quote, say } from '../../../model/text.ts';
import { numberAt, stringAt } from '../../gateway/json-value.ts';
import { pathToSeverity, pathToVector } from '../flaw-view.ts';
import { saying } from '../product-sayings.ts';
import { isVersion30 } from '../severity-book.ts';
import { sign } from '../signs.ts';
import { flawTest, flawTestOf20, type AdvisoryTest } from './advisory-test.ts';

/** Severity vectors (CVSS): their form, their arithmetic, and whom they are stated for. */
export const severityTests = [
  flawTest('6.1.7', sign.ratedTwice, (flaw, view, fail) => {
    const vectors = flaw.severities.flatMap((severity) => severity.vectors.map((vector) => ({ severity, version: stringAt(vector.object, 'version') ?? '' })));
    for (const versions of Map.groupBy(vectors, ({ severity, version }) => `${version} ${severity.source}`).values()) {
      const seen = new Set<number>();
      for (const { severity, version } of versions) for (const [at, product] of severity.products.entries()) {
        if (seen.has(product)) fail(pathToSeverity(flaw, severity, view.version, 'products', at), () => say`The product ${quote(view.numbers.textOf(product))} is given two vectors of CVSS ${quote(version)} for one vulnerability.`);
        seen.add(product);
      }
    }
  }),
  problemsOf('6.1.8', 'form'),
  problemsOf('6.1.9', 'arithmetic'),
  problemsOf('6.1.10', 'members'),
  flawTestOf20('6.2.19', sign.ratedFix, (flaw, view, fail) => {
    for (const severity of flaw.severities) {
      if (!severity.products.some((product) => (view.sayings.of(product) & saying.fixed) !== 0)) continue;
      for (const vector of severity.vectors) {
        const environmental = numberAt(vector.object, 'environmentalScore') ?? vector.judged.environmental;
        if (environmental !== 0) fail(pathToVector(flaw, severity, vector, view.version), () => ours('The severity is stated for fixed products; their environmental value was expected to be 0.'));
      }
    }
  }),
  flawTestOf20('6.3.1', sign.oldVector, (flaw, view, fail) => {
    const rated = new Set<number>();
    for (const { products, vectors } of flaw.severities) if (vectors.some(({ member }) => member === 'cvss_v3')) for (const product of products) rated.add(product);
    for (const severity of flaw.severities) {
      const old = severity.vectors.find(({ member }) => member === 'cvss_v2');
      if (old !== undefined && severity.products.some((product) => !rated.has(product))) fail(pathToVector(flaw, severity, old, view.version), () => ours('CVSS 2.0 is the only system in which the severity is stated.'));
    }
  }),
  flawTest('6.3.2', sign.oldVector, (flaw, view, fail) => {
    for (const severity of flaw.severities) for (const vector of severity.vectors) {
      if (vector.member === 'cvss_v3' && isVersion30(vector.object)) fail(pathToVector(flaw, severity, vector, view.version, 'version'), () => ours('The severity is stated in CVSS 3.0; 3.1 is advised.'));
    }
  }),
] as const;

function problemsOf(clause: string, kind: 'form' | 'arithmetic' | 'members'): AdvisoryTest {
  return flawTest(clause, sign.severityProblem, (flaw, view, fail) => {
    for (const severity of flaw.severities) for (const vector of severity.vectors) {
      for (const { steps, words } of vector.judged[kind]) fail(pathToVector(flaw, severity, vector, view.version, ...steps), words);
    }
  });
}

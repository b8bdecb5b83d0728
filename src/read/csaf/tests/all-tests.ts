import type { Sign } from '../signs.ts';
import type { AdvisoryTest, OfDocument, OfFlaw } from './advisory-test.ts';
import { wholeDocumentTests } from './document.ts';
import { productIdTests } from './product-ids.ts';
import { productTests } from './products.ts';
import { profileTests } from './profiles.ts';
import { severityTests } from './severities.ts';
import { testsOf21 } from './tests-of-21.ts';
import { trackingTests } from './tracking.ts';
import { vulnerabilityTests } from './vulnerabilities.ts';

/** All tests, by their clauses. */
export const tests: readonly AdvisoryTest[] = [...productIdTests, ...vulnerabilityTests, ...severityTests, ...productTests, ...trackingTests, ...wholeDocumentTests, ...profileTests, ...testsOf21].toSorted((one, other) => compareClauses(one.clause, other.clause));

/** The tests of a version that are asked once, and those that are asked of each vulnerability. */
const [tests20, tests21] = [testsOf('2.0'), testsOf('2.1')];
export const documentTests = { '2.0': tests20.flatMap(asked), '2.1': tests21.flatMap(asked) } as const;
export const flawTests = { '2.0': tests20.flatMap(askedOfFlaws), '2.1': tests21.flatMap(askedOfFlaws) } as const;

/** The tests that are run on documents of a version. */
export function testsOf(version: '2.0' | '2.1'): readonly AdvisoryTest[] {
  return tests.filter(({ versions }) => versions.includes(version));
}

function asked({ clause, ofDocument }: AdvisoryTest): readonly { readonly clause: string; readonly ofDocument: OfDocument }[] {
  return ofDocument === undefined ? [] : [{ clause, ofDocument }];
}

function askedOfFlaws({ clause, ofFlaw }: AdvisoryTest): readonly { readonly clause: string; readonly sign: Sign; readonly run: OfFlaw }[] {
  return ofFlaw === undefined ? [] : [{ clause, ...ofFlaw }];
}

/** Negative when the first clause comes before the second. */
export function compareClauses(one: string, other: string): number {
  const [first, second] = [one, other].map((clause) => clause.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const difference = (first?.[at] ?? 0) - (second?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

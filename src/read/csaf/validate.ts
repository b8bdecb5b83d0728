import type { AdvisoryTestSummary, AdvisoryValidation } from '../../model/evidence/security-advisory.ts';
import { ours, say, type Text } from '../../model/text.ts';
import { walk } from '../cve/schema/breach.ts';
import { follower } from '../cve/schema/follow.ts';
import type { AdvisoryView, Path } from './advisory-view.ts';
import { advisory20, advisory21 } from './schema/advisory-shapes.ts';
import type { AdvisoryTest, Fail } from './tests/advisory-test.ts';
import { documentTests } from './tests/document.ts';
import { productIdTests } from './tests/product-ids.ts';
import { productTests } from './tests/products.ts';
import { profileTests } from './tests/profiles.ts';
import { severityTests } from './tests/severities.ts';
import { trackingTests } from './tests/tracking.ts';
import { vulnerabilityTests } from './tests/vulnerabilities.ts';

const tests: readonly AdvisoryTest[] = [...productIdTests, ...vulnerabilityTests, ...severityTests, ...productTests, ...trackingTests, ...documentTests, ...profileTests].toSorted(byClause);
const testsOf = { '2.0': tests, '2.1': tests.filter(({ in21 }) => in21) } as const;
const schemas = { '2.0': follower(advisory20), '2.1': follower(advisory21) } as const;

/** Test 6.2.20, further keys, is answered by the walk along the schema. */
const furtherKeys = '6.2.20';
/** They ask whether addresses answer, and whether words are spelt rightly: a reader opens no connection and knows no dictionary. */
const neverRun = ['6.3.6', '6.3.7', '6.3.8'] as const;
/** Tests that 2.1 adds or words anew, by its own clauses; none of them is run. */
const newIn21 = ['6.1.34 to 6.1.60', '6.2.21 and later', '6.3.12 and later'] as const;

const extents = {
  '2.0': { '6.1': extent('2.0', '6.1'), '6.2': extent('2.0', '6.2'), '6.3': extent('2.0', '6.3') },
  '2.1': { '6.1': extent('2.1', '6.1'), '6.2': extent('2.1', '6.2'), '6.3': extent('2.1', '6.3') },
} as const;

/** Places that one test may show; the rest is counted. */
const placesMax = 20;
const breachesMax = 100;

/** Something that does not keep a rule of the format. */
export interface Failure {
  readonly rule: string;
  readonly level: 'finding' | 'information';
  readonly message: Text;
  readonly path: Path;
}

export interface ValidationResult {
  readonly validation: AdvisoryValidation;
  readonly failures: readonly Failure[];
  /** Failures counted and not kept. */
  readonly omitted: number;
}

/** Holds a document to the schema of its version and to all tests of CSAF, section 6, that can be run without a connection. */
export function validate(view: AdvisoryView): ValidationResult {
  const found = walk(breachesMax);
  schemas[view.version](view.root, found);
  // The schema of 2.1 is closed: there a further key breaks the schema itself.
  const isFurther = (rule: string): boolean => rule === 'schema-unknown-key' && view.version === '2.0';
  const further = found.breaches.filter(({ rule }) => isFurther(rule));
  const breaches = found.breaches.filter(({ rule }) => !isFurther(rule));
  const failures: Failure[] = breaches.map(({ words, path }) => ({ rule: 'csaf-schema', level: 'finding', path, message: say`This value ${words} (CSAF ${ours(view.version)}, schema).` }));
  const failed = new Set<string>();
  let omitted = found.omitted;
  let clause = '';
  let places = 0;
  const fail: Fail = (path, message) => {
    places += 1;
    if (places <= placesMax) failures.push({ rule: `csaf-${clause}`, level: levelOf(clause), path, message: say`CSAF ${ours(view.version)}, test ${ours(clause)}: ${message()}` });
    else omitted += 1;
  };
  for (const test of testsOf[view.version]) {
    clause = test.clause;
    places = 0;
    test.run(view, fail);
    if (places > 0) failed.add(clause);
  }
  if (further.length > 0) failed.add(furtherKeys);
  for (const { words, path } of further.slice(0, placesMax)) failures.push({ rule: `csaf-${furtherKeys}`, level: 'finding', path, message: say`CSAF ${ours(view.version)}, test ${ours(furtherKeys)}: this object ${words}.` });
  omitted += Math.max(0, further.length - placesMax);
  return {
    validation: { schemaBreaches: breaches.length, mandatory: summary('6.1', view, failed), optional: summary('6.2', view, failed), informative: summary('6.3', view, failed) },
    failures,
    omitted,
  };
}

/** What the tests of one section gave. */
function summary(section: Section, { version }: AdvisoryView, failed: ReadonlySet<string>): AdvisoryTestSummary {
  const { ran, notRun } = extents[version][section];
  return { ran, failed: [...failed].filter((clause) => clause.startsWith(`${section}.`)).toSorted(compareClauses), notRun };
}

type Section = '6.1' | '6.2' | '6.3';

/** How many tests of a section are run, and which are not: the same for each document of a version. */
function extent(version: AdvisoryView['version'], section: Section): Omit<AdvisoryTestSummary, 'failed'> {
  const of = (clause: string): boolean => clause.startsWith(`${section}.`);
  const all = tests.filter(({ clause }) => of(clause));
  const left = version === '2.1' ? all.filter(({ in21 }) => !in21).map(({ clause }) => clause) : [];
  const ran = all.length - left.length + (section === '6.2' && version === '2.0' ? 1 : 0);
  return { ran, notRun: [...left, ...neverRun.filter(of), ...(version === '2.1' ? newIn21.filter(of) : [])] };
}

function levelOf(clause: string): 'finding' | 'information' {
  return clause.startsWith('6.3.') ? 'information' : 'finding';
}

function byClause(one: AdvisoryTest, other: AdvisoryTest): number {
  return compareClauses(one.clause, other.clause);
}

function compareClauses(one: string, other: string): number {
  const [first, second] = [one, other].map((clause) => clause.split('.').map(Number));
  for (let at = 0; at < 4; at += 1) {
    const difference = (first?.[at] ?? 0) - (second?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

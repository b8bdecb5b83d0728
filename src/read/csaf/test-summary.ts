import type { AdvisoryTestSummary } from '../../model/evidence/security-advisory.ts';
import { tests, testsOf } from './tests/all-tests.ts';

type Version = '2.0' | '2.1';
type Section = '6.1' | '6.2' | '6.3';

/** They ask whether addresses answer, and whether words are spelt rightly: a reader opens no connection and knows no dictionary. */
const neverRun = ['6.3.6', '6.3.7', '6.3.8'] as const;
/** Tests that 2.1 adds and that are not run, by its own clauses. */
const newIn21 = ['6.1.27.12 and later', '6.1.34 to 6.1.37', '6.1.42', '6.1.45 and later', '6.2.21 and later', '6.3.12 and later'] as const;

const extents = {
  '2.0': { '6.1': extent('2.0', '6.1'), '6.2': extent('2.0', '6.2'), '6.3': extent('2.0', '6.3') },
  '2.1': { '6.1': extent('2.1', '6.1'), '6.2': extent('2.1', '6.2'), '6.3': extent('2.1', '6.3') },
} as const;

/**
 * What the tests of one section gave.
 * @param failed clauses of all sections, in order
 */
export function summary(section: Section, version: Version, failed: readonly string[]): AdvisoryTestSummary {
  const { ran, notRun } = extents[version][section];
  return { ran, failed: failed.filter((clause) => clause.startsWith(`${section}.`)), notRun };
}

/** How many tests of a section are run, and which are not: the same for each document of a version. */
function extent(version: Version, section: Section): Omit<AdvisoryTestSummary, 'failed'> {
  const of = (clause: string): boolean => clause.startsWith(`${section}.`);
  const left = version === '2.1' ? tests.filter(({ clause, versions }) => of(clause) && !versions.includes('2.1')).map(({ clause }) => clause) : [];
  const ran = testsOf(version).filter(({ clause }) => of(clause)).length + (section === '6.2' && version === '2.0' ? 1 : 0);
  return { ran, notRun: [...left, ...neverRun.filter(of), ...(version === '2.1' ? newIn21.filter(of) : [])] };
}

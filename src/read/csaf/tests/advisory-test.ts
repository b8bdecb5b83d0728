import type { Text } from '../../../model/text.ts';
import type { AdvisoryView, Path } from '../advisory-view.ts';

/** Told of each place that does not keep a test. The sentence is built only when it is kept. */
export type Fail = (path: Path, message: () => Text) => void;

/** One test of CSAF, section 6. */
export interface AdvisoryTest {
  /** Clause in CSAF 2.0: `6.1.27.9`. */
  readonly clause: string;
  /** True when the test of CSAF 2.1 with this clause asks for the same, so that it runs there too. */
  readonly in21: boolean;
  run(view: AdvisoryView, fail: Fail): void;
}

/** A test that asks for the same in 2.0 and 2.1. */
export function test(clause: string, run: AdvisoryTest['run']): AdvisoryTest {
  return { clause, in21: true, run };
}

/** A test whose rule differs in 2.1, or is not there. */
export function testOf20(clause: string, run: AdvisoryTest['run']): AdvisoryTest {
  return { clause, in21: false, run };
}

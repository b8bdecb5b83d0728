import type { Text } from '../../../model/text.ts';
import type { AdvisoryView } from '../advisory-view.ts';
import type { FlawView } from '../flaw-view.ts';
import type { Path } from '../path.ts';
import type { Sign } from '../signs.ts';

/** Told of each place that does not keep a test. The sentence is built only when it is kept. */
export type Fail = (path: Path, message: () => Text) => void;

/** Asked once, when the whole document has been read. */
export type OfDocument = (view: AdvisoryView, fail: Fail) => void;
/** Asked of each vulnerability in turn that has the sign of the test. */
export type OfFlaw = (flaw: FlawView, view: AdvisoryView, fail: Fail) => void;

/** One test of CSAF, section 6. */
export interface AdvisoryTest {
  /** `6.1.27.9`; the numbers of CSAF 2.0 hold in 2.1 too. */
  readonly clause: string;
  /** Both where the test of that clause asks for the same in both. */
  readonly versions: readonly ('2.0' | '2.1')[];
  readonly ofDocument?: OfDocument;
  readonly ofFlaw?: { readonly sign: Sign; readonly run: OfFlaw };
}

/** A test that asks for the same in 2.0 and 2.1. */
export function test(clause: string, ofDocument: OfDocument): AdvisoryTest {
  return { clause, versions: ['2.0', '2.1'], ofDocument };
}

/** The same of each vulnerability that has a sign. */
export function flawTest(clause: string, sign: Sign, run: OfFlaw): AdvisoryTest {
  return { clause, versions: ['2.0', '2.1'], ofFlaw: { sign, run } };
}

/** A test whose rule differs in 2.1, or is not there. */
export function testOf20(clause: string, ofDocument: OfDocument): AdvisoryTest {
  return { clause, versions: ['2.0'], ofDocument };
}

/** A test that 2.1 adds. */
export function testOf21(clause: string, ofDocument: OfDocument): AdvisoryTest {
  return { clause, versions: ['2.1'], ofDocument };
}

/** The same of each vulnerability that has a sign. */
export function flawTestOf20(clause: string, sign: Sign, run: OfFlaw): AdvisoryTest {
  return { clause, versions: ['2.0'], ofFlaw: { sign, run } };
}

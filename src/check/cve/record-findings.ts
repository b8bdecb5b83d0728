import type { CheckResult } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, say, type Text } from '../../model/text.ts';
import type { MakerRecords, RecordAt } from './maker-records.ts';

/** Pointers that one finding carries, and failing records that get a finding of their own. */
export const pointersMax = 20;
const failuresMax = 200;

/** What a check says about the records: which pass, and why each of the others does not. */
export interface RecordVerdicts {
  readonly passing: readonly RecordAt[];
  readonly failing: readonly { readonly at: RecordAt; readonly message: Text }[];
  /** Subject of the finding that speaks for the passing ones: `records with a CWE`. */
  readonly subject: string;
  /** The sentence for the passing ones, with their number. */
  readonly message: Text;
}

/** One finding for all records that pass, one for each that fails, and one for the rest when there are very many. */
export function recordFindings({ passing, failing, subject, message }: RecordVerdicts): readonly Finding[] {
  const findings: Finding[] = [];
  if (passing.length > 0) findings.push({ outcome: 'pass', subject, message, count: passing.length, pointers: passing.slice(0, pointersMax).map((item) => item.pointer) });
  const named = failing.filter((item) => item.at.record.cveId !== undefined);
  for (const item of named.slice(0, failuresMax)) findings.push({ outcome: 'fail', subject: subjectOf(item.at), message: item.message, pointers: [item.at.pointer] });
  const [nameless, ...more] = failing.filter((item) => item.at.record.cveId === undefined);
  if (nameless !== undefined) findings.push({ outcome: 'fail', subject: subjectOf(nameless.at), message: nameless.message, count: more.length + 1, pointers: [nameless, ...more].slice(0, pointersMax).map((item) => item.at.pointer) });
  const rest = named.slice(failuresMax);
  if (rest.length > 0) findings.push({ outcome: 'fail', subject: 'further records', message: say`${rest.length} further records fail in the same way; the first ${failuresMax} are listed one by one.`, count: rest.length, pointers: rest.slice(0, pointersMax).map((item) => item.at.pointer) });
  return findings;
}

/** With no record there is no share: never a pass. Where it is not known which records are the maker's, that was said already. */
export function withoutRecords({ findings }: MakerRecords): CheckResult {
  if (findings.some((finding) => finding.outcome === 'unknown')) return { findings };
  return { findings: [...findings, { outcome: 'unknown', subject: 'records', message: ours('No published record of the maker exists in the files, so there is no share to state.'), pointers: [] }] };
}

export function subjectOf({ record }: RecordAt): string {
  return record.cveId ?? 'a record without a CVE id';
}

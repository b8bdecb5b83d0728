import type { CountedEvidence } from '../assess/read-figures.ts';
import type { Escaped } from '../report/escape/escaped.ts';
import { mfaAdoptionCsv, patchAdoptionCsv, usageFiguresCsv } from '../report/figures-csv.ts';

/** The counts of an export as Assay's own table. @param period of an export that does not say its own */
export function figuresCsv(counted: CountedEvidence, period: string | undefined): Escaped<'csv'> {
  if (counted.kind === 'mfa-adoption') return mfaAdoptionCsv(counted.facts, period);
  return counted.kind === 'patch-adoption' ? patchAdoptionCsv(counted.facts) : usageFiguresCsv(counted.facts);
}

/** Whether some of the counts do not say of when they are. */
export function isDateless(counted: CountedEvidence): boolean {
  return counted.kind === 'mfa-adoption' && counted.facts.series.some(({ at }) => at === undefined);
}

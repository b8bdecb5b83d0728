import type { PromiseFacts } from '../../report/maker-reports/report-facts.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';

/** Reasons are kept whole: a sentence that is cut could say something else. */
const reasonLengthMost = 2000;

/** How a reason words that it rests on a person, beside whose name it stands. */
const tellsOfPerson = /Affirmed by |Read and (?:affirmed|denied) by |, claims on \d{4}-\d\d-\d\d/u;

/** What a report may say of the reason for a verdict: where it tells of a person, the office if that may be said, and nothing more. */
export function namelessReason(reason: string, promises: readonly PromiseFacts[], requirement: string): Text {
  if (!tellsOfPerson.test(reason)) return say`${quote(reason, reasonLengthMost)}`;
  const offices = [...new Set(promises.flatMap((item) => (item.requirement === requirement && item.role !== undefined ? [item.role] : [])))];
  return offices.length === 0 ? ours('It rests on a person’s word.') : say`It rests on the word of: ${quote(offices.join(', '))}.`;
}

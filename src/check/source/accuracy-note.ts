import { sourceAccuracy } from '../source-accuracy.ts';

/** What is known about the errors of a scan, as a sentence: its figures on the labelled corpus. */
export function accuracyNote(id: keyof typeof sourceAccuracy.checks): string {
  const { precision, recall } = sourceAccuracy.checks[id];
  return `On the labelled corpus of ${sourceAccuracy.places} places this scan was right in ${precision.numerator} of ${precision.denominator} reports and found ${recall.numerator} of ${recall.denominator} planted places.`;
}

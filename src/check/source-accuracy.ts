// Written by tools/generate-accuracy.ts out of fixtures/corpus; not edited by hand.

/** Measured errors of the source checks on the labelled corpus: right reports of all reports, found places of all planted ones. */
export const sourceAccuracy = {
  corpusAt: '2026-11-22',
  places: 0,
  checks: {
    'default-credentials-are-absent': { precision: { numerator: 0, denominator: 0 }, recall: { numerator: 0, denominator: 0 } },
    'queries-are-parameterised': { precision: { numerator: 0, denominator: 0 }, recall: { numerator: 0, denominator: 0 } },
    'html-output-is-escaped': { precision: { numerator: 0, denominator: 0 }, recall: { numerator: 0, denominator: 0 } },
  },
} as const;

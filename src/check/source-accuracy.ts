// Written by tools/generate-accuracy.ts out of fixtures/corpus; not edited by hand.

/** Measured errors of the source checks on the labelled corpus: right reports of all reports, found places of all planted ones. */
export const sourceAccuracy = {
  corpusAt: '2026-11-22',
  places: 530,
  checks: {
    'default-credentials-are-absent': { precision: { numerator: 97, denominator: 102 }, recall: { numerator: 97, denominator: 115 } },
    'queries-are-parameterised': { precision: { numerator: 35, denominator: 36 }, recall: { numerator: 35, denominator: 41 } },
    'html-output-is-escaped': { precision: { numerator: 57, denominator: 58 }, recall: { numerator: 57, denominator: 61 } },
  },
} as const;

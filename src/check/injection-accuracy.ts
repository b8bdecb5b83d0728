// Written by tools/generate-injection-accuracy.ts out of fixtures/injection/*/measured; not edited by hand.

/** Measured errors of the injection rules on labelled code that they were not tuned on: right reports of all reports, found places of all unsafe ones. */
export const injectionAccuracy = {
  places: 1342,
  classes: {
    command: {
      javascript: { precision: { numerator: 51, denominator: 51 }, recall: { numerator: 51, denominator: 51 } },
      python: { precision: { numerator: 50, denominator: 50 }, recall: { numerator: 50, denominator: 51 } },
    },
    path: {
      javascript: { precision: { numerator: 50, denominator: 51 }, recall: { numerator: 50, denominator: 50 } },
      python: { precision: { numerator: 52, denominator: 52 }, recall: { numerator: 52, denominator: 52 } },
    },
    deserialisation: {
      javascript: { precision: { numerator: 51, denominator: 51 }, recall: { numerator: 51, denominator: 51 } },
      python: { precision: { numerator: 51, denominator: 51 }, recall: { numerator: 51, denominator: 51 } },
    },
    ssrf: {
      javascript: { precision: { numerator: 45, denominator: 45 }, recall: { numerator: 45, denominator: 51 } },
      python: { precision: { numerator: 51, denominator: 52 }, recall: { numerator: 51, denominator: 51 } },
    },
    sql: {
      javascript: { precision: { numerator: 49, denominator: 52 }, recall: { numerator: 49, denominator: 51 } },
      python: { precision: { numerator: 49, denominator: 50 }, recall: { numerator: 49, denominator: 51 } },
    },
    xss: {
      javascript: { precision: { numerator: 51, denominator: 51 }, recall: { numerator: 51, denominator: 51 } },
      python: { precision: { numerator: 64, denominator: 65 }, recall: { numerator: 64, denominator: 78 } },
    },
  },
} as const;

/** Signs that a vulnerability may fail a test, a bit each, seen while it is gathered: tests are asked only of those that have their sign. Most have none. */
export const sign = {
  /** An id that the product tree does not define. */
  undefinedProduct: 2 ** 0,
  groupId: 2 ** 1,
  /** A product of two statuses. */
  contradiction: 2 ** 2,
  /** A product that two severities are stated for, or a severity with two vectors. */
  ratedTwice: 2 ** 3,
  severityProblem: 2 ** 4,
  weaknessProblem: 2 ** 5,
  repeatedCve: 2 ** 6,
  involvement: 2 ** 7,
  /** A flag or remediation that names neither products nor groups. */
  entryWithoutProducts: 2 ** 8,
  /** A product that two flags reach, or one flag twice. */
  flaggedTwice: 2 ** 9,
  /** Affected products, or such under investigation, without a remediation. */
  unremedied: 2 ** 10,
  /** Affected products without a severity. */
  unrated: 2 ** 11,
  /** Products that are not affected and nothing says why. */
  unexplained: 2 ** 12,
  otherId: 2 ** 13,
  /** Fixed products for which a severity is stated. */
  ratedFix: 2 ** 14,
  /** A vector of CVSS 2.0 or 3.0. */
  oldVector: 2 ** 15,
  /** No notes, no status of products, no CVE id, no weakness. */
  noNotes: 2 ** 16,
  noStatus: 2 ** 17,
  noCve: 2 ** 18,
  noWeakness: 2 ** 19,
  /** None of the lists of products that a VEX is made of. */
  noVexStatus: 2 ** 20,
} as const;

export type Sign = (typeof sign)[keyof typeof sign];

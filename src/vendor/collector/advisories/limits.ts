/** How much of a maker's advisories one look takes: a sample of the newest, so that a few seconds and little of the host's time are enough. */
export const advisoryLimits = {
  /** ROLIE feeds, the last by name first: where there is one a year, that is the newest. */
  feedsMax: 4,
  directoriesMax: 2,
  /** Of one list. The changes.csv of a maker with 30,000 advisories is of 2 MB. */
  listBytes: 8 * 1_048_576,
  documentsMax: 12,
  /** Of one document. Advisories mostly have under 500 kB; one that is longer is told as such. */
  documentBytes: 2 * 1_048_576,
  keysMax: 3,
  /** Of a key, a hash or a signature. */
  smallBytes: 262_144,
} as const;

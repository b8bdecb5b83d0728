/** What a program may learn only from outside, passed in so that a test can say it. */
export interface Ports {
  /** The time now. */
  readonly now: () => Date;
  /** Bytes that nobody can guess. @param length how many */
  readonly randomBytes: (length: number) => Uint8Array;
}

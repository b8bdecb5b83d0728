/** What a program may learn only from outside, passed in so that a test can say it. */
export interface Ports {
  /** The time now. */
  readonly now: () => Date;
  /** A count of milliseconds that only goes on, whatever is done to the clock; without it the clock is taken to be never set. */
  readonly monotonicNow?: () => number;
  /** Bytes that nobody can guess. @param length how many */
  readonly randomBytes: (length: number) => Uint8Array;
}

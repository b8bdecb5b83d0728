import type { Proof } from './proof.ts';

/** A published mistake of another product or library: its class, and what stands against it here. */
export interface Lesson {
  /** Our number. */
  readonly id: string;
  /** Ids of the public reports; empty where there was no id. */
  readonly reports: readonly string[];
  /** What it was, in our words. */
  readonly was: string;
  /** What stands against it, in a sentence. */
  readonly against: string;
  readonly proof: Proof;
}

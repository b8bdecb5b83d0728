import type { Origin, Pointer } from './artifact.ts';
import type { Text } from './text.ts';

/**
 * What one check saw about one subject.
 * `needs-review`: a person must read this. `error`: the check could not run.
 */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'needs-review' | 'error';

/** One observation of a check (OSCAL: observation; SARIF: result). */
export interface Finding {
  readonly outcome: Outcome;
  /**
   * What the finding is about, stable between runs and free of line numbers, values and secrets:
   * `CVE-2026-1234`, `compose.yaml MYSQL_ROOT_PASSWORD`. With the check's id it makes the fingerprint.
   */
  readonly subject: string;
  /** A full sentence: what was seen and what was expected. */
  readonly message: Text;
  /** How many subjects the finding speaks for; 1 when left out. */
  readonly count?: number;
  /** True when a search found no passage: a person must read all the same, since a search is no proof. */
  readonly sawNothing?: true;
  /** Places in the artifacts that show it; a pass or fail has at least one. */
  readonly pointers: readonly Pointer[];
}

/** A finding with what the runner knows about it. */
export interface CheckedFinding extends Finding {
  readonly check: string;
  /** `<check id>/<subject>`: the identity of a finding between runs. */
  readonly fingerprint: string;
  /** The weakest origin among the artifacts that it points into. */
  readonly origin: Origin;
  /** False when an artifact that it rests on is known to be incomplete. */
  readonly complete: boolean;
  /** Present when the product statement sets the finding aside and the date has not passed. */
  readonly setAside?: { readonly reason: string; readonly by: string; readonly until: string };
}

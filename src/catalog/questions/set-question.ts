/** A question of a set that ships with Assay. */
export interface SetQuestion {
  /** By which other people find it again. */
  readonly reference: string;
  readonly section: string;
  readonly ask: string;
  readonly requirements: readonly string[];
  /** Whether its requirements ask for all that the question does, or for part of it. */
  readonly covers: 'whole' | 'part';
}

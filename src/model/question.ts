/** What to ask a maker about one requirement, when nobody can know the answer without asking. In our own words. */
export interface Question {
  readonly requirement: string;
  /** One question, ending with a question mark. */
  readonly ask: string;
  /** Why the answer matters to a buyer. */
  readonly why: string;
  /** What a good answer shows: evidence, not words. */
  readonly goodAnswer: string;
  /** A draft clause for the contract, to be adapted by the buyer's counsel. */
  readonly clause: string;
}

/** Why an act was not done. Each has its HTTP status and its words for people (`server/problem.ts`). */
export type Refusal =
  /** Nobody is signed in, or the credential is not good any more. */
  | 'signed-out'
  /** There is no such thing, or it is not for this actor: the two look the same. */
  | 'not-found'
  /** The actor sees the thing, and may not do this with it. */
  | 'not-allowed'
  /** A fresh passkey is asked for first. */
  | 'step-up-needed'
  /** An administrator without a passkey must make one first. */
  | 'passkey-needed'
  | 'invalid-input'
  /** It does not go together with what is there. */
  | 'conflict'
  /** It was changed meanwhile (If-Match). */
  | 'changed-meanwhile'
  | 'too-large'
  | 'too-many';

/** The act was refused, for a reason that the asker may know. Nothing was changed. */
export class ActRefused extends Error {
  readonly refusal: Refusal;
  /** Input problems: where and what. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  constructor(refusal: Refusal, message: string, problems: readonly { readonly path: string; readonly message: string }[] = []) {
    super(message);
    this.name = 'ActRefused';
    this.refusal = refusal;
    this.problems = problems;
  }
}

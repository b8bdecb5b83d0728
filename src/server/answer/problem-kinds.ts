/** A kind of problem as its page explains it and `type` names it (RFC 9457). Names never change their meaning. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What to do. */
  readonly advice: string;
}

/** Every kind of problem that an answer of the API can have. */
export const problemKinds = {
  'signed-out': { status: 401, title: 'Nobody is signed in', advice: 'Sign in, or send a token that has not ended in the Authorization header.' },
  'not-found': { status: 404, title: 'There is no such thing, or it is not for you', advice: 'Look at the address and the ids in it. The answer is the same for what does not exist and for what you may not see.' },
  'not-allowed': { status: 403, title: 'You may not do this', advice: 'Ask an administrator for a role that may, or give the token more acts.' },
  'step-up-needed': { status: 403, title: 'A fresh passkey is needed', advice: 'Show a passkey again and repeat the request within the minutes that it counts.' },
  'passkey-needed': { status: 403, title: 'An administrator without a passkey must make one first', advice: 'Add a passkey to your account.' },
  'invalid-input': { status: 422, title: 'The input is not as expected', advice: 'Each entry of “problems” names a place in the input and what was expected there.' },
  conflict: { status: 409, title: 'It does not go together with what is there', advice: 'Read the thing again and decide anew.' },
  'changed-meanwhile': { status: 412, title: 'It was changed meanwhile', advice: 'Read the thing again, and send its new ETag in If-Match.' },
  'too-large': { status: 413, title: 'The body is too large', advice: 'Send less, or ask the operator about the setting that limits uploads.' },
  'too-many': { status: 429, title: 'Too many requests', advice: 'Wait for the seconds in Retry-After, then go on more slowly.' },
  busy: { status: 503, title: 'The workspace is busy', advice: 'Wait for the seconds in Retry-After, then send the same request again.' },
  stopping: { status: 503, title: 'The workspace is stopping or not ready yet', advice: 'Wait for the seconds in Retry-After, then send the same request again.' },
  'disk-full': { status: 507, title: 'No space is left', advice: 'Reading goes on. The operator has to make room; nothing was changed.' },
  'read-only': { status: 503, title: 'The workspace can only be read at the moment', advice: 'The operator has to look at the disk or the database; nothing was changed.' },
  unavailable: { status: 503, title: 'The database does not answer', advice: 'Send the same request again with the same Idempotency-Key: when the first one was done, you get its answer.' },
  damaged: { status: 500, title: 'What was read is damaged', advice: 'The operator has to look at the disk and restore a backup.' },
  'bad-request': { status: 400, title: 'The request can’t be read', advice: 'The detail says what was expected.' },
  'other-site': { status: 403, title: 'The request came from another site', advice: 'Send it from a page of this workspace, or with a token.' },
  'method-not-allowed': { status: 405, title: 'This address knows other methods', advice: 'The header Allow lists them.' },
  'unsupported-media-type': { status: 415, title: 'The body is of another kind than expected', advice: 'Send JSON in UTF-8 as application/json, or bytes where the act receives bytes.' },
  'request-timeout': { status: 408, title: 'The request came too slowly', advice: 'Send it again over a faster connection.' },
  'key-used-before': { status: 422, title: 'The Idempotency-Key stood on another request', advice: 'Use a new key for each request, and the same one only to repeat it.' },
  'in-progress': { status: 409, title: 'The same request is being worked on', advice: 'Wait for the seconds in Retry-After, then send it again to get its answer.' },
  defect: { status: 500, title: 'Assay failed', advice: 'This is a defect. Report it with the request id.' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemName = keyof typeof problemKinds;

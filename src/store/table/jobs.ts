/** Work that goes on after a request, and answers kept so that a request can be repeated. */
export interface JobTables {
  job: {
    id: string;
    kind: string;
    /** JSON. */
    input: string;
    state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
    /** The account or `system`. */
    askedBy: string;
    attempts: number;
    /** Which process holds it, and until when unless it says that it goes on. */
    leasedBy: string | null;
    leasedUntil: string | null;
    /** Not before. */
    runAt: string;
    /** JSON: done, total, words. */
    progress: string;
    /** JSON, when done. */
    result: string | null;
    problem: string | null;
    createdAt: string;
    endedAt: string | null;
  };
  idempotentAnswer: {
    /** The account and the key it chose. */
    accountId: string;
    idempotencyKey: string;
    /** SHA-256 of method, path and body: the same key with another request is refused. */
    requestHash: string;
    status: number;
    /** JSON. */
    body: string;
    createdAt: string;
  };
}

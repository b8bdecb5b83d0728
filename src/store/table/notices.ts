/** What the workspace tells by itself: to programs, to people, and what it tells of at the moment. */
export interface NoticeTables {
  /** A chime that rings, since when. */
  chimeState: {
    chime: string;
    /** What it is about; empty when it is about nothing in particular. */
    subject: string;
    beganAt: string;
  };
  webhook: {
    id: string;
    name: string;
    url: string;
    /** JSON: kinds of events. */
    events: string;
    /** What deliveries are signed with, sealed with the instance’s secret. */
    sealedSecret: string;
    /** The secret before, sealed; deliveries are signed with it as well until `oldSecretUntil`. */
    oldSealedSecret: string | null;
    oldSecretUntil: string | null;
    createdAt: string;
    createdBy: string;
  };
  webhookDelivery: {
    id: string;
    webhookId: string;
    event: string;
    /** JSON, exactly as it is sent. */
    body: string;
    state: 'waiting' | 'delivered' | 'dead';
    attempts: number;
    /** Why the last attempt did not arrive; never what the receiver said. */
    problem: string | null;
    createdAt: string;
    triedAt: string | null;
    nextAttemptAt: string | null;
    endedAt: string | null;
  };
  /** Who gets a summary of what changed and what falls due by mail; whoever has no row gets none. */
  digest: {
    accountId: string;
    every: 'day' | 'week';
    /** What came before was told of already. */
    toldUntil: string;
    nextAt: string;
  };
  /** A mail on its way. Address and words are sealed with the instance’s secret, and gone when it ends. */
  mail: {
    id: string;
    kind: string;
    sealed: string;
    state: 'waiting' | 'sent' | 'dead';
    attempts: number;
    problem: string | null;
    createdAt: string;
    endedAt: string | null;
  };
}

/** Duties around a release: what it has to show before it goes out, what was let through and by whom, and what went wrong. */
export interface GateTables {
  /** What a product’s releases have to show. */
  gate: {
    productId: string;
    /** JSON list of `{ requirement, demand }`. */
    demands: string;
    changedAt: string;
    changedBy: string;
  };
  /** A requirement that may be open for a while: why, who answers for it, until when. Never deleted. */
  gateException: {
    id: string;
    productId: string;
    requirement: string;
    reason: string;
    /** The account that answers for it. */
    ownerId: string;
    expiresAt: string;
    createdBy: string;
    createdAt: string;
    endedAt: string | null;
  };
  /** An incident, and what the maker says about it. */
  incident: {
    id: string;
    productId: string;
    title: string;
    happenedAt: string;
    /** JSON: the statement’s answers. */
    statement: string;
    createdBy: string;
    createdAt: string;
    changedAt: string;
  };
}

/** Duties around a release. */
export interface GateTables {
  /** An incident, and what would have prevented it. */
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

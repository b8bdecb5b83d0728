/** Words about a product, and the people who stand behind them. Nothing is deleted: a withdrawn one stays, with its end. */
export interface ClaimTables {
  claim: {
    id: string;
    productId: string;
    requirement: string;
    text: string;
    /** Name and office of who says so; they may be no account here. */
    byName: string;
    byRole: string;
    saidAt: string;
    expiresAt: string;
    /** When its person agreed that the name is published; null keeps it out of every dossier. */
    consentAt: string | null;
    createdBy: string;
    createdAt: string;
    withdrawnAt: string | null;
  };
  affirmation: {
    id: string;
    productId: string;
    requirement: string;
    /** Part of the requirement; null for all parts that only a person can know. */
    part: string | null;
    scope: string;
    byName: string;
    byRole: string;
    affirmedAt: string;
    expiresAt: string;
    consentAt: string | null;
    createdBy: string;
    createdAt: string;
    withdrawnAt: string | null;
  };
}

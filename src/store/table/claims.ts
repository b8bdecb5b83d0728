/** What every word of a person has. Nothing is deleted: a withdrawn one stays, with its end. */
interface PersonWord {
  id: string;
  productId: string;
  requirement: string;
  /** Name and office of who says so; they may be no account here. */
  byName: string;
  byRole: string;
  /** The account that said so itself; null when somebody else wrote it down, or it came by a link. */
  byAccountId: string | null;
  /** Since when it is agreed that the name and office are published; null keeps both out of every dossier. */
  consentAt: string | null;
  /** Who recorded that: an account, or `link` for the person who answered by one. */
  consentBy: string | null;
  /** The account that wrote it down, or `link`. */
  createdBy: string;
  createdAt: string;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
}

/** Words about a product, and the people who stand behind them. Days are year-month-day; the last one is included. */
export interface ClaimTables {
  claim: PersonWord & {
    /** A claim, or the record of something that people do: a board report, a training. */
    kind: string;
    /** JSON: the facts of such a record, by field. */
    facts: string;
    text: string;
    saidAt: string;
    expiresAt: string;
  };
  /** A file of evidence that a claim rests on, as it was when it was bound. */
  claimDocument: {
    id: string;
    claimId: string;
    evidenceId: string;
    path: string;
    /** SHA-256, hexadecimal. */
    digest: string;
  };
  affirmationRequest: {
    id: string;
    productId: string;
    requirement: string;
    /** Part of the requirement; null for all parts that only a person can know. */
    part: string | null;
    claimId: string | null;
    scope: string;
    /** What is to be affirmed, as it was asked. */
    text: string;
    /** JSON: what the evidence said when it was asked. */
    evidence: string;
    toName: string;
    toRole: string;
    toAccountId: string | null;
    /** Where the link goes; emptied when the request ends without an affirmation. */
    toMail: string | null;
    /** Day until which the affirmation would count. */
    validUntil: string;
    /** RFC 3339: until when it may be answered. */
    expiresAt: string;
    /** 1 when one reminder was asked for. */
    remind: number;
    /** Counts the links that were made; those of an earlier turn are void. */
    turn: number;
    state: 'open' | 'affirmed' | 'declined' | 'revoked';
    /** Why it was declined or revoked. */
    reason: string | null;
    affirmationId: string | null;
    createdBy: string;
    createdAt: string;
    mailedAt: string | null;
    endedAt: string | null;
    endedBy: string | null;
  };
  affirmation: PersonWord & {
    part: string | null;
    claimId: string | null;
    requestId: string | null;
    scope: string;
    /** What the person answers. */
    text: string;
    shownBy: 'account' | 'mail-link' | 'handed-link';
    affirmedAt: string;
    expiresAt: string;
  };
  /** A person’s decision on a finding that a person must read. */
  findingReview: PersonWord & {
    fingerprint: string;
    /** What the finding said then. */
    message: string;
    decision: 'pass' | 'fail';
    reason: string;
    decidedAt: string;
    expiresAt: string;
  };
  /** A finding that is set aside until a day: never a pass. */
  findingSetAside: PersonWord & {
    fingerprint: string;
    message: string;
    reason: string;
    expiresAt: string;
  };
}

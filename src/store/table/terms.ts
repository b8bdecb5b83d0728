/** What is settled before an award: clauses, duties, risks that somebody accepts by name, and objections. Days are year-month-day. */
export interface TermTables {
  /** What a look shows requirement by requirement, so that a rule can ask for it: JSON of every verdict that is not unknown. */
  lookVerdicts: { lookId: string; verdicts: string };
  /** A person’s answer on one of the organisation’s own criteria, which no check looks at. */
  criterionAnswer: {
    candidateId: string;
    criterionId: string;
    /** The criterion as it was worded then: an answer to other words is none. */
    text: string;
    isMet: number;
    note: string;
    answeredAt: string;
    answeredBy: string;
  };
  /** A risk that somebody is asked to accept. The row is written once and never changed: so with the three tables below. */
  acceptance: {
    id: string;
    purchaseId: string;
    candidateId: string;
    /** The requirement that is not met; null when the gap is in an own criterion. */
    requirement: string | null;
    criterionId: string | null;
    /** The gap in words: the requirement’s title, or the criterion. */
    gap: string;
    /** What was known of the gap when it was asked for. */
    standing: string;
    /** The look that showed it; null for a criterion. */
    lookId: string | null;
    reason: string;
    controls: string;
    /** Who answers for the risk: name and office. */
    owner: string;
    /** Its last day, at most a year after it was asked for. */
    expiresOn: string;
    /** The account that answered for the case then. */
    caseOwnerId: string;
    askedAt: string;
    askedBy: string;
    askedByName: string;
  };
  acceptanceDecision: {
    acceptanceId: string;
    outcome: 'approved' | 'declined' | 'withdrawn';
    decidedAt: string;
    decidedBy: string;
    /** As whoever decided typed it. */
    name: string;
    office: string;
    reason: string;
    /** The signed statement, a DSSE envelope; null unless approved. */
    envelope: string | null;
    /** SHA-256 of the statement in it, hexadecimal. */
    digest: string | null;
    keyId: string | null;
  };
  acceptanceRevocation: { acceptanceId: string; reason: string; revokedAt: string; revokedBy: string; revokedByName: string };
  /** A board’s meeting before which an acceptance came. */
  acceptanceBoard: { id: string; acceptanceId: string; boardOn: string; enteredAt: string; enteredBy: string; enteredByName: string };
  /** A key that signs acceptances, and what leaves the customer’s rooms. */
  acceptanceSigningKey: { keyId: string; publicKey: string; sealed: string; createdAt: string };
  /** A named person says that it should not be bought. */
  objection: {
    id: string;
    purchaseId: string;
    /** Null when it is about the purchase as a whole. */
    candidateId: string | null;
    byName: string;
    byOffice: string;
    reason: string;
    enteredAt: string;
    enteredBy: string;
    escalatedTo: string | null;
    escalatedOn: string | null;
    escalatedBy: string | null;
    decision: 'upheld' | 'overruled' | null;
    decisionReason: string | null;
    decidedAt: string | null;
    decidedBy: string | null;
    decidedByName: string | null;
    /** Taken back by whoever raised it, with the reason. */
    withdrawnAt: string | null;
    withdrawnReason: string | null;
  };
  clause: {
    id: string;
    candidateId: string;
    requirement: string | null;
    /** Where a gap is closed by it, or a promise is held by it. */
    kind: 'gap' | 'promise';
    /** What was promised, in the maker’s words or ours; empty for a gap. */
    promise: string;
    dueOn: string | null;
    text: string;
    origin: 'shipped' | 'library' | 'own';
    jurisdiction: string;
    author: string;
    edition: string;
    state: 'proposed' | 'offered' | 'agreed' | 'changed' | 'refused' | 'dropped' | 'kept';
    /** JSON: where a maker said what it holds; null when nobody took it from there. */
    source: string | null;
    /** The due day that was told already; another one is told anew. */
    dueToldOn: string | null;
    createdAt: string;
    createdBy: string;
    changedAt: string;
  };
  /** How a clause came to its words and state. */
  clauseStep: { id: string; clauseId: string; state: TermTables['clause']['state']; text: string; note: string; at: string; by: string; byName: string };
  /** The organisation’s own wording. */
  libraryClause: {
    id: string;
    /** The requirement it is for; null for one that is for anything. */
    requirement: string | null;
    title: string;
    text: string;
    jurisdiction: string;
    author: string;
    edition: string;
    createdAt: string;
    createdBy: string;
    changedAt: string;
    retiredAt: string | null;
  };
  /** Who does what once it is bought, as one side sees it. */
  responsibility: {
    candidateId: string;
    duty: string;
    side: 'ours' | 'makers';
    who: 'maker' | 'us' | 'both' | 'reseller' | 'not-settled';
    note: string;
    /** The day on which the maker said so; null on our side. */
    saidOn: string | null;
    enteredAt: string;
    enteredBy: string;
  };
  /** A meeting with a maker about what matters to the buyer. */
  vendorMeeting: { id: string; vendorId: string; metOn: string; note: string; enteredAt: string; enteredBy: string };
}

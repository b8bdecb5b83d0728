/** Makers that are bought from, what was seen of them from outside, and the case file of every purchase. Days are year-month-day. */
export interface PurchaseTables {
  vendor: {
    id: string;
    /** As the organisation calls it. */
    name: string;
    /** Its site, lower case; null when none is known. */
    domain: string | null;
    criticality: 'critical' | 'high' | 'ordinary' | 'low';
    /** Which of the services that everything else leans on it gives; null for none of them. */
    service: 'network' | 'identity' | 'security-operations' | null;
    /** JSON: addresses and packages that the organisation knows of (`Given`). */
    given: string;
    /** Day on which it signed the pledge, as the organisation knows it. */
    signedAt: string | null;
    /** The job that looks at it, or did last. */
    lookJobId: string | null;
    createdAt: string;
    createdBy: string;
    changedAt: string;
    archivedAt: string | null;
  };
  /** One look at what a maker shows to everybody. Its bytes never change. */
  vendorLook: {
    id: string;
    vendorId: string;
    /** What of the maker was looked for; empty for the maker as a whole. */
    product: string;
    startedAt: string;
    endedAt: string;
    /** Digest of the position, JSON in the evidence store. */
    positionDigest: string;
    positionBytes: number;
    /** Digest of the archive of everything that was fetched. */
    captureDigest: string;
    captureBytes: number;
    engineVersion: string;
    catalogVersion: string;
    /** JSON: counts of verdicts, of places and of open questions. */
    summary: string;
    askedBy: string;
  };
  purchase: {
    id: string;
    title: string;
    /** What is bought and what for. */
    need: string;
    /** The account that answers for the case. */
    ownerId: string;
    stage: 'before' | 'during' | 'after';
    state: 'open' | 'awarded' | 'dropped';
    /** Day by which it shall be decided; null when none is set. */
    decideOn: string | null;
    /** As people write it; no figures are worked out from it. */
    budget: string;
    criticality: 'critical' | 'high' | 'ordinary' | 'low';
    /** JSON: `on-premises`, `cloud`, `saas`. */
    deployment: string;
    /** Which of the shipped requirement sets it began with. */
    appetite: 'averse' | 'cautious' | 'open';
    /** JSON: `{ requirement, level }` of each that is asked for. */
    demands: string;
    /** JSON: the organisation’s own criteria, `{ id, text, level }`. */
    criteria: string;
    /** 1 when all candidates are treated alike: one set of questions, answers sealed until the deadline. */
    isTender: number;
    /** Days that a maker has to reply to what was seen of it; null for the usual ones. */
    replyDays: number | null;
    awardedCandidateId: string | null;
    awardedAt: string | null;
    endedReason: string | null;
    createdAt: string;
    createdBy: string;
    changedAt: string;
  };
  /** A maker’s product that could be bought, in one case. */
  candidate: {
    id: string;
    purchaseId: string;
    vendorId: string;
    product: string;
    /** Who sells it or runs it for us, when that is not the maker; empty otherwise. */
    reseller: string;
    state: 'standing' | 'withdrawn' | 'awarded' | 'not-chosen';
    stateReason: string | null;
    addedAt: string;
    addedBy: string;
    changedAt: string;
  };
  /** Why a case of low criticality goes on without showing makers what was seen of them. */
  findingsWaiver: { purchaseId: string; reason: string; at: string; by: string; byName: string };
  /** A document that is wanted from a candidate. */
  wantedArtifact: {
    candidateId: string;
    kind: string;
    state: 'wanted' | 'seen' | 'asked' | 'received' | 'refused' | 'not-needed';
    note: string;
    changedAt: string;
    changedBy: string;
  };
}

/** What is watched of makers, what came of it, and what the organisation itself wrote down about them. Days are year-month-day. */
export interface WatchingTables {
  /** A maker that is looked at again by itself. */
  vendorWatch: {
    vendorId: string;
    everyDays: number;
    /** By which deadlines for exploited vulnerabilities are told. */
    schedule: 'none' | 'bod-26-04' | 'own';
    /** The organisation’s own schedule as it was entered; null for another choice. */
    ownSchedule: string | null;
    /** Whether what is used of it can be reached by people who are not trusted. */
    exposure: 'yes' | 'no' | 'unknown';
    /** When it was planned last by itself. */
    plannedAt: string | null;
    startedAt: string;
    startedBy: string;
  };
  /** What one look at a watched maker showed to be different, due, stale or not seen. Only those that tell something are kept. */
  vendorAlert: {
    id: string;
    vendorId: string;
    lookId: string;
    beforeLookId: string | null;
    at: string;
    /** Digest of what is told, JSON in the evidence store. */
    digest: string;
    sizeBytes: number;
    changes: number;
    due: number;
    stale: number;
    gaps: number;
    /** The first day on which something is due; null when nothing is. */
    dueOn: string | null;
    seenAt: string | null;
    seenBy: string | null;
    /** What came of it, by whoever saw it. */
    note: string | null;
  };
  /** A catalogue of exploited vulnerabilities that was handed in; the newest one counts. */
  exploitedCatalogue: {
    id: string;
    /** `own`: the organisation’s own list, of which there is one at most; null for a published catalogue. */
    kind: 'own' | null;
    /** The own list as it was written. */
    lines: string | null;
    digest: string;
    sizeBytes: number;
    releasedAt: string | null;
    entries: number;
    importedAt: string;
    importedBy: string;
  };
  /** Where a maker publishes a dossier of a product, and what is remembered of its keys and its history. */
  vendorDossier: {
    id: string;
    vendorId: string;
    /** Of the dossier’s folder or page. */
    address: string;
    /** Whose keys sign it, and what was seen of them; null until it was verified once. */
    publisher: string | null;
    /** JSON: keys and history as they were seen last (`trust-store.ts`). */
    remembered: string | null;
    jobId: string | null;
    addedAt: string;
    addedBy: string;
    endedAt: string | null;
  };
  /** One verification of such a dossier with a new run of its checks. */
  dossierCheck: {
    id: string;
    vendorDossierId: string;
    at: string;
    /** `differs`: it is as it was signed, and a new run gives other verdicts. `refused`: nothing of it is believed. */
    outcome: 'verified' | 'differs' | 'refused' | 'withdrawn' | 'not-reached';
    /** 1 when it came out otherwise than the check before. */
    isNews: number;
    /** JSON: a sentence why, which may hold a maker’s words; null when there is nothing to say. */
    reason: string | null;
    sequence: number | null;
    logSize: number | null;
    /** JSON: how many verdicts are reproduced, changed, contradicted, can’t be checked again. */
    counts: string;
    /** Digest of what each requirement came out as, JSON in the evidence store; null when it was refused. */
    digest: string | null;
    sizeBytes: number;
  };
  /** Something that happened at a maker: what was asked of it, and its answer. */
  vendorIncident: {
    id: string;
    vendorId: string;
    title: string;
    happenedOn: string;
    account: string;
    asked: string;
    askedOn: string | null;
    answer: string;
    answeredOn: string | null;
    recordedAt: string;
    recordedBy: string;
    changedAt: string;
  };
  /** An issue in the organisation’s own tracker. */
  trackerLink: { id: string; subject: 'purchase' | 'clause' | 'alert'; subjectId: string; purchaseId: string | null; vendorId: string | null; address: string; words: string; addedAt: string; addedBy: string };
  /** On which days the pack for the board is written by itself. */
  packSchedule: {
    kind: 'buyers-pack';
    every: 'month' | 'quarter';
    /** Of the month. */
    day: number;
    /** JSON: what the board is asked each time. */
    decisions: string;
    nextOn: string;
    setAt: string;
    setBy: string;
  };
  /** How the organisation would do without a maker, or make its product safer to rely on. */
  vendorPlan: {
    vendorId: string;
    text: string;
    dueOn: string | null;
    changedAt: string;
    changedBy: string;
  };
}

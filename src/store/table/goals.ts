/** When and why something that was set down ended; null while it stands. A row is never deleted, so that a change leaves its trace. */
interface Ended {
  endedAt: string | null;
  /** Account. */
  endedBy: string | null;
  endReason: string | null;
}

/** What a product set itself for the goals, and the figures that were measured. Days are `2026-05-31`, times RFC 3339. */
export interface GoalTables {
  /** A measure chosen in advance. A change of the choice ends one row and adds another. */
  chosenMeasure: Ended & {
    id: string;
    productId: string;
    /** Requirement that holds the core of a goal. */
    requirement: string;
    measure: string;
    population: string;
    /** JSON `{ at, numerator, denominator? }`; null when nothing was measured before. */
    baseline: string | null;
    /** JSON `{ at?, value }`; a share from 0 to 1, or a count or days. */
    target: string | null;
    chosenAt: string;
    chosenBy: string;
  };
  /** One figure of one measure at one time, as the assessment that came last and knows it measured it. */
  measurePoint: {
    productId: string;
    measure: string;
    population: string;
    /** JSON with sorted keys; `{}` for the whole. */
    dimensions: string;
    /** Day or time that the figure speaks of. */
    at: string;
    beginsAt: string | null;
    /** A decimal number: a median may end in a half. */
    numerator: string;
    denominator: number | null;
    /** 1 when fewer than 10 people stand behind it; the numerator is then 0. */
    isSuppressed: number;
    /** JSON list of digests that it was read from. */
    sources: string;
    assessmentId: string;
  };
  /** How a product stands on a goal, as its newest assessment left it. */
  goalStanding: {
    productId: string;
    requirement: string;
    assessmentId: string;
    assessedAt: string;
    /** Of the release. */
    version: string;
    verdict: string;
    /** JSON: the reason as a text with quotations. */
    reason: string;
    direction: string;
    /** Measure that the direction rests on; null when nothing was measured. */
    measure: string | null;
    population: string | null;
    /** JSON: the point that is compared with, and the newest one. */
    first: string | null;
    last: string | null;
  };
  /** The day on which the pledge was signed for a product. */
  signingDay: Ended & {
    id: string;
    productId: string;
    signedAt: string;
    setAt: string;
    setBy: string;
  };
  /** For a product that the pledge does not cover yet: by when it shall, and what has to be done until then. */
  coveragePlan: Ended & {
    id: string;
    productId: string;
    plannedAt: string;
    text: string;
    createdAt: string;
    createdBy: string;
  };
  milestone: Ended & {
    id: string;
    productId: string;
    requirement: string;
    title: string;
    dueAt: string;
    createdAt: string;
    createdBy: string;
    /** The day on which it was reached. */
    doneAt: string | null;
    doneText: string | null;
  };
  milestoneMove: {
    id: string;
    productId: string;
    milestoneId: string;
    dueBefore: string;
    dueAfter: string;
    reason: string;
    movedAt: string;
    movedBy: string;
  };
  /** Something that went the wrong way, or that stands in the way; ended when it is overcome. */
  setback: Ended & {
    id: string;
    productId: string;
    requirement: string;
    kind: 'setback' | 'obstacle';
    text: string;
    happenedAt: string;
    createdAt: string;
    createdBy: string;
  };
  /** One of the pledge’s examples that the product chose. */
  chosenWay: Ended & {
    id: string;
    productId: string;
    /** Requirement of the goal. */
    requirement: string;
    /** Requirement of the example. */
    way: string;
    chosenAt: string;
    chosenBy: string;
  };
  /** A goal or figure that nothing measures: people enter its figures, and they are declared. */
  freeGoal: Ended & {
    id: string;
    productId: string;
    /** Requirement of the goal that it belongs to; null for one beyond the seven. */
    requirement: string | null;
    title: string;
    /** What is counted. */
    numerator: string;
    /** Of what; null for a count or a number of days. */
    denominator: string | null;
    unit: 'share' | 'count' | 'days';
    better: 'up' | 'down' | 'none';
    /** 1 when people are counted: then a figure under 10 is withheld. */
    isAboutPeople: number;
    /** JSON `{ at?, value }`. */
    target: string | null;
    createdAt: string;
    createdBy: string;
  };
  declaredFigure: Ended & {
    id: string;
    productId: string;
    freeGoalId: string;
    at: string;
    /** A decimal number. */
    numerator: string;
    denominator: number | null;
    isSuppressed: number;
    /** Where a person took it from. */
    source: string;
    enteredAt: string;
    enteredBy: string;
  };
  /** How a goal that was already reached is met, tied to files of evidence. */
  goalNarrative: Ended & {
    id: string;
    productId: string;
    requirement: string;
    text: string;
    /** JSON list of `{ id, path, digest }` of evidence files. */
    evidence: string;
    writtenAt: string;
    writtenBy: string;
  };
}

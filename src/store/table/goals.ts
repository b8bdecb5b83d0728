/** What a product set itself for the goals, and the figures that were measured. */
export interface GoalTables {
  /** A measure chosen in advance. A change of the choice ends one row and adds another, so that it leaves its trace. */
  chosenMeasure: {
    id: string;
    productId: string;
    /** Requirement of the kind `progress`. */
    requirement: string;
    measure: string;
    population: string;
    /** JSON `{ at, numerator, denominator? }`; null when nothing was measured before. */
    baseline: string | null;
    /** JSON `{ at?, value }`. */
    target: string | null;
    chosenAt: string;
    chosenBy: string;
    endedAt: string | null;
    endedBy: string | null;
    endReason: string | null;
  };
  /** One figure of one measure at one time, as the newest assessment that knows it measured it. */
  measurePoint: {
    productId: string;
    measure: string;
    population: string;
    /** JSON with sorted keys; `{}` for the whole. */
    dimensions: string;
    /** Date or time that the figure speaks of. */
    at: string;
    beginsAt: string | null;
    numerator: number;
    denominator: number | null;
    /** 1 when fewer than 10 people stand behind it. */
    isSuppressed: number;
    assessmentId: string;
  };
}

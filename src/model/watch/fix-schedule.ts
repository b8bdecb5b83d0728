/** Until when a vulnerability shall be fixed, by what is known of it: a table, the customer's own or a published one. */
export interface FixSchedule {
  /** `bod-26-04`, or `own` for a file of the customer's. */
  readonly id: 'bod-26-04' | 'own';
  /** Evidence text where the customer named it. */
  readonly title: string;
  /** Whom it binds, as a full sentence of ours; every output that uses the schedule says it. */
  readonly reach: string;
  /** Where the table comes from, in a phrase. */
  readonly source: string;
  /** Of all rows whose conditions hold the strictest counts. Every combination of the facts has a row. */
  readonly rows: readonly ScheduleRow[];
}

export interface ScheduleRow {
  /** A fact that is left out may be anything. */
  readonly when: Partial<FixFacts>;
  readonly fix: FixTime;
}

/** The facts that a schedule may ask for. */
export interface FixFacts {
  /** In the catalogue of exploited vulnerabilities. */
  readonly exploited: boolean;
  /** The customer's installation can be reached by people who are not trusted, over public networks. */
  readonly exposed: boolean;
  /** An attacker can reliably automate the attack (SSVC, Automatable 2.0.0). */
  readonly automatable: boolean;
  /** SSVC, Technical Impact 1.0.0. */
  readonly technicalImpact: 'partial' | 'total';
}

export type FixTime =
  | { readonly within: 'days'; readonly days: number; /** The installation is also searched for traces of an attack. */ readonly forensics: boolean }
  | { readonly within: 'next-upgrade' };

/** Orders by strictness: negative when the first is stricter. Fewer days first; with the same days the one with forensics; the next upgrade last. */
export function compareFixTimes(one: FixTime, other: FixTime): number {
  if (one.within === 'next-upgrade' || other.within === 'next-upgrade') return Number(one.within === 'next-upgrade') - Number(other.within === 'next-upgrade');
  return one.days - other.days || Number(other.forensics) - Number(one.forensics);
}

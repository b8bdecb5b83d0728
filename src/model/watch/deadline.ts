import type { Text } from '../text.ts';
import type { FixFacts, FixTime } from './fix-schedule.ts';

/** Whether the customer's installation can be reached by people who are not trusted, over public networks; the customer says so. */
export const exposures = ['yes', 'no', 'unknown'] as const;
export type Exposure = (typeof exposures)[number];

/** What a CVE record says that a deadline needs: SSVC decision points, with who stated each. */
export interface DecisionPoints {
  readonly cveId: string;
  /** Affected products that the record names; evidence text. */
  readonly products: readonly { readonly vendor?: string; readonly product?: string }[];
  /** Statements in the order of the record; the stricter counts where they differ. */
  readonly automatable: readonly { readonly value: 'yes' | 'no'; /** Short name of who states it; evidence text. */ readonly by: string }[];
  readonly technicalImpact: readonly { readonly value: 'partial' | 'total'; readonly by: string }[];
}

/** Until when a customer shall fix an exploited vulnerability of a product that it uses. It is the customer's duty, and says nothing against the maker. */
export interface Deadline {
  readonly cveId: string;
  /** As the catalogue names them; evidence text. */
  readonly vendor: string;
  readonly product: string;
  /** Day of the listing, from which the days are counted. */
  readonly listedAt: string;
  /** The day that the catalogue itself states. */
  readonly statedDueAt?: string;
  readonly fix: FixTime;
  /** Absent for the next upgrade. */
  readonly dueAt?: string;
  /** Whole days in UTC until the due day; 0 on the day itself, negative afterwards. Absent for the next upgrade. */
  readonly daysLeft?: number;
  /** In the order of `FixFacts`. */
  readonly facts: readonly DecidingFact[];
  /** Facts that nobody stated: the strictest row is shown that they leave possible. */
  readonly unknown: readonly (keyof FixFacts)[];
  /** Full sentences: the due day, what decided, and which fact is unknown. */
  readonly sentences: readonly Text[];
}

export interface DecidingFact {
  readonly fact: keyof FixFacts;
  readonly value: 'yes' | 'no' | 'partial' | 'total' | 'unknown';
  /** Who says so, as a phrase. */
  readonly by: Text;
}

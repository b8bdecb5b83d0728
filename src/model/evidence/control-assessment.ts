/**
 * Controls and what somebody says of each: results of an assessment, what components implement, what is left to do, or the list of controls.
 * Names of people are never kept; of an organisation only whether it is another than the product's.
 */
export interface ControlAssessment {
  readonly form: ControlForm;
  readonly title?: string;
  /** RFC 3339, as the document gives it for itself. */
  readonly changedAt?: string;
  /** Start and end of the assessment, RFC 3339. */
  readonly from?: string;
  readonly until?: string;
  readonly assessors: {
    /** Names of organisations that assessed, or that the assessing people belong to. */
    readonly organisations: readonly string[];
    /** People or tools that assessed. */
    readonly people: number;
    readonly tools: number;
    /** What the document itself says about a third party. */
    readonly thirdParty?: boolean;
  };
  /** Names of frameworks or catalogues, as the document refers to them. */
  readonly frameworks: readonly string[];
  /** How many controls have which outcome. */
  readonly controls: Readonly<Record<ControlOutcome, number>>;
  /** Single controls with their ids, at most 500. */
  readonly listed: readonly { readonly id: string; readonly outcome: ControlOutcome }[];
  readonly listedOmitted: number;
  /** Risks or items that are open. */
  readonly openItems: number;
  /** Controls that name which roles answer for them, such as provider and customer. */
  readonly withRoles: number;
}

export type ControlForm = 'assessment-results' | 'component-definition' | 'plan-of-action' | 'catalogue' | 'attestations' | 'evaluation-log';

/** `stated`: named or described, without a result. */
export type ControlOutcome = 'satisfied' | 'not-satisfied' | 'needs-review' | 'not-applicable' | 'not-run' | 'stated';

/** Names of the forms for people, to begin a sentence. */
export const controlFormTitles: Readonly<Record<ControlForm, string>> = {
  'assessment-results': 'Results of an assessment',
  'component-definition': 'A definition of components and the controls that they implement',
  'plan-of-action': 'A plan of action with open items',
  catalogue: 'A catalogue of controls',
  attestations: 'Attestations against standards',
  'evaluation-log': 'The log of an evaluation',
};

import type { Origin } from './artifact.ts';
import type { MeasureId, Population } from './measure.ts';

/** The documents that requirements come from. */
export type SourceDocument = 'pledge' | 'white-paper' | 'demand-guide';

/** Properties of a product that decide whether a requirement counts. A statement says true or false, with a reason for false. */
export type Condition =
  | 'artificial-intelligence'
  | 'cloud-service'
  | 'configurable'
  | 'customer-accounts'
  | 'customer-data'
  | 'database'
  | 'network-service'
  | 'on-premises'
  | 'third-party-components'
  | 'web-interface';

/** One thing that a requirement names; all parts together make it met. */
export type Part<CheckId extends string = string> =
  | {
      readonly name: string;
      readonly by: 'checks';
      /** All of them count. */
      readonly checks: readonly [CheckId, ...CheckId[]];
      /** Origins whose pass can make the part met; a pass of any other origin reaches partly-met. */
      readonly origins: readonly Origin[];
    }
  | { readonly name: string; readonly by: 'person'; /** What the person answers. */ readonly question: string; /** What of the product’s own statement says it too: a word, until a person affirms it. */ readonly statedBy?: 'signing-day' | 'chosen-measures' }
  | { readonly name: string; readonly by: 'nobody-yet'; /** Why nothing can measure it yet. */ readonly reason: string };

/** A task of another framework that asks for the same; only where it is certain. */
export interface Mapping {
  readonly framework: 'ssdf-1.1' | 'cpg-2.0' | 'csf-2.0' | 'osps-baseline' | 'mvsp' | 'cra';
  readonly id: string;
}

/** One testable sentence out of a source, as data. */
export interface Requirement<CheckId extends string = string> {
  /** `<document>/<name>`; stable, never reused. */
  readonly id: `${SourceDocument}/${string}`;
  readonly title: string;
  /** One sentence in our own words: who must, should or may do what. */
  readonly text: string;
  readonly source: { readonly document: SourceDocument; /** `G1-A2`, or the section's name. */ readonly clause: string };
  /** Numbers of the project's list of source lines that this requirement covers. */
  readonly lines: readonly number[];
  readonly audience: 'manufacturer' | 'customer';
  readonly subject: 'manufacturer' | 'product' | 'release' | 'customer';
  /** `state`: is it so? `progress`: did the measure move? `way`: one example of several. */
  readonly kind: 'state' | 'progress' | 'way';
  readonly level: 'must' | 'should' | 'may';
  /** All must hold for the requirement to count. */
  readonly appliesWhen: readonly Condition[];
  /** For `kind: 'progress'`: measures of which any one may show the progress. */
  readonly measures?: readonly MeasureId[];
  /** For `kind: 'progress'`: whose figures count; customers and the product itself when left out. */
  readonly populations?: readonly Population[];
  /** For `kind: 'way'`: the requirement that it is an example of. */
  readonly wayOf?: `${SourceDocument}/${string}`;
  readonly parts: readonly Part<CheckId>[];
  /** What helps to meet it. */
  readonly guidance: string;
  readonly mappings: readonly Mapping[];
  readonly state: 'active' | 'retired';
  readonly since: string;
  readonly replacedBy?: string;
}

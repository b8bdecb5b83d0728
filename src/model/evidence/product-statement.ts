import type { Condition } from '../requirement.ts';
import type { MeasureId, Population } from '../measure.ts';
import type { EvidenceKind } from '../evidence.ts';
import type { DocumentType } from './document-forms.ts';
import type { Origin } from '../artifact.ts';

/** What the maker states about its product in `assay.yaml`. Everything in it is declared: words, not measurement. */
export interface ProductStatement {
  readonly product: {
    readonly name: string;
    readonly maker?: string;
    readonly version?: string;
    /** Web address of the source repository, by which reports on it are told from those on dependencies. */
    readonly repository?: string;
    /** Products of the maker that the statement speaks for, and those it leaves out. */
    readonly covers?: readonly string[];
    readonly leavesOut?: readonly string[];
  };
  /** A condition that is not named is not known; then the requirement counts. */
  readonly conditions: Readonly<Partial<Record<Condition, { readonly holds: boolean; readonly reason?: string }>>>;
  /** Short name of the maker as CNA in CVE records (`cveMetadata.assignerShortName`). */
  readonly cnaShortName?: string;
  readonly pledge?: { readonly signedAt: string };
  /** Measures chosen in advance, with baseline and target. */
  readonly measures: readonly StatedMeasure[];
  /** Security-relevant defaults of the product as shipped. */
  readonly defaults: readonly StatedDefault[];
  readonly lifecycle?: { readonly supportedUntil?: string; readonly endOfLifeAt?: string; readonly address?: string };
  readonly logs?: { readonly retentionDays?: number; readonly extraCharge?: boolean };
  readonly products?: { readonly total: number; readonly withDefaultPassword: number; readonly at: string };
  /** Who signs what the build attests, as the certificate names it, and who vouches for that: provenance of anybody else is not the maker's. */
  readonly provenance?: { readonly identity: string; readonly issuer: string };
  readonly obstacles: readonly { readonly requirement: string; readonly text: string }[];
  readonly claims: readonly StatedClaim[];
  readonly affirmations: readonly StatedAffirmation[];
  readonly reviews: readonly StatedReview[];
  readonly setAside: readonly StatedSetAside[];
  /** Ways of the pledge's examples that the product chose, as requirement ids. */
  readonly waysChosen: readonly string[];
  /** Where evidence lies. */
  readonly evidence: readonly { readonly path: string; readonly kind?: EvidenceKind; /** Type of a document, such as `threat-model`. */ readonly type?: DocumentType; readonly origin: Origin }[];
  /** Paths, relative to the statement, that are not shipped: left out of the source scan. */
  readonly notShipped: readonly string[];
  /** Path of a table of known default credentials, shipped or not, that values in shipped files are compared with. */
  readonly credentialList?: string;
  /** What a published dossier may show: paths, or patterns of them. What is in neither list stays with the maker. */
  readonly publish?: {
    /** Domain under which the maker publishes. */
    readonly publisher: string;
    readonly public: readonly string[];
    /** Committed to by a salted digest, and handed to single customers. */
    readonly withheld: readonly string[];
  };
}

export interface StatedMeasure {
  readonly requirement: string;
  readonly measure: MeasureId;
  readonly population?: Population;
  readonly chosenAt: string;
  readonly baseline?: { readonly at: string; readonly numerator: number; readonly denominator?: number };
  readonly target?: { readonly at?: string; readonly value: number };
}

export interface StatedDefault {
  readonly setting: 'multi-factor-sign-in' | 'automatic-updates' | 'security-logs' | 'single-sign-on' | 'encrypted-connections';
  readonly audience: 'everyone' | 'administrators' | 'users';
  readonly value: 'on' | 'off' | 'opt-out' | 'mandatory' | 'absent';
  readonly extraCharge?: boolean;
  readonly since?: string;
}

/** A named person's word that a requirement is met. */
export interface StatedClaim {
  readonly requirement: string;
  readonly text: string;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly expiresAt: string;
}

/** A named person stands by a part of a requirement that only a person can know. */
export interface StatedAffirmation {
  readonly requirement: string;
  /** Part of the requirement; all person parts when left out. */
  readonly part?: string;
  readonly scope: string;
  /** What the person answers to the part's question. */
  readonly text?: string;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly expiresAt: string;
  /** How the person showed who they are: signed in with an account of their own, by a link sent to their mail address, or by one that somebody handed over. Not known when left out. */
  readonly shownBy?: 'account' | 'mail-link' | 'handed-link';
}

/** A named person's decision on a finding that a person must read. */
export interface StatedReview {
  readonly fingerprint: string;
  readonly decision: 'pass' | 'fail';
  readonly reason: string;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly expiresAt: string;
}

/** A finding that is set aside until a date: shown as such in every report, never a pass. */
export interface StatedSetAside {
  readonly fingerprint: string;
  readonly reason: string;
  readonly by: string;
  readonly until: string;
}

import type { DocumentType } from './document-forms.ts';

/** What can be told from the form of a product document: no words of its text are kept. The substance is for a person. */
export interface ProductDocument {
  readonly type: DocumentType;
  /** Who says that it is of this type: front matter `assay:`, its title, its path, or the product statement. */
  readonly typeFrom: 'front-matter' | 'heading' | 'path' | 'statement';
  readonly hasTitle: boolean;
  readonly words: number;
  readonly headings: number;
  /** Dates of the document itself, in line order. */
  readonly dates: readonly DocumentDate[];
  /** Every other calendar date in the text: what a plan or a lifecycle names. */
  readonly namedDates: readonly { readonly date: string; readonly line: number }[];
  /** Sections of the type's form that a heading or a front matter key shows, by their id. */
  readonly sections: readonly { readonly id: string; readonly line: number }[];
  /** Role that answers for the document, when front matter `owner-role:` gives one of the roles that are known. */
  readonly ownerRole?: ExecutiveRole;
  /** Of a hardening or loosening guide: what it asks of its reader. */
  readonly guide?: GuideCounts;
  /** Senior roles in the text; the person's name is not kept, only whether one stands beside the role. */
  readonly roles: readonly { readonly role: ExecutiveRole; readonly isNameGiven: boolean; readonly line: number }[];
}

/** What a guide asks of its reader, counted in its list items and table rows (`src/read/document/guide-counts.ts`). */
export interface GuideCounts {
  /** Edition or version of the guide, or the release that it is for; evidence text, cut to 40 characters. */
  readonly edition?: string;
  readonly steps: number;
  /** Settings that are named, each once. */
  readonly settings: number;
  /** Steps that name a risk, and steps that say who decides. */
  readonly stepsWithRisk: number;
  readonly stepsWithDecider: number;
}

export interface DocumentDate {
  readonly meaning: 'issued' | 'updated';
  /** `2026-05-31`. */
  readonly date: string;
  readonly line: number;
}

/** Senior roles that can answer for product security (white paper, principle 3). */
export const executiveRoles = [
  'chief executive officer',
  'chief product officer',
  'chief technology officer',
  'chief operating officer',
  'chief information security officer',
  'chief product security officer',
  'chief security officer',
  'chief information officer',
  'chief trust officer',
  'managing director',
  'executive director',
  'senior vice president',
  'vice president',
  'president',
  'general manager',
  'board member',
  'founder',
  'owner',
  'maintainer',
] as const;
export type ExecutiveRole = (typeof executiveRoles)[number];

import type { CheckId } from '../check/index.ts';
import type { Requirement, SourceDocument } from '../model/requirement.ts';

/** The version of the catalogue: year and month of its wording. Written into every assessment and export. */
export const catalogVersion = '2026.11';

/** A requirement as its group writes it; what is left out takes the value that most requirements have. */
type Draft = Omit<Requirement<CheckId>, 'source' | 'audience' | 'appliesWhen' | 'mappings' | 'state' | 'since'> & {
  /** `G1-A2`, or the section of the source. */
  readonly clause: string;
} & Partial<Pick<Requirement<CheckId>, 'audience' | 'appliesWhen' | 'mappings' | 'state' | 'since'>>;

/** A requirement of this catalogue, with its id as a literal type. */
export type CatalogRequirement<Id extends string = string> = Requirement<CheckId> & { readonly id: Id };

/** The requirements that come from one part of a source (OSCAL: group). */
export interface RequirementGroup<Id extends string = string> {
  readonly document: SourceDocument;
  /** File name below the document's folder; unique within the document. */
  readonly name: string;
  readonly title: string;
  readonly requirements: readonly CatalogRequirement<Id>[];
}

/**
 * Declares the requirements of one part of a source. A wrong check id, measure or condition does not compile.
 * Left out, `audience` is the manufacturer, `appliesWhen` and `mappings` are empty, `state` is active.
 */
export function defineGroup<const Drafts extends readonly Draft[]>(
  header: { readonly document: SourceDocument; readonly name: string; readonly title: string },
  drafts: Drafts,
): RequirementGroup<Drafts[number]['id']> {
  return {
    ...header,
    requirements: drafts.map(({ clause, ...draft }): CatalogRequirement<Drafts[number]['id']> => ({
      audience: 'manufacturer',
      appliesWhen: [],
      mappings: [],
      state: 'active',
      since: '2026.11',
      ...draft,
      source: { document: header.document, clause },
    })),
  };
}

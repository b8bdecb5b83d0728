import { groups, requirementById } from '../catalog/index.ts';
import type { SourceDocument } from '../model/requirement.ts';

/** How the requirements of an assessment are put in order: by the pledge’s goals, the white paper’s principles, or the guide’s sections. */
export type ViewName = 'goals' | 'principles' | 'guide' | 'all';

export const views: readonly { readonly view: ViewName; readonly words: string; readonly document: SourceDocument | undefined }[] = [
  { view: 'goals', words: 'By goal of the pledge', document: 'pledge' },
  { view: 'principles', words: 'By principle', document: 'white-paper' },
  { view: 'guide', words: 'By section of the guide', document: 'demand-guide' },
  { view: 'all', words: 'Everything', document: undefined },
];

/** A part of a view: a goal, a part of a principle, a section. */
export interface ViewPart {
  readonly id: string;
  readonly title: string;
  readonly document: SourceDocument;
  readonly requirements: ReadonlySet<string>;
}

/** Groups of requirements on the maker, the pledge’s goals before its scope, principles before what stands around them. */
const parts: readonly ViewPart[] = groups.flatMap((group): readonly ViewPart[] => {
  const asked = group.requirements.filter(({ audience }) => audience === 'manufacturer').map(({ id }) => id);
  return asked.length === 0 ? [] : [{ id: `${group.document}/${group.name}`, title: group.title, document: group.document, requirements: new Set(asked) }];
}).toSorted((one, other) => Number(isAside(one)) - Number(isAside(other)));

function isAside({ document, title }: ViewPart): boolean {
  return document !== 'demand-guide' && !/^(?:Goal|Principle) \d|^The three principles/.test(title);
}

/** The parts of a view, in its order. */
export function partsOf(view: ViewName): readonly ViewPart[] {
  const document = views.find((item) => item.view === view)?.document;
  return document === undefined ? views.flatMap((item) => (item.document === undefined ? [] : partsOf(item.view))) : parts.filter((part) => part.document === document);
}

/** The view in which a requirement stands. */
export function viewOf(requirement: string): ViewName {
  return views.find(({ document }) => document !== undefined && document === requirementById.get(requirement)?.source.document)?.view ?? 'all';
}

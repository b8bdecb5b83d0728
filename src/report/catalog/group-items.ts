import { groups, sources } from '../../catalog/index.ts';
import type { Requirement, SourceDocument } from '../../model/requirement.ts';

/** The requirements of one source, in its groups. */
export interface SourceItems {
  readonly source: (typeof sources)[number];
  readonly groups: readonly { readonly id: string; readonly title: string; readonly requirements: readonly Requirement[] }[];
}

const groupOf: ReadonlyMap<string, string> = new Map(groups.flatMap((group) => group.requirements.map((requirement) => [requirement.id, `${group.document}/${group.name}`] as const)));

/** Puts requirements back into the groups of their sources, in catalogue order; sources and groups without any are left out. */
export function groupItems(items: readonly Requirement[]): readonly SourceItems[] {
  const byGroup = Map.groupBy(items, (item) => groupOf.get(item.id) ?? '');
  return sources.map((source) => ({ source, groups: groupsOf(source.document, byGroup) })).filter((source) => source.groups.length > 0);
}

function groupsOf(document: SourceDocument, byGroup: ReadonlyMap<string, readonly Requirement[]>): SourceItems['groups'] {
  return groups.flatMap((group) => {
    const id = `${group.document}/${group.name}`;
    const requirements = byGroup.get(id);
    return group.document !== document || requirements === undefined ? [] : [{ id, title: group.title, requirements }];
  });
}

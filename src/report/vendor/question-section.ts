import { groups } from '../../catalog/index.ts';

const documentTitles = { pledge: 'Pledge', 'white-paper': 'White paper', 'demand-guide': 'Guide' } as const;

const sections: ReadonlyMap<string, string> = new Map(groups.flatMap((group) => group.requirements.map((item): readonly [string, string] => [item.id, `${documentTitles[group.document]}: ${group.title}`])));

/** The part of a source that a question comes from, as reports print it: `Guide: Authentication`. */
export function questionSection(requirement: string): string {
  return sections.get(requirement) ?? requirement;
}

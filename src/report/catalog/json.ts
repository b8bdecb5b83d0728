import { catalogVersion, citedStandards, coverageOf, frameworks, goals, sources } from '../../catalog/index.ts';
import type { Mapping, Requirement } from '../../model/requirement.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { disclaimer } from '../words.ts';
import { groupItems } from './group-items.ts';
import type { CatalogFile } from './json-schema.ts';

/** Requirements as JSON of our own form (`catalog.schema.json`), with the sources and frameworks that they point at. */
export function catalogJson(items: readonly Requirement[]): Escaped<'json'> {
  return jsonDocument(catalogData(items));
}

/** The same as data. */
export function catalogData(items: readonly Requirement[]): CatalogFile {
  const bySource = groupItems(items);
  const named = new Set(items.map((item) => item.id));
  const documents = new Set(bySource.map(({ source }) => source.document));
  return {
    schema: 'assay-catalog-1',
    version: catalogVersion,
    disclaimer,
    sources: sources.filter((source) => documents.has(source.document)).map(({ clauses: _clauses, validity, ...source }) => ({ ...source, validity: { from: validity.from, until: validity.until ?? null, note: validity.note } })),
    goals: goals.filter((goal) => named.has(goal.requirement)).map((goal) => ({ ...goal })),
    groups: bySource.flatMap((source) => source.groups.map((group) => ({ id: group.id, title: group.title, requirements: group.requirements.map((item) => item.id) }))),
    requirements: items.map(requirementData),
    frameworks: frameworksOf(items),
    citedStandards: citedStandards.filter((standard) => standard.namedBy.some((document) => documents.has(document))).map((standard) => ({ ...standard, namedBy: [...standard.namedBy] })),
  };
}

function requirementData(item: Requirement): CatalogFile['requirements'][number] {
  const { measures, populations, ...rest } = item;
  return {
    ...rest,
    lines: [...item.lines],
    appliesWhen: [...item.appliesWhen],
    ...(measures === undefined ? {} : { measures: [...measures] }),
    ...(populations === undefined ? {} : { populations: [...populations] }),
    parts: item.parts.map((part) => (part.by === 'checks' ? { ...part, checks: [...part.checks], origins: [...part.origins] } : { ...part })),
    coverage: coverageOf(item),
    mappings: item.mappings.map((mapping) => ({ ...mapping })),
  };
}

function frameworksOf(items: readonly Requirement[]): CatalogFile['frameworks'] {
  const used = new Set<Mapping['framework']>(items.flatMap((item) => item.mappings.map((mapping) => mapping.framework)));
  return Object.fromEntries(Object.entries(frameworks).filter(([name]) => used.has(name as Mapping['framework'])).map(([name, { ids: _ids, ...framework }]) => [name, framework]));
}

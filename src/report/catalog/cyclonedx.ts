import { catalogVersion, coverageOf } from '../../catalog/index.ts';
import type { Part, Requirement } from '../../model/requirement.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { disclaimer } from '../words.ts';
import { groupItems, type SourceItems } from './group-items.ts';
import { nameUuid } from './name-uuid.ts';

interface Property {
  readonly name: string;
  readonly value: string;
}

/**
 * Requirements as a CycloneDX 1.6 document: one entry of `definitions.standards` for each source,
 * its levels by the source's verb, ways as children of what they are examples of.
 * @param at time of the export, RFC 3339 UTC
 */
export function catalogCycloneDx(items: readonly Requirement[], at: string): Escaped<'json'> {
  return jsonDocument({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${nameUuid(`cyclonedx ${catalogVersion} ${at} ${items.map((item) => item.id).join(' ')}`)}`,
    version: 1,
    metadata: {
      timestamp: at,
      tools: { components: [{ type: 'application', name: 'assay' }] },
      properties: [{ name: 'assay:disclaimer', value: disclaimer }],
    },
    definitions: { standards: catalogStandards(items) },
  });
}

/** The entries of `definitions.standards` alone, for a document that points at requirements; each requirement’s `bom-ref` is its id. */
export function catalogStandards(items: readonly Requirement[]): readonly object[] {
  return groupItems(items).map(standardOf);
}

function standardOf({ source, groups }: SourceItems): object {
  const items = groups.flatMap((group) => group.requirements);
  const present = new Set<string>(items.map((item) => item.id));
  return {
    'bom-ref': source.document,
    name: `${source.title}, as worded by Assay`,
    version: `${source.edition}; catalogue ${catalogVersion}`,
    description: `The requirements of this source in Assay’s own words. ${source.validity.note} ${disclaimer}`,
    // The wording is ours; the publisher of the source stands in the external reference.
    owner: 'Assay',
    requirements: items.map((item) => requirementOf(item, present)),
    levels: (['must', 'should', 'may'] as const).flatMap((level) => {
      const refs = items.filter((item) => item.level === level).map((item) => item.id);
      return refs.length === 0 ? [] : [{ 'bom-ref': `${source.document}:level:${level}`, identifier: level, title: levelTitles[level], requirements: refs }];
    }),
    externalReferences: [{ type: 'documentation', url: source.address, comment: `${source.title}, ${source.edition}, ${source.publisher}` }],
  };
}

const levelTitles = { must: 'The source demands it', should: 'The source recommends it', may: 'The source suggests it' } as const;

function requirementOf(item: Requirement, present: ReadonlySet<string>): object {
  return {
    'bom-ref': item.id,
    identifier: item.id,
    title: item.title,
    text: item.text,
    descriptions: [item.guidance],
    ...(item.wayOf !== undefined && present.has(item.wayOf) ? { parent: item.wayOf } : {}),
    properties: [
      property('clause', item.source.clause),
      property('audience', item.audience),
      property('subject', item.subject),
      property('kind', item.kind),
      property('coverage', coverageOf(item)),
      property('state', item.state),
      property('since', item.since),
      ...item.appliesWhen.map((condition) => property('applies-when', condition)),
      ...(item.measures ?? []).map((measure) => property('measure', measure)),
      ...item.parts.flatMap(partProperties),
      ...item.mappings.map((mapping) => property(`mapping:${mapping.framework}`, mapping.id)),
    ],
  };
}

function partProperties(part: Part): readonly Property[] {
  if (part.by === 'person') return [property('part:person', `${part.name}: ${part.question}`)];
  if (part.by === 'nobody-yet') return [property('part:nobody-yet', `${part.name}: ${part.reason}`)];
  return [property('part:checks', `${part.name}: ${part.checks.join(', ')} (from evidence ${part.origins.join(' or ')})`)];
}

function property(name: string, value: string): Property {
  return { name: `assay:${name}`, value };
}

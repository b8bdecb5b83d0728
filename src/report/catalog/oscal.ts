import { catalogVersion, coverageOf, frameworks, type sources } from '../../catalog/index.ts';
import type { Part, Requirement } from '../../model/requirement.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { disclaimer } from '../words.ts';
import { groupItems } from './group-items.ts';
import { nameUuid } from './name-uuid.ts';
import type { OscalCatalog, OscalControl, OscalGroup, OscalPart, OscalProperty, OscalResource } from './oscal-catalog-schema.ts';

/** The namespace of our own properties; OSCAL's names without a namespace are NIST's. */
const ownNamespace = 'urn:assay:catalog';
/** The namespace in which OSCAL defines the property `method`. */
const methodNamespace = 'http://csrc.nist.gov/ns/rmf';

/**
 * Requirements as an OSCAL 1.1 catalogue: a group for each source, in it its groups, each requirement a control.
 * @param at time of the export, RFC 3339 UTC
 */
export function catalogOscal(items: readonly Requirement[], at: string): Escaped<'json'> {
  return jsonDocument(oscalData(items, at));
}

/** The same as data. */
export function oscalData(items: readonly Requirement[], at: string): OscalCatalog {
  const bySource = groupItems(items);
  const present = new Set<string>(items.map((item) => item.id));
  const author = nameUuid('party assay');
  return {
    catalog: {
      uuid: nameUuid(`oscal ${catalogVersion} ${at} ${items.map((item) => item.id).join(' ')}`),
      metadata: {
        title: 'Requirements on makers and buyers of software, as worded by Assay',
        'last-modified': at,
        version: catalogVersion,
        'oscal-version': '1.1.2',
        roles: [{ id: 'creator', title: 'Author of the wording' }],
        parties: [{ uuid: author, type: 'organization', name: 'Assay' }],
        'responsible-parties': [{ 'role-id': 'creator', 'party-uuids': [author] }],
        remarks: disclaimer,
      },
      groups: bySource.map(({ source, groups }): OscalGroup => ({
        id: source.document,
        title: `${source.title} (${source.edition})`,
        links: [{ href: `#${resourceUuid(source.document)}`, rel: 'reference' }],
        groups: groups.map((group): OscalGroup => ({ id: `group.${token(group.id)}`, title: group.title, controls: group.requirements.map((item) => controlOf(item, present)) })),
      })),
      'back-matter': { resources: [...bySource.map(({ source }) => sourceResource(source)), ...frameworkResources(items)] },
    },
  };
}

function controlOf(item: Requirement, present: ReadonlySet<string>): OscalControl {
  const id = token(item.id);
  return {
    id,
    title: item.title,
    props: [
      { name: 'label', value: item.id },
      ...(item.state === 'retired' ? [{ name: 'status', value: 'withdrawn' }] : []),
      ...Object.entries({ clause: item.source.clause, audience: item.audience, subject: item.subject, kind: item.kind, level: item.level, coverage: coverageOf(item), since: item.since }).map(([name, value]) => own(name, value)),
      ...item.appliesWhen.map((condition) => own('applies-when', condition)),
      ...(item.measures ?? []).map((measure) => own('measure', measure)),
      ...item.mappings.map((mapping) => ({ ...own('mapping', mapping.id), class: mapping.framework })),
    ],
    links: [
      { href: `#${resourceUuid(item.source.document)}`, rel: 'reference' },
      ...(item.wayOf !== undefined && present.has(item.wayOf) ? [{ href: `#${token(item.wayOf)}`, rel: 'related', text: 'An example of how to meet this' }] : []),
    ],
    parts: [
      { id: `${id}_statement`, name: 'statement', prose: item.text },
      { id: `${id}_guidance`, name: 'guidance', prose: item.guidance },
      ...item.parts.map((part, index) => objectiveOf(part, `${id}_part.${index + 1}`)),
    ],
  };
}

/** A part as an objective, with the method by which it is assessed; without one where nothing can measure it yet. */
function objectiveOf(part: Part, id: string): OscalPart {
  const objective = { id, name: 'assessment-objective', title: part.name, props: [own('assessed-by', part.by)] };
  if (part.by === 'nobody-yet') return { ...objective, prose: part.reason };
  if (part.by === 'person') return { ...objective, parts: [method(`${id}_interview`, 'INTERVIEW', part.question)] };
  return { ...objective, props: [...objective.props, ...part.origins.map((origin) => own('accepted-origin', origin))], parts: part.checks.map((check) => method(`${id}_${check}`, 'EXAMINE', check)) };
}

function method(id: string, value: 'EXAMINE' | 'INTERVIEW', prose: string): OscalPart {
  return { id, name: 'assessment-method', props: [{ name: 'method', ns: methodNamespace, value }], prose };
}

function own(name: string, value: string): OscalProperty {
  return { name, ns: ownNamespace, value };
}

/** An id as OSCAL's token, which knows no slash. */
function token(id: string): string {
  return id.replace('/', '.');
}

function resourceUuid(name: string): string {
  return nameUuid(`resource ${name}`);
}

function sourceResource(source: (typeof sources)[number]): OscalResource {
  return {
    uuid: resourceUuid(source.document),
    title: source.title,
    description: `${source.publisher}, ${source.edition}. ${source.validity.note}`,
    props: [{ name: 'type', value: 'external-guidance' }, { name: 'published', value: `${source.publishedAt}T00:00:00Z` }],
    rlinks: [{ href: source.address }],
  };
}

function frameworkResources(items: readonly Requirement[]): readonly OscalResource[] {
  const used = new Set<string>(items.flatMap((item) => item.mappings.map((mapping) => mapping.framework)));
  return Object.entries(frameworks).filter(([name]) => used.has(name)).map(([name, framework]) => ({
    uuid: resourceUuid(name),
    title: framework.title,
    description: `${framework.publisher}, ${framework.edition}. Property “mapping” of class ${name} points into it.`,
    rlinks: [{ href: framework.address }],
  }));
}

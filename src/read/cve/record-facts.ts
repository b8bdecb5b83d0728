import type { CveDecisionPoints, CveRecord } from '../../model/evidence/cve-records.ts';
import { parseTime } from '../../model/time.ts';
import { arrayAt, objectAt, objectsAt, stringAt, stringsAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseCveId } from '../identifier/cve-id.ts';
import { cpeForm } from './schema/cpe-form.ts';

/** Affected products that are kept by name. */
const productsMax = 5;
const nameLengthMax = 120;

/**
 * The facts of one record. Reads what is there, whatever the schema says of the rest.
 * @param record a JSON object that is a CVE record; see `notARecord`
 */
export function recordFacts(record: JsonObject): CveRecord {
  const metadata = objectAt(record, 'cveMetadata') ?? {};
  const containers = objectAt(record, 'containers') ?? {};
  const cna = objectAt(containers, 'cna') ?? {};
  const others = objectsAt(containers, 'adp');
  const cveId = stringAt(metadata, 'cveId');
  const state = stringAt(metadata, 'state');
  return {
    ...(cveId !== undefined && parseCveId(cveId) !== undefined ? { cveId } : {}),
    state: state === 'PUBLISHED' || state === 'REJECTED' ? state : 'other',
    issuer: named({ shortName: stringAt(metadata, 'assignerShortName'), orgId: stringAt(metadata, 'assignerOrgId') }),
    ...times({ reservedAt: valueAt(metadata, 'dateReserved'), publishedAt: valueAt(metadata, 'datePublished'), updatedAt: valueAt(metadata, 'dateUpdated'), publicAt: valueAt(cna, 'datePublic') }),
    cwe: weaknessesIn(cna),
    cpe: platformsIn(cna),
    addedByOthers: {
      cwe: others.some((container) => weaknessesIn(container).ids.length > 0),
      cpe: others.some(hasPlatforms),
      metrics: others.some((container) => hasCvss(container) || hasSsvc(container)),
    },
    hasCvss: hasCvss(cna),
    hasSsvc: hasSsvc(cna),
    ...decisionPoints(others),
    references: (arrayAt(cna, 'references') ?? []).length,
    products: objectsAt(cna, 'affected').slice(0, productsMax).map((item) => named({ vendor: stringAt(item, 'vendor'), product: stringAt(item, 'product') ?? stringAt(item, 'packageName') })),
  };
}

/** A time as given; without a zone it is UTC. Undefined for anything that is no time. */
function recordTime(text: string): string | undefined {
  if (parseTime(text) !== undefined) return text;
  return parseTime(`${text}Z`) === undefined ? undefined : `${text}Z`;
}

/** Whether a problem type's text names a CWE: `CWE-79`, `CWE 79`. */
function namesWeakness(text: string): boolean {
  return /CWE[- ][0-9]/i.test(text);
}

function isWeaknessId(text: string): boolean {
  return /^CWE-[1-9][0-9]{0,8}$/.test(text);
}

function weaknessesIn(container: JsonObject): CveRecord['cwe'] {
  const descriptions = objectsAt(container, 'problemTypes').flatMap((type) => objectsAt(type, 'descriptions'));
  const ids = new Set<string>();
  for (const description of descriptions) {
    const id = stringAt(description, 'cweId');
    if (id !== undefined && isWeaknessId(id)) ids.add(id);
  }
  return { ids: [...ids], isInTextOnly: ids.size === 0 && descriptions.some((description) => namesWeakness(stringAt(description, 'description') ?? '')) };
}

/** CPE names of a container, and how many have another form. */
export function platformsIn(container: JsonObject): CveRecord['cpe'] {
  let names = 0;
  let malformed = 0;
  for (const name of platformNames(container)) {
    names += 1;
    if (!cpeForm.holds(name)) malformed += 1;
  }
  return { isPresent: hasPlatforms(container), names, malformed };
}

function* platformNames(container: JsonObject): Generator<string> {
  for (const item of objectsAt(container, 'affected')) yield* stringsAt(item, 'cpes');
  for (const element of objectsAt(container, 'cpeApplicability')) {
    for (const node of objectsAt(element, 'nodes')) {
      for (const match of objectsAt(node, 'cpeMatch')) {
        const criteria = stringAt(match, 'criteria');
        if (criteria !== undefined) yield criteria;
      }
    }
  }
}

function hasPlatforms(container: JsonObject): boolean {
  if ((arrayAt(container, 'cpeApplicability') ?? []).length > 0) return true;
  return objectsAt(container, 'affected').some((item) => (arrayAt(item, 'cpes') ?? []).length > 0);
}

function hasCvss(container: JsonObject): boolean {
  return objectsAt(container, 'metrics').some((metric) => Object.keys(metric).some((key) => key.startsWith('cvssV')));
}

/** SSVC is carried as another metric, whose type names it. */
function hasSsvc(container: JsonObject): boolean {
  return objectsAt(container, 'metrics').some(isSsvc);
}

function isSsvc(metric: JsonObject): boolean {
  return (stringAt(objectAt(metric, 'other') ?? {}, 'type') ?? '').slice(0, 128).toLowerCase().includes('ssvc');
}

const exploitations = ['none', 'poc', 'active'] as const;
const answers = ['no', 'yes'] as const;
const impacts = ['partial', 'total'] as const;

/** The first SSVC decision in the containers of others that states a known point. */
function decisionPoints(containers: readonly JsonObject[]): { readonly ssvc?: CveDecisionPoints } {
  for (const metric of containers.flatMap((container) => objectsAt(container, 'metrics')).filter(isSsvc)) {
    const options = objectsAt(objectAt(objectAt(metric, 'other') ?? {}, 'content') ?? {}, 'options');
    const stated = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => {
      const value = options.map((option) => stringAt(option, name)).find((text) => text !== undefined)?.toLowerCase();
      return values.find((item) => item === value);
    };
    const exploitation = stated('Exploitation', exploitations);
    const automatable = stated('Automatable', answers);
    const technicalImpact = stated('Technical Impact', impacts);
    if (exploitation !== undefined || automatable !== undefined || technicalImpact !== undefined) {
      return { ssvc: { ...(exploitation === undefined ? {} : { exploitation }), ...(automatable === undefined ? {} : { automatable }), ...(technicalImpact === undefined ? {} : { technicalImpact }) } };
    }
  }
  return {};
}

/** The names that are there, cut to a length; a value left out has no key. */
function named<Key extends string>(values: Readonly<Record<Key, string | undefined>>): { readonly [K in Key]?: string } {
  const kept: { [K in Key]?: string } = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) kept[key] = value.slice(0, nameLengthMax);
  }
  return kept;
}

function times<Key extends string>(values: Readonly<Record<Key, unknown>>): { readonly [K in Key]?: string } {
  const kept: { [K in Key]?: string } = {};
  for (const key in values) {
    const value = values[key];
    const time = typeof value === 'string' ? recordTime(value) : undefined;
    if (time !== undefined) kept[key] = time;
  }
  return kept;
}

import { statementsMax, type VulnerabilityStatement, type VulnerabilityStatements } from '../../model/evidence/vulnerability-statements.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { walk } from '../cve/schema/breach.ts';
import { follower } from '../cve/schema/follow.ts';
import { arrayAt, isObject, objectAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { parsePurl } from '../identifier/purl.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { document020 } from './document-shape.ts';

const bytesMax = 67_108_864;
const breachesMax = 190;
const purlsMax = 5;
const idMax = 100;
const followDocument = follower(document020);
const statuses = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;

/** Reads an OpenVEX document. Of versions before 0.2.0 the statements are taken, and the version is a finding. */
export function readStatements(source: Source): Reading<'vulnerability-statements'> {
  let format = 'openvex';
  try {
    const bytes = source.bytes(bytesMax);
    const document = parseJson(bytes);
    if (!isObject(document)) throw new Unreadable('is no object');
    const version = versionOf(stringAt(document, '@context') ?? '');
    format = `openvex-${version}`;
    const notes = new JsonNotes();
    if (version === '0.2.0') noteBreaches(document, notes);
    else notes.add('finding', 'openvex-version', version === 'other' ? ours('The @context names no version of OpenVEX that is known; the document was read like one of 0.2.0, and not held to its schema.') : say`The document is of OpenVEX ${quote(version)}; 0.2.0 names products and vulnerabilities in a form that machines can match. It was not held to a schema.`, '@context');
    const items = arrayAt(document, 'statements');
    if (items === undefined) throw new Unreadable('holds no list of statements', { jsonPointer: '/statements' });
    const facts = factsOf(document, version, items);
    return { kind: 'vulnerability-statements', format, facts, ...notes.of(bytes), complete: facts.statementsOmitted === 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('vulnerability-statements', format, say`The document of statements ${quote(problem.reason)}; an OpenVEX document in JSON is expected.`, problem.at);
  }
}

/** `https://openvex.dev/ns/v0.2.0`; the first versions name no number. */
function versionOf(context: string): string {
  if (context === 'https://openvex.dev/ns') return '0.0.1';
  return /^https:\/\/openvex\.dev\/ns\/v(0\.\d{1,2}\.\d{1,2})$/.exec(context)?.[1] ?? 'other';
}

function noteBreaches(document: JsonObject, notes: JsonNotes): void {
  const found = walk(breachesMax);
  followDocument(document, found);
  for (const { words, path } of found.breaches) notes.add('finding', 'openvex-schema', say`This value ${words} (OpenVEX 0.2.0).`, ...path);
}

function factsOf(document: JsonObject, version: string, items: readonly JsonValue[]): VulnerabilityStatements {
  const issuedAt = timeAt(document, 'timestamp');
  const lastUpdatedAt = timeAt(document, 'last_updated');
  const number = valueAt(document, 'version');
  return {
    specification: 'OpenVEX',
    specificationVersion: version,
    ...(typeof number === 'number' || typeof number === 'string' ? { documentVersion: String(number).slice(0, 40) } : {}),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(lastUpdatedAt === undefined ? {} : { lastUpdatedAt }),
    statements: items.slice(0, statementsMax).map((item, index) => statementOf(isObject(item) ? item : {}, index, lastUpdatedAt ?? issuedAt)),
    statementsOmitted: Math.max(0, items.length - statementsMax),
  };
}

function statementOf(statement: JsonObject, index: number, documentTime: string | undefined): VulnerabilityStatement {
  const vulnerability = objectAt(statement, 'vulnerability');
  // Before 0.2.0 a vulnerability and a product are bare texts.
  const name = vulnerability === undefined ? stringAt(statement, 'vulnerability') : stringAt(vulnerability, 'name');
  const products = arrayAt(statement, 'products') ?? [];
  const at = timeAt(statement, 'last_updated') ?? timeAt(statement, 'timestamp') ?? documentTime;
  return {
    vulnerability: (name ?? '').slice(0, idMax),
    status: statuses.find((status) => status === stringAt(statement, 'status')) ?? 'other',
    hasJustification: isTold(statement, 'justification'),
    hasImpactStatement: isTold(statement, 'impact_statement'),
    hasAction: isTold(statement, 'action_statement'),
    products: products.length,
    purls: products.slice(0, purlsMax).flatMap(purlOf),
    ...(at === undefined ? {} : { at }),
    place: `/statements/${index}`,
  };
}

function isTold(statement: JsonObject, key: string): boolean {
  return (stringAt(statement, key) ?? '').trim() !== '';
}

/** The package URL of a product, stated as its identifier or as its id. Nothing else of it is kept. */
function purlOf(product: JsonValue): readonly string[] {
  const texts = typeof product === 'string' ? [product] : isObject(product) ? [stringAt(objectAt(product, 'identifiers') ?? {}, 'purl'), stringAt(product, '@id')] : [];
  const purl = texts.find((text) => text !== undefined && parsePurl(text) !== undefined);
  return purl === undefined ? [] : [purl.slice(0, 300)];
}

function timeAt(object: JsonObject, key: string): string | undefined {
  const text = stringAt(object, key);
  return text !== undefined && parseTime(text) !== undefined ? text : undefined;
}

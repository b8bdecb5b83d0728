import { cvss2, cvss30, cvss31, cvss4 } from './cvss-shapes.ts';
import { cpe23Form, cpeForm } from './cpe-form.ts';
import { capecIdForm, cveIdForm, cweIdForm, dataVersionForm, isEnglish, languageForm, timeForm, uriForm, uuidForm } from './forms.ts';
import { list, object, ofForm, oneOf, oneOfOrExtension, set, text, type ObjectShape, type Shape } from './shape.ts';

const uri = text(1, 2048, uriForm);
const uuid = ofForm(uuidForm);
const time = ofForm(timeForm);
const language = ofForm(languageForm);
const version = text(1, 1024);
const status = oneOf('affected', 'unaffected', 'unknown');
const bool: Shape = { type: 'boolean' };

const media = object({ 'type!': text(1, 256), base64: bool, 'value!': text(1, 16_384) });
const description = object({ 'lang!': language, 'value!': text(1, 4096), supportingMedia: set(media) });
const descriptions = list(description, { min: 1, isUnique: true, also: hasEnglish });

function hasEnglish(items: readonly unknown[]): string | undefined {
  const found = items.some((item) => typeof item === 'object' && item !== null && 'lang' in item && typeof item.lang === 'string' && isEnglish(item.lang));
  return found ? undefined : 'at least one description in English';
}

const reference = object({
  'url!': uri, name: text(1, 512),
  tags: set(oneOfOrExtension('broken-link', 'customer-entitlement', 'exploit', 'government-resource', 'issue-tracking', 'mailing-list', 'mitigation', 'not-applicable', 'patch', 'permissions-required', 'media-coverage', 'product', 'related', 'release-notes', 'signature', 'technical-description', 'third-party-advisory', 'vendor-advisory', 'vdb-entry')),
});
const references = list(reference, { min: 1, max: 512, isUnique: true });

const affectedVersion = object({
  'version!': version, 'status!': status, versionType: text(1, 128), lessThan: version, lessThanOrEqual: version,
  changes: set(object({ 'at!': version, 'status!': status })),
}, { also: isRange });

/** A version stands alone, or with its type, or as a range with its type and one end. */
function isRange(value: Readonly<Record<string, unknown>>): string | undefined {
  const hasType = Object.hasOwn(value, 'versionType');
  const ends = (Object.hasOwn(value, 'lessThan') ? 1 : 0) + (Object.hasOwn(value, 'lessThanOrEqual') ? 1 : 0);
  const keys = Object.keys(value).length;
  const holds = ends === 0 ? keys <= 2 || (hasType && keys === 3) : ends === 1 && hasType;
  return holds ? undefined : 'a single version, or a range with its version type and one end';
}

const product = object({
  vendor: text(1, 512), product: text(1, 2048), collectionURL: uri, packageName: text(1, 2048), cpes: set(text(1, 2048, cpeForm), 0),
  modules: set(text(1, 4096), 0), programFiles: set(text(1, 1024), 0), programRoutines: set(object({ 'name!': text(1, 4096) }), 0), platforms: set(text(0, 1024)),
  repo: uri, defaultStatus: status, versions: set(affectedVersion),
}, { others: 'any', also: namesProduct });

function namesProduct(value: Readonly<Record<string, unknown>>): string | undefined {
  const has = (key: string): boolean => Object.hasOwn(value, key);
  if (!(has('vendor') && has('product')) && !(has('collectionURL') && has('packageName'))) return 'a vendor and product, or a collection and package name';
  return has('versions') || has('defaultStatus') ? undefined : 'versions or a default status';
}

const cpeMatch = object({ 'vulnerable!': bool, 'criteria!': text(1, 2048, cpe23Form), matchCriteriaId: uuid, versionStartExcluding: version, versionStartIncluding: version, versionEndExcluding: version, versionEndIncluding: version });
const cpeNode = object({ 'operator!': oneOf('AND', 'OR'), negate: bool, 'cpeMatch!': list(cpeMatch) }, { others: 'any' });
const cpeApplicability = list(object({ operator: oneOf('AND', 'OR'), negate: bool, 'nodes!': list(cpeNode) }, { others: 'any' }));

const problemType = object({ 'descriptions!': set(object({ 'lang!': language, 'description!': text(1, 4096), cweId: text(5, 9, cweIdForm), type: text(1, 128), references })) });

const metric = object({
  format: text(1, 64), scenarios: set(object({ 'lang!': language, 'value!': text(1, 4096) })), cvssV4_0: cvss4, cvssV3_1: cvss31, cvssV3_0: cvss30, cvssV2_0: cvss2,
  other: object({ 'type!': text(1, 128), 'content!': object({}, { others: 'any', minKeys: 1 }) }),
}, { also: (value) => (['cvssV4_0', 'cvssV3_1', 'cvssV3_0', 'cvssV2_0', 'other'].some((key) => Object.hasOwn(value, key)) ? undefined : 'a CVSS vector or another metric') });

const providerMetadata = object({ 'orgId!': uuid, shortName: text(2, 32), dateUpdated: time });

/** Parts that a container of the issuer and one of another party have in common. */
const common = {
  title: text(1, 256), datePublic: time, cpeApplicability, problemTypes: set(problemType),
  impacts: set(object({ capecId: text(7, 11, capecIdForm), 'descriptions!': descriptions })), metrics: set(metric),
  configurations: set(description), workarounds: set(description), solutions: set(description), exploits: set(description),
  timeline: set(object({ 'time!': time, 'lang!': language, 'value!': text(1, 4096) })),
  credits: set(object({ 'lang!': language, 'value!': text(1, 4096), user: uuid, type: oneOf('finder', 'reporter', 'analyst', 'coordinator', 'remediation developer', 'remediation reviewer', 'remediation verifier', 'tool', 'sponsor', 'other') })),
  source: object({}, { others: 'any', minKeys: 1 }),
  taxonomyMappings: set(object({ 'taxonomyName!': text(1, 128), taxonomyVersion: text(1, 128), 'taxonomyRelations!': set(object({ 'taxonomyId!': text(1, 2048), 'relationshipName!': text(1, 128), 'relationshipValue!': text(1, 2048) })) })),
} as const;

const affected = list(product, { min: 1 });
const cna = object({ ...common, 'providerMetadata!': providerMetadata, dateAssigned: time, 'descriptions!': descriptions, 'affected!': affected, 'references!': references, tags: set(oneOfOrExtension('unsupported-when-assigned', 'exclusively-hosted-service', 'disputed')) }, { others: 'extensions' });
const adp = object({ ...common, 'providerMetadata!': providerMetadata, descriptions, affected, references, tags: set(oneOfOrExtension('disputed')) }, { others: 'extensions', minKeys: 2 });
const rejectedCna = object({ 'providerMetadata!': providerMetadata, 'rejectedReasons!': descriptions, replacedBy: set(ofForm(cveIdForm)) }, { others: 'extensions' });

const metadata = { 'cveId!': ofForm(cveIdForm), 'assignerOrgId!': uuid, assignerShortName: text(2, 32), serial: { type: 'integer', min: 1 } as const, dateUpdated: time, dateReserved: time, datePublished: time };
const frame = { 'dataType!': oneOf('CVE_RECORD'), 'dataVersion!': ofForm(dataVersionForm) };

/** A record in the state PUBLISHED (CVE Record Format, schema 5.1.1; the CPE forms are anchored here, which the schema forgot). */
export const publishedRecord: ObjectShape = object({ ...frame, 'cveMetadata!': object({ ...metadata, requesterUserId: uuid, 'state!': oneOf('PUBLISHED') }), 'containers!': object({ 'cna!': cna, adp: set(adp) }) });

/** A record in the state REJECTED. */
export const rejectedRecord: ObjectShape = object({ ...frame, 'cveMetadata!': object({ ...metadata, dateRejected: time, 'state!': oneOf('REJECTED') }), 'containers!': object({ 'cna!': rejectedCna }) });

import { list, object, ofForm, oneOf, set, text, type ObjectShape, type Shape } from '../../cve/schema/shape.ts';
import { categoryForm, cpeForm, cveIdForm, cweEditionForm, cweIdForm, hashForm, languageForm, purlForm, shareForm, sharingGroupForm, timeForm, trackingIdForm, uriForm, versionForm } from './text-forms.ts';

/*
 * The schemas of CSAF 2.0 and 2.1 as data. That of 2.0 lets every further key pass; here each is noted, because test 6.2.20 asks for it.
 * Severity vectors are left to test 6.1.8, which follows the same schemas of FIRST.
 */

const any: Shape = { type: 'any' };
const words = text(1);
const uri = ofForm(uriForm);
const time = ofForm(timeForm);
const version = ofForm(versionForm);
const language = ofForm(languageForm);
const ids = set(words);

const acknowledgments = list(object({ names: list(words, { min: 1 }), organization: words, summary: words, urls: list(uri, { min: 1 }) }, { minKeys: 1 }), { min: 1 });
const notesWith = (keys: Readonly<Record<string, Shape>>): Shape => list(object({ audience: words, 'category!': oneOf('description', 'details', 'faq', 'general', 'legal_disclaimer', 'other', 'summary'), 'text!': words, title: words, ...keys }), { min: 1 });
const [notes, notesOnProducts] = [notesWith({}), notesWith({ group_ids: ids, product_ids: ids })];
const references = list(object({ category: oneOf('external', 'self'), 'summary!': words, 'url!': uri }), { min: 1 });

const helper = (identifiers: Readonly<Record<string, Shape>>): Shape => object({
  cpe: text(5, undefined, cpeForm),
  hashes: list(object({ 'file_hashes!': list(object({ 'algorithm!': words, 'value!': ofForm(hashForm) }), { min: 1 }), 'filename!': words }), { min: 1 }),
  model_numbers: set(words), sbom_urls: list(uri, { min: 1 }), serial_numbers: set(words), skus: list(words, { min: 1 }),
  x_generic_uris: list(object({ 'namespace!': uri, 'uri!': uri }), { min: 1 }),
  ...identifiers,
}, { minKeys: 1 });

function productTree(identifiers: Readonly<Record<string, Shape>>, branchCategories: readonly string[]): Shape {
  const product = object({ 'name!': words, 'product_id!': words, product_identification_helper: helper(identifiers) });
  const branches: Shape = list(object({
    'category!': oneOf('architecture', 'host_name', 'language', 'legacy', 'patch_level', 'product_family', 'product_name', 'product_version', 'product_version_range', 'service_pack', 'specification', 'vendor', ...branchCategories),
    'name!': words, branches: { type: 'later', shape: () => branches }, product,
  }, { minKeys: 3, maxKeys: 3 }), { min: 1 });
  return object({
    branches,
    full_product_names: list(product, { min: 1 }),
    product_groups: list(object({ 'group_id!': words, 'product_ids!': set(words, 2), summary: words }), { min: 1 }),
    relationships: list(object({
      'category!': oneOf('default_component_of', 'external_component_of', 'installed_on', 'installed_with', 'optional_component_of'),
      'full_product_name!': product, 'product_reference!': words, 'relates_to_product_reference!': words,
    }), { min: 1 }),
  }, { minKeys: 1 });
}

const tracking = object({
  aliases: set(words), 'current_release_date!': time,
  generator: object({ date: time, 'engine!': object({ 'name!': words, version: words }) }),
  'id!': ofForm(trackingIdForm), 'initial_release_date!': time,
  'revision_history!': list(object({ 'date!': time, legacy_version: words, 'number!': version, 'summary!': words }), { min: 1 }),
  'status!': oneOf('draft', 'final', 'interim'), 'version!': version,
});

const productStatus = (...more: readonly string[]): Shape => object(
  Object.fromEntries(['first_affected', 'first_fixed', 'fixed', 'known_affected', 'known_not_affected', 'last_affected', 'recommended', 'under_investigation', ...more].map((key) => [key, ids])),
  { minKeys: 1 },
);

const restart = object({ 'category!': oneOf('connected', 'dependencies', 'machine', 'none', 'parent', 'service', 'system', 'vulnerable_component', 'zone'), details: words });
const commonVulnerability: Readonly<Record<string, Shape>> = {
  acknowledgments, cve: ofForm(cveIdForm), discovery_date: time,
  flags: set(object({ date: time, group_ids: ids, 'label!': oneOf('component_not_present', 'inline_mitigations_already_exist', 'vulnerable_code_cannot_be_controlled_by_adversary', 'vulnerable_code_not_in_execute_path', 'vulnerable_code_not_present'), product_ids: ids })),
  ids: set(object({ 'system_name!': words, 'text!': words })),
  references,
  threats: list(object({ 'category!': oneOf('exploit_status', 'impact', 'target_set'), date: time, 'details!': words, group_ids: ids, product_ids: ids }), { min: 1 }),
  title: words,
};
const remediations = (...more: readonly string[]): Shape => list(object({
  'category!': oneOf('mitigation', 'no_fix_planned', 'none_available', 'vendor_fix', 'workaround', ...more),
  date: time, 'details!': words, entitlements: list(words, { min: 1 }), group_ids: ids, product_ids: ids, restart_required: restart, url: uri,
}), { min: 1 });
const involvements = (keys: Readonly<Record<string, Shape>>): Shape => set(object({
  date: time, 'party!': oneOf('coordinator', 'discoverer', 'other', 'user', 'vendor'), 'status!': oneOf('completed', 'contact_attempted', 'disputed', 'in_progress', 'not_contacted', 'open'), summary: words, ...keys,
}));

const publisher = (...more: readonly string[]): Shape => object({ 'category!': oneOf('coordinator', 'discoverer', 'other', 'translator', 'user', 'vendor', ...more), contact_details: words, issuing_authority: words, 'name!': words, 'namespace!': uri });
const documentKeys: Readonly<Record<string, Shape>> = {
  acknowledgments, aggregate_severity: object({ namespace: uri, 'text!': words }), 'category!': ofForm(categoryForm),
  lang: language, references, source_lang: language, 'title!': words, 'tracking!': tracking,
};

/** CSAF 2.0, the whole document. */
export const advisory20: ObjectShape = object({
  'document!': object({
    ...documentKeys, notes, 'csaf_version!': oneOf('2.0'), 'publisher!': publisher(),
    distribution: object({ text: words, tlp: object({ 'label!': oneOf('AMBER', 'GREEN', 'RED', 'WHITE'), url: uri }) }, { minKeys: 1 }),
  }),
  product_tree: productTree({ purl: text(7, undefined, purlForm) }, []),
  vulnerabilities: list(object({
    ...commonVulnerability, notes,
    cwe: object({ 'id!': ofForm(cweIdForm), 'name!': words }), involvements: involvements({}), product_status: productStatus(), release_date: time, remediations: remediations(),
    scores: list(object({ cvss_v2: any, cvss_v3: any, 'products!': ids }, { minKeys: 2 }), { min: 1 }),
  }, { minKeys: 1 }), { min: 1 }),
});

const decimalShare = ofForm(shareForm);

/** CSAF 2.1, the whole document. Decision points (SSVC) are not looked into. */
export const advisory21: ObjectShape = object({
  '$schema!': oneOf('https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json'),
  'document!': object({
    ...documentKeys, notes: notesOnProducts, 'csaf_version!': oneOf('2.1'), 'publisher!': publisher('multiplier'), license_expression: words,
    'distribution!': object({
      sharing_group: object({ 'id!': ofForm(sharingGroupForm), name: words }), text: words,
      'tlp!': object({ 'label!': oneOf('AMBER', 'AMBER+STRICT', 'CLEAR', 'GREEN', 'RED'), url: uri }),
    }),
  }),
  product_tree: productTree({ purls: set(text(7, undefined, purlForm)) }, ['platform']),
  vulnerabilities: list(object({
    ...commonVulnerability, notes: notesOnProducts, disclosure_date: time,
    cwes: set(object({ 'id!': ofForm(cweIdForm), 'name!': ofForm(categoryForm), 'version!': ofForm(cweEditionForm) })),
    first_known_exploitation_dates: set(object({ 'date!': time, 'exploitation_date!': time, group_ids: ids, product_ids: ids }, { minKeys: 3 })),
    involvements: involvements({ contact: words, group_ids: ids, product_ids: ids }), product_status: productStatus('unknown'), remediations: remediations('fix_planned', 'optional_patch'),
    metrics: set(object({
      'content!': object({ cvss_v2: any, cvss_v3: any, cvss_v4: any, epss: object({ 'percentile!': decimalShare, 'probability!': decimalShare, 'timestamp!': time }), ssvc_v1: any }, { minKeys: 1 }),
      'products!': ids, source: uri,
    })),
  }, { minKeys: 1 }), { min: 1 }),
});

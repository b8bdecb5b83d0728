import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { catalogVersion, requirementById, requirements } from '../../catalog/index.ts';
import { isValidAt } from '../../judge/validity.ts';
import { catalogStandards } from '../../report/catalog/cyclonedx.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { disclaimer } from '../../report/words.ts';
import { declaredOf, productRef } from './cyclonedx-claims.ts';
import { fileEvidence, findingEvidence } from './cyclonedx-evidence.ts';
import { documentUuid } from './document-uuid.ts';
import { dossierAddress } from './place.ts';
import { standingsOf } from './standing.ts';
import { formLimits, personWords } from './words.ts';

const assessorRef = 'assessor';

/**
 * A publication as CycloneDX Attestations 1.6 (`declarations`). The fields in which CycloneDX has a number from 0 to 1 for conformance
 * and for confidence stay empty: the rationale says both in words (docs/decisions/0022).
 * @param predicate one that `dossierPayload` accepts
 */
export function cyclonedxAttestations(predicate: DossierPredicate): Escaped<'json'> {
  const { publisher, product, versions, publishedAt, findings, evidence } = predicate;
  const standings = standingsOf(predicate);
  const declared = standings.map((standing) => declaredOf(standing, requirementRef(standing.requirement), predicate));
  const named = new Set(declared.flatMap((item) => item.findings));
  const files = new Set(declared.flatMap((item) => item.files));
  return jsonDocument({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${documentUuid('cyclonedx', predicate)}`,
    version: 1,
    metadata: {
      timestamp: publishedAt,
      tools: { components: [{ type: 'application', name: 'assay', version: versions.engine }] },
      properties: [
        { name: 'assay:disclaimer', value: disclaimer },
        { name: 'assay:limits', value: formLimits },
        { name: 'assay:publisher', value: publisher },
        { name: 'assay:catalog', value: versions.catalog },
        { name: 'assay:rules', value: versions.rules },
        { name: 'assay:publication', value: String(predicate.sequence) },
        { name: 'assay:assessed-at', value: predicate.assessedAt },
      ],
    },
    externalReferences: [{ type: 'attestation', url: dossierAddress, comment: 'The signed dossier that this document is made from.' }],
    declarations: {
      assessors: [{ 'bom-ref': assessorRef, thirdParty: false, organization: { name: product.maker } }],
      attestations: [{ summary: summary(versions.catalog), assessor: assessorRef, map: declared.map((item) => item.map) }],
      claims: declared.flatMap((item) => item.claims),
      evidence: [
        ...evidence.flatMap((item, index) => (files.has(index) ? [fileEvidence(item, index)] : [])),
        ...findings.filter((finding) => named.has(finding)).map((finding) => findingEvidence(finding, predicate)),
      ],
      targets: { components: [{ type: 'application', 'bom-ref': productRef, name: product.name, ...(product.version === undefined ? {} : { version: product.version }), manufacturer: { name: product.maker } }] },
      ...affirmation(predicate),
    },
    definitions: { standards: standardsOf(standings.map((standing) => standing.requirement), versions.catalog) },
  });
}

function summary(catalog: string): string {
  const wording = catalog === catalogVersion ? '' : ` The verdicts were reached by catalogue ${catalog}; the requirements are worded here as in catalogue ${catalogVersion}.`;
  return `What the maker of the product shows about itself, requirement by requirement, with the evidence for and against. ${disclaimer} ${formLimits}${wording}`;
}

/** Requirements of the catalogue go by their ids. Others take a name that none of those can have. */
function requirementRef(id: string): string {
  return requirementById.has(id) ? id : `requirement:${id}`;
}

function standardsOf(ids: readonly string[], version: string): readonly object[] {
  const used = new Set(ids);
  const unknown = ids.filter((id) => !requirementById.has(id));
  return [
    ...catalogStandards(requirements.filter((requirement) => used.has(requirement.id))),
    ...(unknown.length === 0 ? [] : [{
      'bom-ref': 'other-requirements',
      name: 'Requirements that this catalogue does not hold',
      version,
      description: `They stand in the dossier by their ids alone. ${disclaimer}`,
      requirements: unknown.map((id) => ({ 'bom-ref': requirementRef(id), identifier: id })),
    }]),
  ];
}

/**
 * CycloneDX has one affirmation of the whole; ours are of one requirement each. So the statement lists them, and says that they go no further.
 * A signatory has no signature here, for what was signed is the dossier: the reference leads to it.
 */
function affirmation({ affirmations, assessedAt, product }: DossierPredicate): object {
  const valid = affirmations.filter((item) => isValidAt(item, assessedAt));
  if (valid.length === 0) return {};
  const lines = valid.map((item) => `${item.requirement}${item.part === undefined ? '' : ` (${item.part})`}, for ${item.scope}: ${personWords(item)}.`);
  const people = new Map(valid.map(({ by }) => [JSON.stringify([by.name, by.role]), by]));
  return {
    affirmation: {
      statement: `Each person stands by what is listed with the name, and by nothing else in this document. ${lines.join(' ')}`,
      signatories: [...people.values()].map(({ name, role }) => ({ name, role, organization: { name: product.maker }, externalReference: { type: 'attestation', url: dossierAddress, comment: 'The affirmation stands in this signed dossier.' } })),
    },
  };
}

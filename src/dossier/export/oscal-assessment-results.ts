import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import type { OscalAssessmentResults } from '../../report/oscal-results/results-schema.ts';
import { disclaimer, limits } from '../../report/words.ts';
import { documentUuid } from './document-uuid.ts';
import { findingOf, observationOf, resourceOf } from './oscal-observations.ts';
import { attestationsOf, peopleOf } from './oscal-people.ts';
import { markup, named, own, plain, token, uuidsOf } from './oscal-words.ts';
import { dossierAddress } from './place.ts';
import { standingsOf, type PublishedVerdict } from './standing.ts';
import { formLimits } from './words.ts';

type Document = OscalAssessmentResults['assessment-results'];
type Definitions = NonNullable<Document['results'][number]['local-definitions']>;

/**
 * A publication as OSCAL 1.1 assessment results. OSCAL's words differ: our finding is its observation, our verdict its finding.
 * @param predicate one that `dossierPayload` accepts
 */
export function oscalAssessmentResults(predicate: DossierPredicate): Escaped<'json'> {
  return jsonDocument(oscalResultsData(predicate));
}

/** The same as data. */
export function oscalResultsData(predicate: DossierPredicate): OscalAssessmentResults {
  const { product, publisher, versions, publishedAt, evidence } = predicate;
  const document = documentUuid('oscal', predicate);
  const uuid = uuidsOf(document);
  return {
    'assessment-results': {
      uuid: document,
      metadata: {
        title: named('Published assessment of', product.name),
        published: publishedAt,
        'last-modified': publishedAt,
        version: String(predicate.sequence),
        'oscal-version': '1.1.2',
        props: [own('publisher', publisher), own('catalog', versions.catalog), own('rules', versions.rules), own('engine', versions.engine)],
        roles: [{ id: 'assessor', title: 'Assessor of its own product' }, { id: 'claimant', title: 'Says what is claimed' }, { id: 'affirmer', title: 'Stands by what is affirmed' }],
        parties: [{ uuid: uuid('maker'), type: 'organization', name: own('name', product.maker).value }, ...peopleOf(predicate, uuid)],
        'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [uuid('maker')] }],
        remarks: `${disclaimer} ${limits} ${formLimits}`,
      },
      'import-ap': { href: `#${uuid('catalogue')}`, remarks: 'There is no separate plan: the catalogue and its checks are the plan.' },
      results: [resultOf(predicate, uuid)],
      'back-matter': {
        resources: [
          { uuid: uuid('catalogue'), title: plain(`Requirements of catalogue ${versions.catalog}`), description: plain(`As worded by Assay, with rules ${versions.rules}.`) },
          { uuid: uuid('dossier'), title: 'The signed dossier', description: 'What this document is made from.', rlinks: [{ href: dossierAddress }] },
          ...evidence.map((item, index) => resourceOf(item, index, uuid)),
        ],
      },
    },
  };
}

function resultOf(predicate: DossierPredicate, uuid: (name: string) => string): Document['results'][number] {
  const { versions, assessedAt, findings, evidence, verdicts } = predicate;
  const judged = standingsOf(predicate).flatMap(({ verdict, ...standing }) => (verdict === undefined || !isJudged(verdict) ? [] : [{ ...standing, verdict }]));
  const leftOut = verdicts.filter((verdict) => !isJudged(verdict));
  const attestations = attestationsOf(predicate, uuid);
  return {
    uuid: uuid('result'),
    title: plain(`Requirements of catalogue ${versions.catalog}`),
    description: disclaimer,
    start: assessedAt,
    end: assessedAt,
    ...(leftOut.length === 0 ? {} : { props: leftOut.map((verdict) => ({ ...own(verdict.isAnotherWay === true ? 'another-way' : verdict.verdict, verdict.requirement), remarks: markup(verdict.reason) })) }),
    'local-definitions': definitionsOf(predicate, uuid),
    'reviewed-controls': { 'control-selections': [judged.length === 0 ? { description: 'No requirement was judged.' } : { 'include-controls': judged.map(({ requirement }) => ({ 'control-id': token(requirement) })) }] },
    ...(attestations.length === 0 ? {} : { attestations }),
    ...(findings.length === 0 ? {} : { observations: findings.map((finding) => observationOf(finding, predicate, uuid)) }),
    ...(judged.length === 0 ? {} : { findings: judged.map((standing) => findingOf(standing, evidence, uuid)) }),
    remarks: formLimits,
  };
}

/**
 * A way that was not chosen is never counted, what does not apply is neither satisfied nor not, and of what is unknown or only claimed
 * nobody has measured either: all are named as properties of the result, so that no tool counts them as failed.
 */
function isJudged({ verdict, isAnotherWay }: PublishedVerdict): boolean {
  return isAnotherWay !== true && verdict !== 'not-applicable' && verdict !== 'unknown' && verdict !== 'claimed';
}

function definitionsOf({ product, versions }: DossierPredicate, uuid: (name: string) => string): Definitions {
  return {
    components: [{
      uuid: uuid('product'),
      type: 'software',
      title: named('Product', product.name),
      description: named('Made by', product.maker),
      ...(product.version === undefined ? {} : { props: [{ name: 'version', value: own('version', product.version).value }] }),
      status: { state: 'other', remarks: 'The dossier does not say.' },
    }],
    'assessment-assets': {
      components: [{ uuid: uuid('assay'), type: 'software', title: 'Assay', description: 'The tool that read the evidence and judged it.', props: [{ name: 'version', value: own('version', versions.engine).value }], status: { state: 'operational' } }],
      'assessment-platforms': [{ uuid: uuid('platform'), title: 'Assay', 'uses-components': [{ 'component-uuid': uuid('assay') }] }],
    },
  };
}

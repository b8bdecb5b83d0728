import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { OscalResource } from '../../report/catalog/oscal-catalog-schema.ts';
import type { OscalAssessmentResults } from '../../report/oscal-results/results-schema.ts';
import { markup, own, plain, token } from './oscal-words.ts';
import { evidenceAddress, evidenceName, placeName } from './place.ts';
import type { PublishedFinding, Standing } from './standing.ts';
import { confidenceWords, conformanceWords, evidenceWords, titleOf } from './words.ts';

type Result = OscalAssessmentResults['assessment-results']['results'][number];
export type Observation = NonNullable<Result['observations']>[number];
export type OscalFinding = NonNullable<Result['findings']>[number];

/** What a check saw. OSCAL calls our finding an observation. */
export function observationOf(finding: PublishedFinding, { assessedAt, evidence }: DossierPredicate, uuid: (name: string) => string): Observation {
  const { setAside } = finding;
  return {
    uuid: uuid(`observation ${finding.fingerprint}`),
    title: plain(finding.check),
    description: markup(finding.message),
    props: [own('outcome', finding.outcome), own('check', finding.check), own('fingerprint', finding.fingerprint), own('origin', finding.origin), own('complete', finding.complete ? 'yes' : 'no')],
    methods: ['EXAMINE'],
    types: ['finding'],
    origins: [{ actors: [{ type: 'tool', 'actor-uuid': uuid('assay') }] }],
    subjects: [{ 'subject-uuid': uuid('product'), type: 'component' }],
    ...(finding.pointers.length === 0 ? {} : { 'relevant-evidence': finding.pointers.map((pointer) => ({ href: `#${uuid(`evidence ${pointer.evidence}`)}`, description: plain(placeName(pointer, evidence)) })) }),
    collected: assessedAt,
    ...(setAside === undefined ? {} : { remarks: plain(`Set aside by ${setAside.by} until ${setAside.until}: ${setAside.reason}`) }),
  };
}

/**
 * The verdict on a requirement. OSCAL calls it a finding and knows only satisfied and not-satisfied; the verdict’s own word stands beside it.
 */
export function findingOf(standing: Standing & { readonly verdict: NonNullable<Standing['verdict']> }, evidence: DossierPredicate['evidence'], uuid: (name: string) => string): OscalFinding {
  const { requirement, verdict, findings } = standing;
  return {
    uuid: uuid(`finding ${requirement}`),
    title: plain(titleOf(requirement)),
    description: markup(verdict.reason),
    props: [own('requirement', requirement), own('verdict', verdict.verdict), ...verdict.parts.map((part) => ({ ...own('part', part.verdict), remarks: plain(`${part.name}: `) + markup(part.reason) }))],
    target: { type: 'statement-id', 'target-id': `${token(requirement)}_statement`, title: plain(titleOf(requirement)), description: plain(confidenceWords(standing, evidence)), status: statusOf(standing, verdict.verdict) },
    ...(findings.length === 0 ? {} : { 'related-observations': findings.map((finding) => ({ 'observation-uuid': uuid(`observation ${finding.fingerprint}`) })) }),
  };
}

function statusOf(standing: Standing, verdict: NonNullable<Standing['verdict']>['verdict']): OscalFinding['target']['status'] {
  if (verdict === 'met') return { state: 'satisfied', reason: 'pass' };
  if (verdict === 'not-met' || verdict === 'contradicted') return { state: 'not-satisfied', reason: 'fail' };
  return { state: 'not-satisfied', reason: 'other', remarks: plain(`OSCAL has no word for this. ${conformanceWords(standing)}`) };
}

/** A file as a resource; a withheld one has its commitment in place of address and digest. */
export function resourceOf(item: DossierPredicate['evidence'][number], index: number, uuid: (name: string) => string): OscalResource {
  return {
    uuid: uuid(`evidence ${index}`),
    title: plain(evidenceName(item)),
    description: plain(evidenceWords(item)),
    props: item.state === 'public' ? [own('state', 'public'), own('digest', item.digest)] : [own('state', 'withheld'), own('commitment', item.commitment)],
    ...(item.state === 'public' ? { rlinks: [{ href: evidenceAddress(item.path), hashes: [{ algorithm: 'SHA-256', value: item.digest.slice('sha256:'.length) }] }] } : {}),
  };
}

import { pathOf } from '../model/artifact.ts';
import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Verdict } from '../model/verdict.ts';
import { nameUuid } from './catalog/name-uuid.ts';
import type { Escaped } from './escape/escaped.ts';
import { jsonDocument } from './escape/json.ts';
import { markdown } from './escape/markdown.ts';
import { asideText } from './set-aside.ts';
import { disclaimer, limits } from './words.ts';

/**
 * OSCAL 1.1 assessment results. OSCAL's words differ: our finding is its observation, our verdict its finding,
 * and it knows only satisfied and not-satisfied; the verdict's own word stands in a property beside it.
 * What is unknown or only claimed is no finding, since a tool would count it as failed: it is named as a property of the result,
 * and what was seen stays among the observations.
 */
export function oscalReport(assessment: Assessment): Escaped<'json'> {
  const counted = assessment.verdicts.filter((verdict) => verdict.isAnotherWay !== true && verdict.verdict !== 'not-applicable');
  const judged = counted.filter(isJudged);
  const open = counted.filter((verdict) => !isJudged(verdict));
  const run = `${assessment.assessedAt} ${assessment.product.name} ${assessment.subject.commit ?? ''}`;
  const observationOf = new Map(assessment.findings.map((finding) => [finding.fingerprint, nameUuid(`observation ${run} ${finding.fingerprint}`)]));
  return jsonDocument({
    'assessment-results': {
      uuid: nameUuid(`assessment-results ${run}`),
      metadata: { title: `Assessment of ${assessment.product.name}`, 'last-modified': assessment.assessedAt, version: assessment.engineVersion, 'oscal-version': '1.1.2', remarks: `${disclaimer} ${limits}` },
      'import-ap': { href: '#', remarks: 'There is no separate plan: the catalogue and its checks are the plan.' },
      results: [{
        uuid: nameUuid(`result ${run}`),
        title: `Requirements of catalogue ${assessment.catalogVersion}`,
        description: disclaimer,
        start: assessment.assessedAt,
        end: assessment.assessedAt,
        ...(open.length === 0 ? {} : { props: open.map(({ requirement, verdict, reason }) => ({ name: verdict, ns, value: token(requirement), remarks: markdown`${reason}`.value })) }),
        'reviewed-controls': { 'control-selections': [judged.length === 0 ? { description: 'No requirement was judged.' } : { 'include-controls': judged.map((verdict) => ({ 'control-id': token(verdict.requirement) })) }] },
        ...(assessment.findings.length === 0 ? {} : { observations: assessment.findings.map((finding) => observation(finding, observationOf.get(finding.fingerprint) ?? '', assessment.assessedAt)) }),
        ...(judged.length === 0 ? {} : { findings: judged.map((verdict) => findingOf(verdict, run, observationOf)) }),
      }],
    },
  });
}

function isJudged({ verdict }: Verdict): boolean {
  return verdict !== 'unknown' && verdict !== 'claimed';
}

function observation(finding: CheckedFinding, uuid: string, collected: string): object {
  return {
    uuid,
    description: markdown`${finding.message}`.value,
    props: [{ name: 'outcome', ns, value: finding.outcome }, { name: 'check', ns, value: finding.check }, { name: 'origin', ns, value: finding.origin }, ...(finding.setAside === undefined ? [] : [{ name: 'set-aside-until', ns, value: finding.setAside.until }])],
    ...(finding.setAside === undefined ? {} : { remarks: markdown`${asideText(finding)}`.value }),
    methods: ['EXAMINE'],
    types: ['finding'],
    ...(finding.pointers.length === 0 ? {} : { 'relevant-evidence': finding.pointers.slice(0, 10).map((pointer) => ({ description: `${pathOf(pointer)}${pointer.line === undefined ? '' : `, line ${pointer.line}`}`, props: [{ name: 'digest', ns, value: pointer.artifact }] })) }),
    collected,
  };
}

const ns = 'urn:assay:assessment';

function findingOf(verdict: Verdict, run: string, observationOf: ReadonlyMap<string, string>): object {
  const related = [...new Set(verdict.parts.flatMap((part) => part.findings))].flatMap((fingerprint) => observationOf.get(fingerprint) ?? []);
  return {
    uuid: nameUuid(`finding ${run} ${verdict.requirement}`),
    title: requirementById.get(verdict.requirement)?.title ?? verdict.requirement,
    description: markdown`${verdict.reason}`.value,
    props: [{ name: 'verdict', ns, value: verdict.verdict }],
    target: { type: 'objective-id', 'target-id': token(verdict.requirement), status: verdict.verdict === 'met' ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied', reason: verdict.verdict === 'not-met' || verdict.verdict === 'contradicted' ? 'fail' : 'other' } },
    ...(related.length === 0 ? {} : { 'related-observations': related.map((uuid) => ({ 'observation-uuid': uuid })) }),
  };
}

/** The requirement's id as an OSCAL token, as the catalogue's export writes it. */
function token(id: string): string {
  return id.replaceAll('/', '.');
}

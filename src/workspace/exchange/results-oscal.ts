import { nameUuid } from '../../report/catalog/name-uuid.ts';
import { markup, named, own, plain, token, uuidsOf } from '../../dossier/export/oscal-words.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import type { OscalAssessmentResults } from '../../report/oscal-results/results-schema.ts';
import { vendorVerdictTitles } from '../../report/vendor-view/words.ts';
import { disclaimer } from '../../report/words.ts';
import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { CandidateResults, CaseResults, ResultLine } from './case-results.ts';
import { answerWords, resultLimits, subjectOfResults, titleOfRequirement } from './result-words.ts';

type Document = OscalAssessmentResults['assessment-results'];
type Result = Document['results'][number];
type Finding = NonNullable<Result['findings']>[number];
type Observation = NonNullable<Result['observations']>[number];
type Uuids = (name: string) => string;

/**
 * The positions and answers of a case as OSCAL 1.1 assessment results, one result a candidate. OSCAL knows only satisfied and not-satisfied,
 * so what is unknown is no finding: it is named as a property of the result, and is not among the controls that were reviewed.
 */
export function oscalResults(results: CaseResults): Escaped<'json'> {
  const { purchase, organisation, asOf, candidates } = results;
  const document = nameUuid(`oscal case ${purchase.id} ${asOf}`);
  const uuid = uuidsOf(document);
  return jsonDocument({
    'assessment-results': {
      uuid: document,
      metadata: {
        title: named('Makers looked at for the purchase', purchase.title), 'last-modified': asOf, version: asOf, 'oscal-version': '1.1.2', props: [own('case', purchase.id)],
        roles: [{ id: 'assessor', title: 'Buys, and looked at the makers' }, { id: 'maker', title: 'Makes what may be bought' }],
        parties: [{ uuid: uuid('buyer'), type: 'organization', name: own('name', organisation).value }, ...candidates.map((candidate) => ({ uuid: uuid(`maker ${candidate.id}`), type: 'organization' as const, name: own('name', candidate.vendor).value }))],
        'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [uuid('buyer')] }],
        remarks: plain(resultLimits),
      },
      'import-ap': { href: `#${uuid('catalogue')}`, remarks: 'There is no separate plan: the catalogue and its checks are the plan.' },
      results: candidates.length === 0 ? [emptyResult(asOf, uuid)] : candidates.map((candidate) => resultOf(candidate, asOf, uuid)),
      'back-matter': {
        resources: [
          { uuid: uuid('catalogue'), title: 'Requirements on makers', description: plain('As worded by Assay; each result names the edition that it was judged by.') },
          ...candidates.flatMap(({ id, look }) => (look === null ? [] : [{ uuid: uuid(`capture ${id}`), title: 'Everything that was fetched', description: plain(`SHA-256 of the archive of the capture: ${look.captureDigest}.`), props: [own('digest', `sha256:${look.captureDigest}`)] }])),
        ],
      },
    } satisfies Document,
  });
}

function emptyResult(asOf: string, uuid: Uuids): Result {
  return { uuid: uuid('result'), title: 'No candidate', description: 'No maker is a candidate in this case.', start: asOf, 'reviewed-controls': { 'control-selections': [{ description: 'No requirement was judged.' }] } };
}

function resultOf({ id, vendor, product, look, lines }: CandidateResults, asOf: string, uuidOf: Uuids): Result {
  const uuid: Uuids = (name) => uuidOf(`${id} ${name}`);
  const maker = uuidOf(`maker ${id}`);
  const [start, end] = [look?.startedAt ?? asOf, look?.endedAt ?? asOf];
  const observations = lines.flatMap((line) => observationsOf(line, { uuid, maker, seenAt: end }));
  const findings = lines.flatMap((line) => findingsOf(line, uuid));
  const judged = [...new Set(lines.filter((line) => isJudged(line.seen.verdict) || (line.files !== null && isJudged(line.files.verdict))).map(({ requirement }) => requirement))];
  const rest = lines.filter(({ requirement }) => !judged.includes(requirement));
  return {
    uuid: uuid('result'), title: named('Looked at:', subjectOfResults({ vendor, product })), description: plain(look === null ? 'It was not looked at: everything is unknown.' : `Judged by catalogue ${look.catalogVersion}, engine ${look.engineVersion}. ${disclaimer}`), start, end,
    ...(rest.length === 0 ? {} : { props: rest.map(({ requirement, seen }) => ({ ...own(seen.verdict === 'not-applicable' ? 'not-applicable' : 'unknown', requirement), remarks: markup(seen.reason) })) }),
    'local-definitions': {
      components: [{ uuid: uuid('product'), type: 'software', title: named('Product', product === '' ? vendor : product), description: named('Made by', vendor), status: { state: 'other', remarks: 'The case does not say.' } }],
      'assessment-assets': {
        components: [{ uuid: uuid('assay'), type: 'software', title: 'Assay', description: 'The tool that looked and judged.', ...(look === null ? {} : { props: [{ name: 'version', value: own('version', look.engineVersion).value }] }), status: { state: 'operational' } }],
        'assessment-platforms': [{ uuid: uuid('platform'), title: 'Assay', 'uses-components': [{ 'component-uuid': uuid('assay') }] }],
      },
    },
    'reviewed-controls': { 'control-selections': [judged.length === 0 ? { description: 'No requirement was judged.' } : { 'include-controls': judged.map((requirement) => ({ 'control-id': token(requirement) })) }] },
    ...(observations.length === 0 ? {} : { observations }),
    ...(findings.length === 0 ? {} : { findings }),
    remarks: plain(resultLimits),
  };
}

/** What is unknown, does not apply, or is only claimed is no finding. */
function isJudged(verdict: VerdictName): boolean {
  return verdict === 'met' || verdict === 'partly-met' || verdict === 'not-met' || verdict === 'contradicted';
}

interface Around { readonly uuid: Uuids; readonly maker: string; readonly seenAt: string }

/** What was seen at public places, what files show that were handed in, and what the maker said: three observations, never one. */
function observationsOf({ requirement, level, seen, files, answer }: ResultLine, { uuid, maker, seenAt }: Around): readonly Observation[] {
  const props = [own('requirement', requirement), ...(level === null ? [] : [own('level', level)])];
  const subjects = [{ 'subject-uuid': uuid('product'), type: 'component' }];
  const byAssay = [{ actors: [{ type: 'tool' as const, 'actor-uuid': uuid('assay') }] }];
  return [
    ...(isJudged(seen.verdict) ? [{
      uuid: uuid(`seen ${requirement}`), title: 'Seen from outside', description: markup(seen.reason), props: [...props, own('verdict', vendorVerdictTitles[seen.verdict])], methods: ['EXAMINE'], types: ['finding'], origins: byAssay, subjects,
      ...(seen.sources.length === 0 ? {} : { 'relevant-evidence': seen.sources.map(({ address, day, digest }) => ({ description: named(`Seen ${day} at`, address), props: [own('digest', digest)] })) }),
      collected: seenAt,
    }] : []),
    ...(files === null || !isJudged(files.verdict) ? [] : [{ uuid: uuid(`files ${requirement}`), title: 'Shown by files that the maker handed in', description: markup(files.reason), props: [...props, own('verdict', vendorVerdictTitles[files.verdict])], methods: ['EXAMINE'], types: ['finding'], origins: byAssay, subjects, collected: answer?.answeredAt ?? seenAt }]),
    ...(answer === null ? [] : [{
      uuid: uuid(`answer ${requirement}`), title: 'Answered by the maker', description: plain(answerWords(answer)), props: [...props, own('answer', answer.state), ...(answer.differs ? [own('differs', 'confirmed by a person')] : [])], methods: ['INTERVIEW'], types: ['historic'], origins: [{ actors: [{ type: 'party' as const, 'actor-uuid': maker, 'role-id': 'maker' }] }], subjects,
      ...(answer.files.length === 0 ? {} : { 'relevant-evidence': answer.files.map(({ path, sha256 }) => ({ description: named('Handed in:', path), props: [own('digest', `sha256:${sha256}`)] })) }),
      collected: answer.answeredAt,
    }]),
  ];
}

function findingsOf({ requirement, seen, files, answer }: ResultLine, uuid: Uuids): readonly Finding[] {
  const said = answer === null ? [] : [{ 'observation-uuid': uuid(`answer ${requirement}`) }];
  return [
    ...(isJudged(seen.verdict) ? [findingOf({ requirement, basis: 'seen', verdict: seen.verdict, reason: seen.reason }, said, uuid)] : []),
    ...(files !== null && isJudged(files.verdict) ? [findingOf({ requirement, basis: 'files', verdict: files.verdict, reason: files.reason }, said, uuid)] : []),
  ];
}

const basisWords = { seen: 'Seen at public places, without the maker’s help.', files: 'Read in files that the maker handed in.' } as const;

function findingOf({ requirement, basis, verdict, reason }: { readonly requirement: string; readonly basis: keyof typeof basisWords; readonly verdict: VerdictName; readonly reason: Text }, said: NonNullable<Finding['related-observations']>, uuid: Uuids): Finding {
  const title = plain(titleOfRequirement(requirement));
  return {
    uuid: uuid(`finding ${basis} ${requirement}`), title, description: markup(reason), props: [own('requirement', requirement), own('verdict', vendorVerdictTitles[verdict]), own('basis', basis)],
    target: { type: 'statement-id', 'target-id': `${token(requirement)}_statement`, title, description: basisWords[basis], status: verdict === 'met' ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied', reason: verdict === 'partly-met' ? 'other' : 'fail', ...(verdict === 'partly-met' ? { remarks: 'OSCAL has no word for this. It is partly met.' } : {}) } },
    'related-observations': [{ 'observation-uuid': uuid(`${basis} ${requirement}`) }, ...said],
  };
}

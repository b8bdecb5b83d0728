import { requirements } from '../../catalog/index.ts';
import { rawText } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { catalogStandards } from '../../report/catalog/cyclonedx.ts';
import { nameUuid } from '../../report/catalog/name-uuid.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { vendorVerdictTitles } from '../../report/vendor-view/words.ts';
import type { CandidateResults, CaseResults, ResultLine } from './case-results.ts';
import { answerWords, resultLimits, subjectOfResults, titleOfRequirement } from './result-words.ts';

const assessorRef = 'buyer';

/**
 * The positions and answers of a case as CycloneDX Attestations 1.6, one attestation a candidate. What is unknown is neither claim nor
 * counter-claim; fields that want a number from 0 to 1 stay empty, and the rationale says it in words (docs/decisions/0022).
 */
export function cyclonedxResults({ purchase, organisation, asOf, candidates }: CaseResults): Escaped<'json'> {
  const declared = candidates.map((candidate) => ({ candidate, lines: candidate.lines.map((line) => declaredOf(line, candidate)) }));
  const used = new Set(candidates.flatMap(({ lines }) => lines.map(({ requirement }) => requirement)));
  const flat = declared.flatMap(({ lines }) => lines);
  return jsonDocument({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${nameUuid(`cyclonedx case ${purchase.id} ${asOf}`)}`, version: 1,
    metadata: { timestamp: asOf, tools: { components: [{ type: 'application', name: 'assay' }] }, properties: [{ name: 'assay:limits', value: resultLimits }, { name: 'assay:case', value: purchase.id }] },
    declarations: {
      assessors: [{ 'bom-ref': assessorRef, thirdParty: true, organization: { name: organisation } }],
      attestations: declared.map(({ candidate, lines }) => ({ summary: `What is known of ${subjectOfResults(candidate)} for the purchase “${purchase.title}”. ${candidate.look === null ? 'It was not looked at: everything is unknown. ' : ''}${resultLimits}`, assessor: assessorRef, map: lines.map(({ map }) => map) })),
      claims: flat.flatMap(({ claims }) => claims),
      evidence: flat.flatMap(({ evidence }) => evidence),
      targets: { components: candidates.map((candidate) => ({ type: 'application', 'bom-ref': targetRef(candidate), name: candidate.product === '' ? candidate.vendor : candidate.product, manufacturer: { name: candidate.vendor } })) },
    },
    definitions: { standards: catalogStandards(requirements.filter(({ id }) => used.has(id))) },
  });
}

function targetRef({ id }: CandidateResults): string {
  return `candidate:${id}`;
}

interface Declared {
  readonly claims: readonly object[];
  readonly evidence: readonly object[];
  readonly map: object;
}

interface Claim {
  readonly 'bom-ref': string;
  readonly target: string;
  readonly predicate: string;
  readonly reasoning: string;
}

type Side = 'claims' | 'counterClaims';
const sides: Readonly<Partial<Record<VerdictName, Side>>> = { met: 'claims', 'partly-met': 'claims', 'not-met': 'counterClaims', contradicted: 'counterClaims' };
/** Of what was answered; a plan and what does not apply are told in the rationale alone. */
const saidSides: Readonly<Partial<Record<NonNullable<ResultLine['answer']>['state'], Side>>> = { yes: 'claims', 'yes-with-evidence': 'claims', partly: 'claims', no: 'counterClaims' };

/** What one requirement gives: claims of what was seen, of what files show and of what the maker said, each with its own evidence. */
function declaredOf(line: ResultLine, candidate: CandidateResults): Declared {
  const { requirement, seen, files, answer } = line;
  const refOf = (part: string): string => `${candidate.id}:${part}:${requirement}`;
  const target = targetRef(candidate);
  const title = titleOfRequirement(requirement);
  const seenSide = sides[seen.verdict];
  const filesSide = files === null ? undefined : sides[files.verdict];
  const saidSide = answer === null ? undefined : saidSides[answer.state];
  const sources = seenSide === undefined ? [] : seen.sources.map(({ address, day, digest }, index) => ({
    'bom-ref': `${refOf('source')}:${index}`, propertyName: 'assay:source', description: `Seen on ${day} at ${address}.`, data: [{ name: 'address', contents: words(address) }, { name: 'digest', contents: words(digest) }],
  }));
  const handedIn = answer === null ? [] : answer.files.map(({ id, path, sha256 }) => ({ 'bom-ref': `${refOf('file')}:${id}`, propertyName: 'assay:answer-file', description: `Handed in by the maker: ${path}.`, data: [{ name: 'digest', contents: words(`sha256:${sha256}`) }] }));
  const sourceRefs = sources.map((item) => item['bom-ref']);
  const fileRefs = handedIn.map((item) => item['bom-ref']);
  const claims: readonly { readonly side: Side; readonly claim: Claim }[] = [
    ...(seenSide === undefined ? [] : [{ side: seenSide, claim: { 'bom-ref': refOf('seen'), target, predicate: `“${title}”: ${vendorVerdictTitles[seen.verdict]}, as seen from outside.`, reasoning: rawText(seen.reason), ...references('evidence', sourceRefs) } }]),
    ...(files === null || filesSide === undefined ? [] : [{ side: filesSide, claim: { 'bom-ref': refOf('files'), target, predicate: `“${title}”: ${vendorVerdictTitles[files.verdict]}, as read in files that the maker handed in.`, reasoning: rawText(files.reason), ...references('evidence', fileRefs) } }]),
    ...(answer === null || saidSide === undefined ? [] : [{ side: saidSide, claim: { 'bom-ref': refOf('answer'), target, predicate: `“${title}”, in the maker’s words.`, reasoning: answerWords(answer), ...references('evidence', fileRefs) } }]),
  ];
  const of = (side: Side): readonly string[] => claims.filter((one) => one.side === side).map(({ claim }) => claim['bom-ref']);
  return {
    claims: claims.map(({ claim }) => claim), evidence: [...sources, ...handedIn],
    map: {
      requirement, ...references('claims', of('claims')), ...references('counterClaims', of('counterClaims')),
      conformance: { rationale: [`Seen from outside: ${vendorVerdictTitles[seen.verdict]}. ${rawText(seen.reason)}`, ...(files === null ? [] : [`Files that were handed in: ${vendorVerdictTitles[files.verdict]}. ${rawText(files.reason)}`]), ...(answer === null ? [] : [answerWords(answer)])].join(' ') },
      confidence: { rationale: seen.sources.length === 0 ? 'No public place stands behind this.' : 'What was seen was fetched from the public places named.' },
    },
  };
}

function words(content: string): object {
  return { attachment: { contentType: 'text/plain', content } };
}

function references(name: string, refs: readonly string[]): object {
  return refs.length === 0 ? {} : { [name]: refs };
}

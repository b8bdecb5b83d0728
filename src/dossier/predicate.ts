import type { DossierPredicate } from '../attest/dossier-predicate.ts';
import { pathOf, type Pointer } from '../model/artifact.ts';
import type { Assessment } from '../model/assessment.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { ours, type Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import { evidenceList, type EvidenceFile, type EvidenceList } from './evidence-list.ts';
import { withheldEnding } from './recheck.ts';

/** What a publication says of itself. */
export type PublicationFacts = Pick<DossierPredicate, 'publisher' | 'product' | 'publishedAt' | 'sequence' | 'previous' | 'log'> & { readonly rulesVersion: string };

/**
 * The predicate that publishes an assessment. What rests on withheld evidence keeps its outcome and loses every word
 * that was read from it.
 */
export function predicateOf(assessment: Assessment, statement: ProductStatement, history: readonly Measure[], files: readonly EvidenceFile[], facts: PublicationFacts): DossierPredicate {
  const list = evidenceList(files, assessment);
  const { rulesVersion, ...named } = facts;
  const findings = assessment.findings.map((finding) => publishedFinding(finding, list));
  const renamed = new Map(assessment.findings.map((finding, index) => [finding.fingerprint, findings[index]]));
  const closed = new Set(assessment.findings.filter((finding, index) => findings[index]?.fingerprint !== finding.fingerprint).map((finding) => finding.fingerprint));
  return {
    ...named,
    versions: { engine: assessment.engineVersion, catalog: assessment.catalogVersion, rules: rulesVersion },
    assessedAt: assessment.assessedAt,
    evidence: list.evidence,
    findings: unique(findings),
    verdicts: assessment.verdicts.map((verdict) => publishedVerdict(verdict, list, assessment, renamed, closed)),
    measures: assessment.measures.map((measure) => publishedMeasure(measure, list, assessment)),
    ...(history.length === 0 ? {} : { history: history.map((measure) => ({ ...publishedMeasure(measure, list, assessment), sources: [] })) }),
    claims: statement.claims.map(({ requirement, text, by, role, at, expiresAt }) => ({ requirement, text, by: { name: by, role }, at, expiresAt })),
    affirmations: statement.affirmations.map(({ requirement, part, scope, by, role, at, expiresAt }) => ({ requirement, ...(part === undefined ? {} : { part }), scope, by: { name: by, role }, at, expiresAt })),
  };
}

type PublishedFinding = DossierPredicate['findings'][number];

function publishedFinding(finding: CheckedFinding, list: EvidenceList): PublishedFinding {
  const { check, outcome, origin, complete, count, setAside } = finding;
  const places = finding.pointers.flatMap((pointer) => placeOf(pointer, list));
  const restsOnWithheld = places.some(({ evidence }) => list.evidence[evidence]?.state === 'withheld') || places.length < finding.pointers.length;
  const common = { check, outcome, origin, complete, ...(count === undefined ? {} : { count }) };
  if (!restsOnWithheld) return { ...common, fingerprint: finding.fingerprint, subject: finding.subject, message: textOf(finding.message), pointers: places, ...(setAside === undefined ? {} : { setAside }) };
  const closed = [...new Set(places.map(({ evidence }) => evidence))].map((evidence) => ({ evidence }));
  return { ...common, fingerprint: `${check}${withheldEnding}`, subject: 'withheld', message: textOf(withheld), pointers: closed };
}

/** Findings with one fingerprint are told as the weakest of them, with how many there were. */
function unique(findings: readonly PublishedFinding[]): PublishedFinding[] {
  const kept = new Map<string, PublishedFinding>();
  for (const finding of findings) {
    const before = kept.get(finding.fingerprint);
    if (before === undefined) kept.set(finding.fingerprint, finding);
    else {
      const told = weakestFirst.indexOf(before.outcome) <= weakestFirst.indexOf(finding.outcome) ? before : finding;
      kept.set(finding.fingerprint, { ...told, count: (before.count ?? 1) + (finding.count ?? 1), complete: before.complete && finding.complete });
    }
  }
  return [...kept.values()].toSorted((one, other) => (one.fingerprint < other.fingerprint ? -1 : 1));
}

const weakestFirst = ['error', 'fail', 'needs-review', 'unknown', 'pass', 'not-applicable'] as const;

const withheld = ours('What this finding says rests on evidence that is withheld.');

function publishedVerdict(verdict: Verdict, list: EvidenceList, assessment: Assessment, renamed: ReadonlyMap<string, PublishedFinding | undefined>, closed: ReadonlySet<string>): DossierPredicate['verdicts'][number] {
  const { requirement, measure, ways, isAnotherWay } = verdict;
  const parts = verdict.parts.map((part) => {
    const isClosed = part.findings.some((fingerprint) => closed.has(fingerprint));
    const findings = [...new Set(part.findings.flatMap((fingerprint) => renamed.get(fingerprint)?.fingerprint ?? []))].toSorted();
    return { name: part.name, verdict: part.verdict, reason: textOf(isClosed ? withheld : part.reason), ...(part.awaitsReview === undefined ? {} : { awaitsReview: part.awaitsReview }), findings };
  });
  const isClosed = verdict.parts.some((part) => part.findings.some((fingerprint) => closed.has(fingerprint)));
  return {
    requirement,
    verdict: verdict.verdict,
    reason: textOf(isClosed ? withheld : verdict.reason),
    parts,
    ...(measure === undefined ? {} : { measure: publishedMeasure(measure, list, assessment) }),
    ...(ways === undefined ? {} : { ways: [...ways] }),
    ...(isAnotherWay === undefined ? {} : { isAnotherWay }),
  };
}

function publishedMeasure(measure: Measure, list: EvidenceList, assessment: Assessment): DossierPredicate['measures'][number] {
  const sources = [...new Set(measure.sources.flatMap((digest) => assessment.evidence.filter((entry) => entry.artifact.digest === digest).flatMap((entry) => filesOf(entry.artifact.path, list))))].toSorted((one, other) => one - other);
  return { id: measure.id, population: measure.population, dimensions: { ...measure.dimensions }, points: measure.points.map((point) => ({ ...point, at: wholeSeconds(point.at), ...(point.from === undefined ? {} : { from: wholeSeconds(point.from) }) })), sources };
}

/** A log may count in thousandths; the format writes whole seconds. */
function wholeSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

/** A source tree or set stands for all its files, and is named by the first of them: the list says of which kind each file is. */
function filesOf(path: string, list: EvidenceList): readonly number[] {
  const own = list.indexOf.get(path);
  if (own !== undefined) return [own];
  const inside = [...list.indexOf].filter(([file]) => path === '.' || file.startsWith(`${path}/`)).map(([, index]) => index);
  return inside.slice(0, 1);
}

function placeOf(pointer: Pointer, list: EvidenceList): PublishedFinding['pointers'] {
  const whole = list.indexOf.get(pathOf(pointer));
  const evidence = whole ?? list.indexOf.get(pointer.path) ?? filesOf(pointer.path, list)[0];
  if (evidence === undefined) return [];
  if (list.evidence[evidence]?.state === 'withheld') return [{ evidence }];
  const { member, line, column, jsonPointer, row } = pointer;
  return [{ evidence, ...(member === undefined || whole !== undefined ? {} : { member }), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }), ...(jsonPointer === undefined ? {} : { jsonPointer }), ...(row === undefined ? {} : { row }) }];
}

function textOf({ parts }: Text): PublishedFinding['message'] {
  return { parts: parts.map((part) => (typeof part === 'string' ? part : { quote: part.quote })) };
}

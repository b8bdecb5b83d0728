import { requirementById } from '../../catalog/index.ts';
import { sourcesOf } from '../../model/source-seen.ts';
import type { Text } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { answerChoices } from '../../report/workbook/inquiry-workbook.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import { shownInquiries } from '../inquiries/shown-inquiries.ts';
import { verdictName } from '../measured/assessment-shape.ts';
import { candidatesOf } from '../purchases/candidates.ts';
import { keptPosition } from '../purchases/kept-position.ts';
import { newestLookFor } from '../purchases/newest-looks.ts';
import { purchaseShape } from '../purchases/purchase-shape.ts';
import type { Services } from '../services.ts';

/** Where something was seen, on which day, and the digest of what was seen there. */
interface Source {
  readonly address: string;
  readonly day: string;
  /** `sha256:` and hexadecimal digits. */
  readonly digest: string;
}

/** A file that a contact handed in. */
interface HandedIn {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
}

/** What a case knows of one requirement, of one candidate. */
export interface ResultLine {
  readonly requirement: string;
  readonly level: 'must' | 'should' | null;
  /** What was seen from outside. */
  readonly seen: { readonly verdict: VerdictName; readonly reason: Text; readonly sources: readonly Source[] };
  /** What files show that were handed in, read by the same rules; null while they show nothing of it. */
  readonly files: { readonly verdict: VerdictName; readonly reason: Text } | null;
  /** What the maker answered; null when it was not asked, or has not answered. */
  readonly answer: { readonly state: keyof typeof answerChoices; readonly text: string; readonly plannedOn: string | null; readonly answeredAt: string; readonly files: readonly HandedIn[]; /** A person confirmed that it differs from what was seen. */ readonly differs: boolean } | null;
}

/** One candidate with all that the case knows of it. */
export interface CandidateResults {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  /** Null when it was not looked at: then everything is unknown. */
  readonly look: { readonly startedAt: string; readonly endedAt: string; readonly engineVersion: string; readonly catalogVersion: string; readonly captureDigest: string } | null;
  readonly lines: readonly ResultLine[];
}

/** What is exported of a case in the forms of others: positions and answers, without need, budget, notes and names of people. */
export interface CaseResults {
  readonly purchase: { readonly id: string; readonly title: string };
  readonly organisation: string;
  /** The newest look or answer, else the opening of the case; RFC 3339. */
  readonly asOf: string;
  readonly candidates: readonly CandidateResults[];
}

/** Looks up what a case knows of its candidates. @param at RFC 3339: what is sealed then stays out */
export async function caseResults(services: Pick<Services, 'store' | 'evidence'>, scope: Scope, purchase: string, at: string): Promise<CaseResults> {
  const organisation = (await services.store.organisations()).find(({ id }) => id === scope.organisationId)?.name ?? '';
  const { title, createdAt, demands, candidates } = await services.store.read(scope, async (rows) => {
    const row = await rows.selectFrom('purchase').select(['title', 'createdAt', 'demands']).where('id', '=', purchase).executeTakeFirstOrThrow();
    const answers = await answersOf(rows, purchase, at);
    const standing = [];
    for (const candidate of await candidatesOf(rows, purchase)) standing.push({ ...candidate, look: (await newestLookFor(rows, candidate.vendorId, candidate.product)) ?? null, answers: answers.get(candidate.id) ?? new Map<string, Answer>() });
    return { ...row, demands: purchaseShape.shape.demands.parse(JSON.parse(row.demands)), candidates: standing };
  });
  const levels = new Map(demands.map(({ requirement, level }) => [requirement, level]));
  const results: CandidateResults[] = [];
  // One position is in memory at a time.
  for (const { id, vendor, product, look, answers } of candidates) {
    const position = look === null ? undefined : await keptPosition(services, scope, look.positionDigest);
    results.push({
      id, vendor, product, lines: linesOf(position, levels, answers),
      look: look === null ? null : { startedAt: look.startedAt, endedAt: look.endedAt, engineVersion: look.engineVersion, catalogVersion: look.catalogVersion, captureDigest: look.captureDigest },
    });
  }
  const times = [createdAt, ...results.flatMap(({ look, lines }) => [look?.endedAt ?? createdAt, ...lines.map(({ answer }) => answer?.answeredAt ?? createdAt)])];
  return { purchase: { id: purchase, title }, organisation, asOf: times.toSorted().at(-1) ?? createdAt, candidates: results };
}

type Answer = NonNullable<ResultLine['answer']> & { readonly shown: ResultLine['files'] };

/** What each candidate answered on requirements, by candidate and requirement: the newest answer counts. */
async function answersOf(rows: Reader, purchase: string, at: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Answer>>> {
  const byCandidate = new Map<string, Map<string, Answer>>();
  const digests = new Map((await rows.selectFrom('answerFile').innerJoin('answerSheet', 'answerSheet.id', 'answerFile.sheetId').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select(['answerFile.id', 'answerFile.digest']).where('inquiry.purchaseId', '=', purchase).execute()).map(({ id, digest }) => [id, digest]));
  for (const { questions, sheets } of (await shownInquiries(rows, purchase, at)).toReversed()) {
    const references = new Map(questions.filter(({ kind }) => kind === 'requirement').map(({ id, reference }) => [id, reference]));
    for (const { candidateId, answers, files } of sheets) {
      const own = byCandidate.get(candidateId) ?? new Map<string, Answer>();
      byCandidate.set(candidateId, own);
      for (const { question, state, text, plannedOn, answeredAt, files: shown, difference } of answers ?? []) {
        const requirement = references.get(question);
        if (requirement === undefined || state === 'unanswered' || answeredAt === null) continue;
        const handedIn = (files ?? []).filter((file) => file.question === question).map(({ id, path }) => ({ id, path, sha256: digests.get(id) ?? '' }));
        own.set(requirement, { state, text, plannedOn, answeredAt, files: handedIn, differs: difference === 'confirmed', shown: shown === null ? null : { verdict: verdictName.parse(shown.verdict), reason: shown.text } });
      }
    }
  }
  return byCandidate;
}

const nothingSeen: Text = { parts: ['It was not looked at.'] };

function linesOf(position: VendorPosition | undefined, levels: ReadonlyMap<string, 'must' | 'should'>, answers: ReadonlyMap<string, Answer>): readonly ResultLine[] {
  const seen = new Map((position?.verdicts ?? []).filter(({ isAnotherWay }) => isAnotherWay !== true).map((verdict) => [verdict.requirement, verdict]));
  const asked = new Set([...levels.keys(), ...(position?.visible ?? []).filter((id) => seen.has(id)), ...answers.keys()]);
  return [...asked].filter((id) => requirementById.has(id)).map((requirement) => {
    const verdict = seen.get(requirement);
    const { shown = null, ...answer } = answers.get(requirement) ?? {};
    return {
      requirement, level: levels.get(requirement) ?? null, files: shown, answer: isAnswer(answer) ? answer : null,
      seen: verdict === undefined || position === undefined ? { verdict: 'unknown', reason: nothingSeen, sources: [] } : { verdict: verdict.verdict, reason: verdict.reason, sources: sourcesOf(verdict, position).map(({ address, day, digest }) => ({ address, day, digest })) },
    };
  });
}

function isAnswer(answer: Partial<Omit<Answer, 'shown'>>): answer is NonNullable<ResultLine['answer']> {
  return answer.state !== undefined;
}

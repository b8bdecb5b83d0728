import { goalMeasures } from '../../catalog/goal-measures.ts';
import { differenceOf } from '../../assess/difference.ts';
import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import { statementName } from '../../assess/statement-name.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';
import type { AssessmentFacts, EvidenceFacts, ProductFacts, PromiseFacts } from '../../report/maker-reports/report-facts.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import { goalsOf } from '../goals/goals-of.ts';
import { measuresIn } from '../goals/measure-rows.ts';
import { effectiveStatement } from '../measured/effective-statement.ts';
import { keptAssessment } from '../measured/kept-assessment.ts';
import { consentingNames } from '../publishing/consenting-names.ts';
import type { Services } from '../services.ts';
import { declaredFacts, goalFacts } from './goal-facts.ts';
import { namelessReason } from './nameless.ts';

/** The days that a report speaks of. */
export interface Period {
  /** Of the whole pledge’s work when undefined: from its signature, or a year. */
  readonly from: string | undefined;
  readonly to: string;
  /** Whether the report stays inside, where offices may be told. */
  readonly isInternal: boolean;
}

/** A product as reports tell of it, with the assessment that it was taken from. */
export interface GatheredProduct {
  readonly facts: ProductFacts;
  readonly source: { readonly productId: string; readonly assessmentId: string; readonly digest: string } | undefined;
}

/** Split figures of a product that are read, newest first. */
const splitPointsMost = 3000;

/**
 * Looks up everything that reports tell of one product.
 * @param at RFC 3339
 * @throws StoreFailure when an assessment’s bytes are damaged or gone
 */
export async function productFacts(services: Services, scope: Scope, productId: string, { from, to, isInternal }: Period, at: string): Promise<GatheredProduct> {
  const found = await services.store.read(scope, async (rows) => rowsOf(rows, productId, to, at));
  const own = statementIn(found.product.statement);
  const stated = statementIn(found.whole);
  const promises = promisesOf(stated, found.consented, isInternal);
  const signedAt = found.goals?.clock?.signedAt ?? stated?.pledge?.signedAt;
  const { latest } = found;
  const kept = latest === undefined ? undefined : await keptAssessment(services, scope, latest.id);
  const begin = from ?? signedAt;
  const earlier = latest === undefined || begin === undefined ? undefined : await services.store.read(scope, async (rows) => assessmentUntil(rows, productId, dayBefore(begin), latest.id));
  const before = kept === undefined || earlier === undefined ? undefined : changesSince(await keptAssessment(services, scope, earlier.id), kept);
  return {
    source: latest === undefined ? undefined : { productId, assessmentId: latest.id, digest: latest.digest },
    facts: {
      name: found.product.name, maker: kept?.product.maker ?? stated?.product.maker, version: latest?.version, signedAt,
      covers: stated?.product.covers ?? [], leavesOut: stated?.product.leavesOut,
      assessment: kept === undefined || latest === undefined ? undefined : assessmentFacts(kept, latest.digest, promises),
      before,
      goals: (found.goals?.goals ?? []).map((goal) => goalFacts({ goal, own, measures: found.measures, until: to })),
      furtherGoals: (found.goals?.freeGoals ?? []).flatMap((item) => declaredFacts(item, to)),
      plan: found.goals?.plan === null || found.goals === undefined ? undefined : { at: found.goals.plan.plannedAt, text: found.goals.plan.text },
      promises,
      setAside: (stated?.setAside ?? []).map(({ fingerprint, reason, until }) => ({ fingerprint, reason, until })),
    },
  };
}

interface FoundRows {
  readonly product: { readonly name: string; readonly statement: string };
  /** The product’s own text with what was set down since. */
  readonly whole: string;
  readonly goals: Awaited<ReturnType<typeof goalsOf>>;
  readonly measures: ReturnType<typeof measuresIn>;
  readonly latest: FoundAssessment | undefined;
  readonly consented: Consent;
}

interface Consent {
  /** Requirement and name. */
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

async function rowsOf(rows: Reader, productId: string, to: string, at: string): Promise<FoundRows> {
  const ids = Object.values(goalMeasures).flat();
  const whole = await rows.selectFrom('measurePoint').selectAll().where('productId', '=', productId).where('measure', 'in', ids).where('dimensions', '=', '{}').orderBy('at', 'desc').limit(splitPointsMost).execute();
  const split = await rows.selectFrom('measurePoint').selectAll().where('productId', '=', productId).where('measure', 'in', ids).where('dimensions', '!=', '{}').orderBy('at', 'desc').limit(splitPointsMost).execute();
  return {
    product: await rows.selectFrom('product').select(['name', 'statement']).where('id', '=', productId).executeTakeFirstOrThrow(),
    whole: await effectiveStatement(rows, productId, 'assessment', at),
    goals: await goalsOf(rows, productId, at),
    measures: measuresIn([...whole, ...split]),
    latest: await assessmentUntil(rows, productId, to),
    consented: await consentedNames(rows, productId),
  };
}

interface FoundAssessment {
  readonly id: string;
  readonly digest: string;
  readonly version: string;
}

/** The last assessment of a product up to the end of a day. */
async function assessmentUntil(rows: Reader, productId: string, day: string, except = ''): Promise<FoundAssessment | undefined> {
  return rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select(['assessment.id', 'assessment.digest', 'release.version']).where('assessment.productId', '=', productId).where('assessment.at', '<', `${day}T24`).where('assessment.id', '!=', except).orderBy('assessment.at', 'desc').orderBy('assessment.id', 'desc').limit(1).executeTakeFirst();
}

/** Requirement and name of everybody who agreed that their name is published: with their word, or for the statement as a whole. */
async function consentedNames(rows: Reader, productId: string): Promise<Consent> {
  const named: { readonly requirement: string; readonly byName: string }[] = [];
  for (const table of ['claim', 'affirmation'] as const) named.push(...await rows.selectFrom(table).select(['requirement', 'byName']).where('productId', '=', productId).where('consentAt', 'is not', null).where('withdrawnAt', 'is', null).execute());
  return { words: new Set(named.map(({ requirement, byName }) => `${requirement} ${byName}`)), names: await consentingNames(rows, productId) };
}

function statementIn(text: string): ProductStatement | undefined {
  return text === '' ? undefined : readStatement(sourceOf(statementName, Buffer.from(text))).facts;
}

function assessmentFacts({ assessedAt, catalogVersion, verdicts, evidence = [] }: SavedAssessment, digest: string, promises: readonly PromiseFacts[]): AssessmentFacts {
  return {
    at: assessedAt, ruleVersion: catalogVersion, digest,
    verdicts: verdicts.map(({ requirement, verdict, reason, isAnotherWay, parts = [] }) => ({
      requirement, verdict, reason: namelessReason(reason, promises, requirement), isAnotherWay: isAnotherWay === true,
      parts: parts.map((part) => ({ name: part.name, verdict: part.verdict, reason: namelessReason(part.reason, promises, requirement) })),
    })),
    evidence: evidence.flatMap(({ artifact, kind, format }): readonly EvidenceFacts[] => (isDigest(artifact.digest) ? [{ digest: artifact.digest, kind, format }] : [])),
  };
}

function isDigest(text: string): text is EvidenceFacts['digest'] {
  return text.startsWith('sha256:');
}

function changesSince(before: SavedAssessment, now: SavedAssessment): ProductFacts['before'] {
  const { verdicts, newFindings, goneFindings } = differenceOf(before, now);
  return { at: before.assessedAt, verdicts: verdicts.map(({ requirement, before: from, after }) => ({ requirement, before: from, after })), newFindings: newFindings.length, goneFindings: goneFindings.length };
}

/** Name and office are told where their person agreed; inside, the office always. */
function promisesOf({ claims, affirmations }: Pick<ProductStatement, 'claims' | 'affirmations'> = { claims: [], affirmations: [] }, { words, names }: Consent, isInternal: boolean): readonly PromiseFacts[] {
  const who = ({ requirement, by, role }: { readonly requirement: string; readonly by: string; readonly role: string }): Pick<PromiseFacts, 'name' | 'role'> => {
    const isAgreed = names.has(by) || words.has(`${requirement} ${by}`);
    return { name: isAgreed ? by : undefined, role: isAgreed || isInternal ? role : undefined };
  };
  return [
    ...claims.map(({ requirement, text, by, role, at, expiresAt }): PromiseFacts => ({ kind: 'claim', requirement, part: undefined, ...who({ requirement, by, role }), text, at, expiresAt })),
    ...affirmations.map(({ requirement, part, scope, by, role, at, expiresAt }): PromiseFacts => ({ kind: 'affirmation', requirement, part, ...who({ requirement, by, role }), text: scope, at, expiresAt })),
  ];
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

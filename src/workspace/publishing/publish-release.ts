import { z } from 'zod';
import { appendEntry } from '../../audit/append-entry.ts';
import { goals } from '../../catalog/goals.ts';
import type { PublisherHistory } from '../../dossier/publish/publisher-log.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Measure } from '../../model/measure.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { Services } from '../services.ts';
import { historyOfLog } from './history-of-log.ts';
import { plain, refusalSentence } from './refusal-sentence.ts';
import { isNameOfAnother, nameTaken, planDigest, releasePlan, releaseSources, type ReleaseSources } from './release-plan.ts';
import { trustAddress } from './trust-address.ts';
import type { Derive, MadeDossier } from './make-dossier.ts';

/** The kind of job that publishes what a request asks for. */
export const publicationJob = 'publish-dossier';

const inputShape = z.object({ productId: z.string(), request: z.string() });
export type PublicationJobInput = z.infer<typeof inputShape>;

/** Publications whose figures are given to the next. */
const historyMost = 12;
/** How often it is begun anew because another publication or a new key came first. */
const triesMost = 5;
const changed = 'The evidence, the statement or the choice of files was changed after the publication had been approved. Look at it again and ask anew.';

/**
 * Does the work of a request that was approved.
 * @param engineVersion as dossiers name it
 * @param derive the page and its program when left out
 */
export function publicationHandler(services: Services, engineVersion: string, derive: Derive = wholePage): JobHandler {
  return async ({ id, input, scope, signal, tell }) => {
    const { request } = inputShape.parse(input);
    try {
      for (let turn = 0; turn < triesMost; turn += 1) {
        const state = await stateOf(services, scope, request);
        if (state === undefined) return { request };
        if (state.problem !== undefined) return await failed(services, scope, request, state.problem);
        const { makeDossier } = await import('./make-dossier.ts');
        const at = `${services.ports.now().toISOString().slice(0, 19)}Z`;
        const made = await makeDossier(services, scope, { ...state, at, engineVersion, derive, address: trustAddress(services.settings, state.sources.product.slug), onProgress: (done, total) => tell({ done, total, words: 'Reading what becomes public.' }) });
        signal.throwIfAborted();
        if ((await services.store.write(scope, async (rows) => kept(rows, services, id, state, made))) === 'done') return { request };
      }
    } catch (problem) {
      const sentence = refusalSentence(problem);
      if (sentence === undefined) throw problem;
      return failed(services, scope, request, sentence);
    }
    throw new Error('Other publications of this organisation went before, again and again. Try it once more.');
  };
}

/** Loaded with the first publication: a server is ready sooner without it. */
const wholePage: Derive = async (...of) => (await import('../../web/derived-files.ts')).derivedFiles(...of);

interface State {
  readonly request: string;
  readonly digest: string;
  /** Why it can’t be published any more. */
  readonly problem: string | undefined;
  readonly sources: ReleaseSources;
  readonly publisher: Pick<Tables['publisher'], 'domain' | 'sealed' | 'revision'>;
  readonly log: PublisherHistory;
  readonly history: readonly Measure[];
}

/** What the publication is made from; undefined when there is nothing to do any more. */
async function stateOf({ store, ports }: Services, scope: Scope, request: string): Promise<State | undefined> {
  return store.read(scope, async (rows) => {
    const asked = await rows.selectFrom('dossierRequest').select(['state', 'releaseId', 'productId', 'planDigest']).where('id', '=', request).executeTakeFirst();
    const publisher = await rows.selectFrom('publisher').select(['domain', 'sealed', 'revision']).executeTakeFirst();
    if (asked?.state !== 'publishing' || publisher === undefined) return undefined;
    const earlier = await rows.selectFrom('publishedDossier').select('measures').where('productId', '=', asked.productId).orderBy('publishedAt', 'desc').limit(historyMost).execute();
    const sources = await releaseSources(rows, asked.releaseId, ports.now().toISOString());
    return { request, digest: asked.planDigest, problem: await problemOf(rows, sources, asked.planDigest), sources, publisher, log: await historyOfLog(rows), history: earlier.toReversed().flatMap(({ measures }) => JSON.parse(measures) as Measure[]) };
  });
}

async function problemOf(rows: Reader, sources: ReleaseSources, digest: string): Promise<string | undefined> {
  const plan = releasePlan(sources);
  if (plan.state === 'refused') return plain(plan.why);
  if (planDigest(sources) !== digest) return changed;
  return (await isNameOfAnother(rows, sources.product.id, plan.facts.product.name)) ? nameTaken : undefined;
}

/**
 * Writes the publication and its entry in the log in one change, if log, keys and sources are still those that it was made from:
 * two publications that were made from the same head of the log can’t both be written.
 */
async function kept(rows: Writer, { ports }: Pick<Services, 'ports'>, job: string, { request, digest, sources, publisher, log }: State, { predicate, payload, files, entry, checkpoint }: MadeDossier): Promise<'done' | 'again'> {
  const running = await rows.selectFrom('job').select('state').where('id', '=', job).executeTakeFirst();
  const asked = await rows.selectFrom('dossierRequest').select('state').where('id', '=', request).executeTakeFirst();
  // Stopped meanwhile, or the product was withdrawn: nothing of it is kept, and nobody has seen it.
  if (running?.state !== 'running' || asked?.state !== 'publishing') return 'done';
  const at = ports.now().toISOString();
  // What was changed meanwhile is found by the next turn, which begins with the state as it is then.
  if (planDigest(await releaseSources(rows, sources.release.id, at)) !== digest) return 'again';
  const moved = await rows.updateTable('publisher').set({ revision: publisher.revision + 1, checkpoint, changedAt: at }).where('domain', '=', publisher.domain).where('revision', '=', publisher.revision).executeTakeFirst();
  if (Number(moved.numUpdatedRows) !== 1) return 'again';
  const { product, sequence, measures } = predicate;
  const { id: productId, slug } = sources.product;
  const dossierId = newIdentifier(ports);
  await rows.insertInto('publication').values({ position: log.entries.length, kind: 'publication', entry, productId, productName: product.name, sequence, payload, at }).execute();
  await rows.updateTable('publishedDossier').set({ replacedAt: at, files: '[]' }).where('productId', '=', productId).where('replacedAt', 'is', null).execute();
  await rows.insertInto('publishedDossier').values({
    id: dossierId, productId, slug, name: product.name, maker: product.maker, version: product.version ?? null, publishedAt: at, sequence, payload, goals: JSON.stringify(goalsIn(predicate)),
    measures: JSON.stringify(measures.map((measure) => ({ ...measure, sources: [] }))), files: JSON.stringify(files), replacedAt: null, withdrawnAt: null, withdrawnReason: null,
  }).execute();
  const { askedBy, decidedBy } = await rows.updateTable('dossierRequest').set({ state: 'published', dossierId }).where('id', '=', request).returning(['askedBy', 'decidedBy']).executeTakeFirstOrThrow();
  await appendEntry(rows, { actor: 'system', action: 'dossier.publish', target: `dossier:${dossierId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { product: productId, release: sources.release.id, request, askedBy, approvedBy: decidedBy, sequence, payload, logEntry: log.entries.length, files: files.length } }, at);
  return 'done';
}

function goalsIn({ verdicts }: MadeDossier['predicate']): readonly { readonly number: number; readonly title: string; readonly verdict: string }[] {
  return goals.map(({ number, title, requirement }) => ({ number, title, verdict: verdicts.find((verdict) => verdict.requirement === requirement)?.verdict ?? 'unknown' }));
}

/** Ends a request that can’t be done, with the reason for whoever asked. */
async function failed({ store, ports }: Services, scope: Scope, request: string, problem: string): Promise<{ readonly request: string }> {
  await store.write(scope, async (rows) => {
    await rows.updateTable('dossierRequest').set({ state: 'failed', problem }).where('id', '=', request).where('state', '=', 'publishing').execute();
    await appendEntry(rows, { actor: 'system', action: 'dossier.fail', target: `dossier:${request}`, outcome: 'failure', area: 'business-data', sourceAddress: '', requestId: '', detail: { request } }, ports.now().toISOString());
  });
  return { request };
}

import type { ReportFacts } from '../../report/maker-reports/report-facts.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { productFacts, type GatheredProduct } from './product-facts.ts';
import type { ReportJobInput } from './report-input.ts';
import { reportKinds } from './report-kinds.ts';

/** Products that one report tells of at most. */
const productsMost = 200;

/** What a report is written from, and the assessments that it was taken from. */
export interface GatheredFacts {
  readonly facts: ReportFacts;
  readonly sources: readonly NonNullable<GatheredProduct['source']>[];
}

/** Looks up everything that a report tells. @param onProgress is told how many products were looked up */
export async function gatheredFacts(services: Services, scope: Scope, asked: ReportJobInput, { at, engineVersion }: { readonly at: string; readonly engineVersion: string }, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<GatheredFacts> {
  const { store } = services;
  const organisation = (await store.organisations()).find(({ id }) => id === scope.organisationId)?.name ?? '';
  const ids = asked.productId === null ? await store.read(scope, async (rows) => (await rows.selectFrom('product').select('id').where('archivedAt', 'is', null).orderBy('name').orderBy('id').limit(productsMost).execute()).map(({ id }) => id)) : [asked.productId];
  if (ids.length === 0) throw new Error('There is no product to write about yet.');
  const from = asked.from ?? (asked.kind === 'board-pack' ? await lastPackAt(services, scope, asked.productId) : undefined);
  const gathered: GatheredProduct[] = [];
  for (const productId of ids) {
    signal.throwIfAborted();
    onProgress(gathered.length, ids.length);
    gathered.push(await productFacts(services, scope, productId, { from, to: asked.to, isInternal: reportKinds[asked.kind].isInternal }, at));
  }
  const products = gathered.map(({ facts }) => facts);
  const signed = products.flatMap(({ signedAt }) => (signedAt === undefined || signedAt > asked.to ? [] : [signedAt])).toSorted()[0];
  return {
    facts: { madeAt: at, engineVersion, paper: asked.paper, organisation, period: { from: from ?? signed ?? yearBefore(asked.to), to: asked.to }, products, decisions: asked.decisions },
    sources: gathered.flatMap(({ source }) => (source === undefined ? [] : [source])),
  };
}

/** The day of the last board pack about the same: from there on things changed. */
async function lastPackAt({ store }: Services, scope: Scope, productId: string | null): Promise<string | undefined> {
  const last = await store.read(scope, async (rows) => rows.selectFrom('report').select('at').where('kind', '=', 'board-pack').where('productId', productId === null ? 'is' : '=', productId).orderBy('at', 'desc').limit(1).executeTakeFirst());
  return last?.at.slice(0, 10);
}

function yearBefore(day: string): string {
  const begin = new Date(`${day}T00:00:00Z`);
  begin.setUTCFullYear(begin.getUTCFullYear() - 1);
  return begin.toISOString().slice(0, 10);
}

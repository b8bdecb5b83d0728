import type { BuyerFacts } from '../../report/buyer-reports/buyer-facts.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import { newestLooks } from '../purchases/newest-looks.ts';
import type { ReportJobInput } from '../reports/report-input.ts';
import type { Services } from '../services.ts';

/** Lines of each kind that a pack tells of at most. */
const most = 200;

/** Looks up everything that a pack about what is bought tells. */
export async function buyerFacts({ store }: Services, scope: Scope, { from, to, paper, decisions }: ReportJobInput, { at, engineVersion }: { readonly at: string; readonly engineVersion: string }): Promise<BuyerFacts> {
  const organisation = (await store.organisations()).find(({ id }) => id === scope.organisationId)?.name ?? '';
  return store.read(scope, async (rows) => {
    const last = await rows.selectFrom('report').select('at').where('kind', '=', 'buyers-pack').orderBy('at', 'desc').limit(1).executeTakeFirst();
    const period = { from: from ?? last?.at.slice(0, 10) ?? yearBefore(to), to };
    const [begin, end] = [`${period.from}T00:00:00.000Z`, `${to}T23:59:59.999Z`];
    const alerts = await rows.selectFrom('vendorAlert').innerJoin('vendor', 'vendor.id', 'vendorAlert.vendorId').select(['vendor.name', 'vendorAlert.at', 'vendorAlert.changes', 'vendorAlert.due', 'vendorAlert.stale', 'vendorAlert.gaps']).where('vendorAlert.at', '>=', begin).where('vendorAlert.at', '<=', end).orderBy('vendorAlert.at', 'desc').limit(most).execute();
    const accepted = await acceptancesIn(rows, period.from);
    const awards = await rows.selectFrom('purchase').innerJoin('candidate', 'candidate.id', 'purchase.awardedCandidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select(['purchase.id', 'purchase.title', 'vendor.name', 'purchase.awardedAt']).where('purchase.state', '=', 'awarded').where('purchase.awardedAt', '>=', begin).where('purchase.awardedAt', '<=', end).orderBy('purchase.awardedAt').limit(most).execute();
    const openCases = await rows.selectFrom('purchase').select(['title', 'decideOn', 'criticality']).where('state', '=', 'open').orderBy('decideOn').orderBy('title').limit(most).execute();
    return {
      madeAt: at, engineVersion, paper, organisation, period, decisions,
      acceptances: accepted.map(({ gap, maker, office, acceptedOn, expiresOn, boardSawOn }) => ({ gap, maker, office, acceptedOn, expiresOn, boardSawOn })),
      alerts: alerts.map(({ name, at: toldAt, changes, due, stale, gaps }) => ({ maker: name, on: toldAt.slice(0, 10), changes, due, stale, gaps })),
      critical: await criticalMakers(rows),
      awards: awards.map(({ id, title, name, awardedAt }) => ({ title, maker: name, on: (awardedAt ?? '').slice(0, 10), acceptances: accepted.filter(({ purchaseId }) => purchaseId === id).length })),
      openCases: openCases.map(({ title, decideOn, criticality }) => ({ title, criticality, decideOn: decideOn ?? undefined })),
    };
  });
}

/** Accepted risks that are in force, or ended since a day; one that was revoked is none. */
async function acceptancesIn(rows: Reader, from: string): Promise<(BuyerFacts['acceptances'][number] & { readonly purchaseId: string })[]> {
  const found = await rows.selectFrom('acceptance').innerJoin('acceptanceDecision', 'acceptanceDecision.acceptanceId', 'acceptance.id').innerJoin('candidate', 'candidate.id', 'acceptance.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').leftJoin('acceptanceRevocation', 'acceptanceRevocation.acceptanceId', 'acceptance.id')
    .select(['acceptance.id', 'acceptance.purchaseId', 'acceptance.gap', 'acceptance.expiresOn', 'vendor.name', 'acceptanceDecision.office', 'acceptanceDecision.decidedAt'])
    .where('acceptanceDecision.outcome', '=', 'approved').where('acceptanceRevocation.acceptanceId', 'is', null).where('acceptance.expiresOn', '>=', from).orderBy('acceptance.expiresOn').limit(most).execute();
  const boards = found.length === 0 ? [] : await rows.selectFrom('acceptanceBoard').select(({ fn }) => ['acceptanceId', fn.max('boardOn').as('boardOn')]).where('acceptanceId', 'in', found.map(({ id }) => id)).groupBy('acceptanceId').execute();
  return found.map(({ id, purchaseId, gap, name, office, decidedAt, expiresOn }) => ({ purchaseId, gap, maker: name, office, acceptedOn: decidedAt.slice(0, 10), expiresOn, boardSawOn: boards.find(({ acceptanceId }) => acceptanceId === id)?.boardOn }));
}

async function criticalMakers(rows: Reader): Promise<BuyerFacts['critical']> {
  const found = await rows.selectFrom('vendor').leftJoin('vendorWatch', 'vendorWatch.vendorId', 'vendor.id').leftJoin('vendorPlan', 'vendorPlan.vendorId', 'vendor.id').select(['vendor.id', 'vendor.name', 'vendor.service', 'vendorWatch.vendorId as watched', 'vendorPlan.text', 'vendorPlan.dueOn'])
    .where('vendor.archivedAt', 'is', null).where((is) => is.or([is('vendor.criticality', '=', 'critical'), is('vendor.service', 'is not', null)])).orderBy('vendor.name').limit(most).execute();
  const looks = await newestLooks(rows, found.map(({ id }) => id));
  return found.map(({ id, name, service, watched, text, dueOn }) => {
    const look = looks.get(id);
    return { name, service: service?.replaceAll('-', ' '), seenOn: look?.endedAt.slice(0, 10), counts: look?.summary.counts, visible: look?.summary.visible ?? 0, questions: look?.summary.questions ?? 0, isWatched: watched !== null, plan: text === null ? undefined : { text, dueOn: dueOn ?? undefined } };
  });
}

function yearBefore(day: string): string {
  const begin = new Date(`${day}T00:00:00Z`);
  begin.setUTCFullYear(begin.getUTCFullYear() - 1);
  return begin.toISOString().slice(0, 10);
}

import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { WatchedReport } from '../../model/watch/watch-report.ts';
import { changeSentences } from '../../report/watch/change-sentences.ts';
import type { Scope } from '../../store/scope.ts';
import type { Tables } from '../../store/tables.ts';
import type { Services } from '../services.ts';

const bytesMost = 16 * 1_048_576;

/**
 * Keeps what is to be told of a look at a watched maker; nothing when there is nothing to tell, or when the job was cancelled meanwhile.
 * @param jobId the job that compared
 * @param now RFC 3339
 * @returns the alert
 */
export async function keepAlert({ store, evidence, ports }: Pick<Services, 'store' | 'evidence' | 'ports'>, scope: Scope, jobId: string, about: Pick<Tables['vendorAlert'], 'vendorId' | 'lookId' | 'beforeLookId'>, report: WatchedReport, now: string): Promise<{ readonly alertId: string | null } | null> {
  const counts = { changes: report.difference === undefined ? 0 : changeSentences(report.difference).length, due: report.deadlines.length, stale: report.stale.length, gaps: report.gaps.length };
  const isSilent = counts.changes + counts.due + counts.stale === 0 && (counts.gaps === 0 || about.beforeLookId === null);
  if (isSilent) return { alertId: null };
  const kept = await evidence.put(scope, (async function* once() { yield Buffer.from(JSON.stringify(report)); })(), bytesMost);
  return store.write(scope, async (rows) => {
    const job = await rows.selectFrom('job').select('state').where('id', '=', jobId).executeTakeFirst();
    if (job?.state !== 'running') return null;
    const alertId = newIdentifier(ports);
    const dueOn = report.deadlines.map(({ dueAt }) => dueAt?.slice(0, 10)).filter((day) => day !== undefined).toSorted()[0] ?? null;
    await rows.insertInto('vendorAlert').values({ id: alertId, ...about, at: now, digest: kept.digest, sizeBytes: kept.sizeBytes, ...counts, dueOn, seenAt: null, seenBy: null, note: null }).execute();
    await appendEntry(rows, { actor: 'system', action: 'vendor.alert', target: `vendor:${about.vendorId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { alert: alertId, look: about.lookId, ...counts } }, now);
    return { alertId };
  });
}

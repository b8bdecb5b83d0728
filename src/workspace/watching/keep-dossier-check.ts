import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Text } from '../../model/text.ts';
import type { Scope } from '../../store/scope.ts';
import type { Tables } from '../../store/tables.ts';
import { keepBills, type ReadBill } from '../exchange/keep-bills.ts';
import type { Services } from '../services.ts';
import { recheckCounts, type Rechecked } from './dossier-shapes.ts';

/** What one verification of a dossier came to, and what is remembered of its publisher from then on. */
export type CheckedDossier = Pick<Tables['dossierCheck'], 'outcome' | 'sequence' | 'logSize'> & { readonly reason: Text | undefined; readonly requirements: readonly Rechecked[]; readonly publisher: string | undefined; readonly remembered: string | undefined; /** Of what product, and what its public bills list; undefined when nothing of it is believed. */ readonly bills: { readonly product: string; readonly lists: readonly ReadBill[] } | undefined };

const bytesMost = 16 * 1_048_576;

/** Keeps what a verification came to, and whether it is news; nothing when the job was cancelled meanwhile. @param jobId the job that verified @returns the verification */
export async function keepDossierCheck({ store, evidence, ports }: Pick<Services, 'store' | 'evidence' | 'ports'>, scope: Scope, jobId: string, { id: vendorDossierId, vendorId }: Pick<Tables['vendorDossier'], 'id' | 'vendorId'>, checked: CheckedDossier): Promise<{ readonly checkId: string } | null> {
  const { outcome, sequence, logSize, reason, requirements } = checked;
  const kept = requirements.length === 0 ? undefined : await evidence.put(scope, (async function* once() { yield Buffer.from(JSON.stringify(requirements)); })(), bytesMost);
  return store.write(scope, async (rows) => {
    const job = await rows.selectFrom('job').select('state').where('id', '=', jobId).executeTakeFirst();
    if (job?.state !== 'running') return null;
    const at = ports.now().toISOString();
    const before = await rows.selectFrom('dossierCheck').select(['outcome', 'sequence', 'digest']).where('vendorDossierId', '=', vendorDossierId).orderBy('at', 'desc').limit(1).executeTakeFirst();
    const isNews = before !== undefined && (before.outcome !== outcome || before.sequence !== sequence || before.digest !== (kept?.digest ?? null));
    const checkId = newIdentifier(ports);
    await rows.insertInto('dossierCheck').values({ id: checkId, vendorDossierId, at, outcome, isNews: isNews ? 1 : 0, reason: reason === undefined ? null : JSON.stringify(reason), sequence, logSize, counts: JSON.stringify(recheckCounts(requirements)), digest: kept?.digest ?? null, sizeBytes: kept?.sizeBytes ?? 0 }).execute();
    if (checked.bills !== undefined) await keepBills(rows, ports, { vendorId, source: 'dossier', place: vendorDossierId, product: checked.bills.product, openFrom: null }, checked.bills.lists, at);
    if (checked.remembered !== undefined) await rows.updateTable('vendorDossier').set({ publisher: checked.publisher ?? null, remembered: checked.remembered }).where('id', '=', vendorDossierId).execute();
    await appendEntry(rows, { actor: 'system', action: isNews ? 'vendor.dossier-changed' : 'vendor.dossier-checked', target: `vendor:${vendorId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { dossier: vendorDossierId, check: checkId, result: outcome, sequence } }, at);
    return { checkId };
  });
}

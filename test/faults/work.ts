import { appendEntry } from '../../src/audit/append-entry.ts';
import type { EvidenceStore } from '../../src/store/evidence/evidence-store.ts';
import { provenScope } from '../../src/store/scope.ts';
import type { Store } from '../../src/store/store.ts';

export const scope = provenScope('acme');
export const at = '2026-01-02T03:04:05.000Z';

/** Adds the organisation and the product that everything of a fault test belongs to, once. */
export async function prepareWork(store: Store): Promise<void> {
  if ((await store.organisations()).length > 0) return;
  await store.addOrganisation({ id: 'acme', name: 'Acme', createdAt: at });
  await store.write(scope, async (rows) => {
    await rows.insertInto('product').values({ id: 'p', slug: 'p', name: 'Gateway', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
    await rows.insertInto('release').values({ id: 'r', productId: 'p', version: '1', createdAt: at }).execute();
  });
}

/**
 * One step of a workspace: evidence is put away, then its row and the audit log's entry are written together. The id is
 * the client's own, so that the same step may be asked for again without happening twice.
 */
export async function workStep(store: Store, evidence: EvidenceStore, id: string): Promise<void> {
  const { digest, sizeBytes } = await evidence.put(scope, (async function* () { yield Buffer.from(`evidence ${id} `.repeat(50)); })(), 100_000);
  await store.write(scope, async (rows) => {
    if ((await rows.selectFrom('evidenceFile').select('id').where('id', '=', id).executeTakeFirst()) !== undefined) return;
    await rows.insertInto('evidenceFile').values({ id, releaseId: 'r', productId: 'p', path: id, digest, sizeBytes, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: 'x', removedAt: null }).execute();
    await appendEntry(rows, { actor: 'system', action: 'evidence.receive', target: `evidence:${id}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: id, detail: {} }, at);
  });
}

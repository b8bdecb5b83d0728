import { appendEntry } from '../../audit/append-entry.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** Days that are told in one turn at most; the rest waits for the next. */
const toldMost = 100;

/**
 * Tells once of each promise and clause whose day has come, in the audit log, which webhooks follow. A day that was moved
 * is told anew. Any server may do it.
 * @returns how many were told
 */
export async function planPromises({ store, ports }: Pick<Services, 'store' | 'ports'>, scopes: readonly Scope[]): Promise<number> {
  const at = ports.now().toISOString();
  const today = at.slice(0, 10);
  let told = 0;
  for (const scope of scopes) {
    const due = await store.read(scope, async (rows) => rows.selectFrom('clause').innerJoin('candidate', 'candidate.id', 'clause.candidateId').select(['clause.id', 'clause.dueOn', 'clause.kind', 'clause.candidateId', 'candidate.purchaseId'])
      .where('clause.dueOn', '<=', today).where('clause.state', 'not in', ['refused', 'dropped', 'kept']).where('candidate.state', 'in', ['standing', 'awarded'])
      .where((is) => is.or([is('clause.dueToldOn', 'is', null), is('clause.dueToldOn', '!=', is.ref('clause.dueOn'))])).orderBy('clause.dueOn').limit(toldMost).execute());
    if (due.length === 0) continue;
    told += await store.write(scope, async (rows) => {
      let count = 0;
      for (const { id, dueOn, kind, candidateId, purchaseId } of due) {
        // Told by another server meanwhile, or moved.
        const told = await rows.updateTable('clause').set({ dueToldOn: dueOn }).where('id', '=', id).where('dueOn', '=', dueOn).where((is) => is.or([is('dueToldOn', 'is', null), is('dueToldOn', '!=', dueOn)])).executeTakeFirst();
        if (Number(told.numUpdatedRows) !== 1) continue;
        count += 1;
        await appendEntry(rows, { actor: 'system', action: 'clause.due', target: `purchase:${purchaseId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { clause: id, candidate: candidateId, kind, dueOn: dueOn ?? '' } }, at);
      }
      return count;
    });
  }
  return told;
}

import { z } from 'zod';
import { newIdentifier } from '../../identity/identifier.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { Scope } from '../../store/scope.ts';
import type { ReportJobInput } from '../reports/report-input.ts';
import { reportKinds } from '../reports/report-kinds.ts';
import { reportJob } from '../reports/write-report.ts';
import type { Services } from '../services.ts';
import { nextPackDay, packAsker } from './pack-day.ts';

/**
 * Has the packs for boards written whose day has come; each tells what changed since the one before. Any server may do it: a
 * pack is asked for once. Days that passed while no server ran are made up for by one pack.
 * @returns how many were asked for
 */
export async function planPacks({ store, ports }: Pick<Services, 'store' | 'ports'>, scopes: readonly Scope[]): Promise<number> {
  const at = ports.now().toISOString();
  const today = at.slice(0, 10);
  let asked = 0;
  for (const scope of scopes) {
    const due = await store.read(scope, async (rows) => rows.selectFrom('packSchedule').selectAll().where('nextOn', '<=', today).executeTakeFirst());
    if (due === undefined) continue;
    asked += await store.write(scope, async (rows) => {
      // Planned by another server meanwhile, or changed.
      const planned = await rows.updateTable('packSchedule').set({ nextOn: nextPackDay(due.every, due.day, today) }).where('kind', '=', due.kind).where('nextOn', '=', due.nextOn).executeTakeFirst();
      if (Number(planned.numUpdatedRows) !== 1) return 0;
      const input: ReportJobInput = { kind: due.kind, productId: null, from: null, to: today, paper: reportKinds[due.kind].paper, decisions: z.array(z.string()).parse(JSON.parse(due.decisions)) };
      await addJob(rows, { id: newIdentifier(ports), kind: reportJob, input, askedBy: packAsker }, at);
      return 1;
    });
  }
  return asked;
}

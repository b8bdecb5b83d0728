import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findWorkload } from './shapes.ts';

export const workloadRevoke = changingAct({
  id: 'workload.revoke',
  summary: 'Ends the trust in runs of a build service; runs that were let in can’t do anything from this moment.',
  area: 'configuration',
  object: 'workload',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/workloads/{workload}' },
  input: z.strictObject({ workload: idShape }),
  output: z.object({ runsEnded: z.number() }),
  find: findWorkload,
  run: async ({ rows, at, note }, { workload }) => {
    await rows.updateTable('workloadIdentity').set({ revokedAt: at }).where('id', '=', workload).execute();
    const ended = await rows.deleteFrom('workloadSession').where('workloadId', '=', workload).returning('id').execute();
    note({ runsEnded: ended.length });
    return { runsEnded: ended.length };
  },
});

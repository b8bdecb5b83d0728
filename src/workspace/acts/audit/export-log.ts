import { z } from 'zod';
import { exportPage, NothingToExport } from '../../../audit/export-log.ts';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { everyOf } from '../../shapes.ts';

export const exportLog = readingAct({
  id: 'audit-log.export',
  summary: 'Exports about a thousand entries of the audit log with their signed checkpoints, to be verified offline by “assay audit verify”.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/export' },
  input: z.strictObject({ from: z.int().min(0).default(0) }),
  output: z.object({ export: z.string(), next: z.number().nullable() }),
  find: everyOf('audit-log'),
  run: async ({ rows, at, note }, { from }) => {
    try {
      const { text, next } = await exportPage(rows, from, at);
      note({ from, next });
      return { export: text, next };
    } catch (problem) {
      if (problem instanceof NothingToExport) throw new ActRefused('conflict', problem.message);
      throw problem;
    }
  },
});

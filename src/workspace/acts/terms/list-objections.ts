import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findObjectionsOf } from '../../terms/find.ts';

/** Objections of one case at most. */
const objectionsMost = 200;

export const listObjections = readingAct({
  id: 'objection.list',
  summary: 'Lists the objections of a case, with to whom each was escalated and what was decided.',
  area: 'business-data',
  object: 'objection',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/objections' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({
    objections: z.array(z.object({
      id: z.string(), candidateId: z.string().nullable(), vendor: z.string().nullable(), byName: z.string(), byOffice: z.string(), reason: z.string(), enteredAt: z.string(), escalatedTo: z.string().nullable(), escalatedOn: z.string().nullable(),
      decision: z.enum(['upheld', 'overruled']).nullable(), decisionReason: z.string().nullable(), decidedAt: z.string().nullable(), decidedByName: z.string().nullable(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
    })),
  }),
  find: findObjectionsOf,
  run: async ({ rows }, { purchase }) => ({
    objections: await rows.selectFrom('objection').leftJoin('candidate', 'candidate.id', 'objection.candidateId').leftJoin('vendor', 'vendor.id', 'candidate.vendorId')
      .select(['objection.id', 'objection.candidateId', 'vendor.name as vendor', 'objection.byName', 'objection.byOffice', 'objection.reason', 'objection.enteredAt', 'objection.escalatedTo', 'objection.escalatedOn', 'objection.decision', 'objection.decisionReason', 'objection.decidedAt', 'objection.decidedByName', 'objection.withdrawnAt', 'objection.withdrawnReason'])
      .where('objection.purchaseId', '=', purchase).orderBy('objection.enteredAt').orderBy('objection.id').limit(objectionsMost).execute(),
  }),
});

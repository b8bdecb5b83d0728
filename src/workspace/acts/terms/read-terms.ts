import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findCandidate } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { clauseShape, clausesOf } from '../../terms/clause-shape.ts';
import { counselLabel } from '../../terms/clause-words.ts';
import { dutyShape, responsibilitiesOf } from '../../terms/responsibility-shape.ts';
import { standingsOf } from '../../terms/standing.ts';

export const readTerms = readingAct({
  id: 'purchase.read-terms',
  summary: 'Reads the terms of a candidate: where it stands with everything that the case asks, its clauses with their negotiation, and who has which duty.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/candidates/{candidate}/terms' },
  input: z.strictObject({ candidate: idShape }),
  output: z.object({
    standings: z.array(z.object({ requirement: z.string().nullable(), criterion: z.string().nullable(), title: z.string(), level: z.enum(['must', 'should']), isMet: z.boolean(), words: z.string() })),
    clauses: z.array(clauseShape), clauseLabel: z.string(), duties: z.array(dutyShape),
  }),
  find: findCandidate,
  run: async ({ rows }, { candidate }) => {
    const row = await rows.selectFrom('candidate').selectAll().where('id', '=', candidate).executeTakeFirstOrThrow();
    const purchase = await rows.selectFrom('purchase').selectAll().where('id', '=', row.purchaseId).executeTakeFirstOrThrow();
    return { standings: [...(await standingsOf(rows, purchase, row))], clauses: [...(await clausesOf(rows, candidate))], clauseLabel: counselLabel, duties: [...(await responsibilitiesOf(rows, candidate))] };
  },
});

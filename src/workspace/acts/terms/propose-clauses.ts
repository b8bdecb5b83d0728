import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findCandidate } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { addClauseRow } from '../../terms/clause-shape.ts';
import { wordsFor } from '../../terms/clause-words.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';
import { standingsOf } from '../../terms/standing.ts';

export const proposeClauses = changingAct({
  id: 'clause.propose',
  summary: 'Proposes a clause for each gap of a candidate that has none: in the organisation’s own words where its library has them, else in those that ship. Drafts for counsel, not legal advice.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/clauses/proposals' },
  input: z.strictObject({ candidate: idShape }),
  output: z.object({ added: z.number(), withoutWords: z.array(z.string()).describe('Gaps for which there are no words yet: own criteria, and requirements without a clause.') }),
  find: findCandidate,
  run: async (context, { candidate }) => {
    const { rows, note } = context;
    const { row, purchase } = await keepUndropped(rows, candidate);
    const there = new Set((await rows.selectFrom('clause').select('requirement').where('candidateId', '=', candidate).where('kind', '=', 'gap').where('state', '!=', 'dropped').execute()).map(({ requirement }) => requirement));
    const withoutWords: string[] = [];
    let added = 0;
    for (const { requirement, title, isMet } of await standingsOf(rows, purchase, row)) {
      if (isMet || (requirement !== null && there.has(requirement))) continue;
      const words = requirement === null ? undefined : await wordsFor(rows, requirement);
      if (words === undefined) withoutWords.push(title);
      else {
        await addClauseRow(context, { candidateId: candidate, requirement, kind: 'gap', promise: '', dueOn: null, ...words });
        added += 1;
      }
    }
    note({ candidate, added });
    return { added, withoutWords };
  },
});

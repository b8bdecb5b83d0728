import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { findCandidate } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { addClauseRow, clausesMost, clauseTextShape, makersRequirementShape, noteShape } from '../../terms/clause-shape.ts';
import { wordsFor, type ClauseWords } from '../../terms/clause-words.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';

export const addClause = changingAct({
  id: 'clause.add',
  summary: 'Adds a clause for a candidate: from the own library, in own words, or for a promise with the day by which it is kept.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/clauses' },
  input: z.strictObject({
    candidate: idShape, requirement: makersRequirementShape.optional(), libraryClause: idShape.optional().describe('One of the own library, whose words it begins with.'), text: clauseTextShape.optional().describe('Own words; those of the library, or what ships for the requirement, when left out.'),
    promise: noteShape.describe('What the maker promised; empty for a clause on a gap.'), dueOn: dayShape.optional().describe('Day by which it is due.'),
  }),
  output: z.object({ id: z.string() }),
  find: findCandidate,
  run: async (context, { candidate, requirement, libraryClause, text, promise, dueOn = null }) => {
    const { rows, actor, at, note } = context;
    await keepUndropped(rows, candidate);
    const { count } = await rows.selectFrom('clause').select(({ fn }) => fn.countAll<number>().as('count')).where('candidateId', '=', candidate).executeTakeFirstOrThrow();
    if (Number(count) >= clausesMost) throw new ActRefused('too-many', `At most ${clausesMost} clauses are kept for one candidate.`);
    if (promise === '' && requirement === undefined && libraryClause === undefined) throw new ActRefused('invalid-input', 'A clause is for a gap or for a promise.', [{ path: 'requirement', message: 'Expected a requirement, a clause of the library, or a promise.' }]);
    let words: ClauseWords | undefined;
    let about = requirement ?? null;
    let title = '';
    if (libraryClause !== undefined) {
      const own = await rows.selectFrom('libraryClause').select(['requirement', 'title', 'text', 'jurisdiction', 'author', 'edition', 'retiredAt']).where('id', '=', libraryClause).executeTakeFirst();
      if (own === undefined || own.retiredAt !== null) throw new ActRefused('invalid-input', 'The clause can’t be added.', [{ path: 'libraryClause', message: 'Expected a clause of the library that is not retired.' }]);
      words = { text: own.text, origin: 'library', jurisdiction: own.jurisdiction, author: own.author, edition: own.edition };
      about ??= own.requirement;
      title = own.title;
    } else if (requirement !== undefined) words = await wordsFor(rows, requirement);
    const kept: ClauseWords | undefined = text === undefined || text === words?.text ? words : { text, origin: 'own', jurisdiction: words?.jurisdiction ?? 'not stated', author: actor.displayName, edition: at.slice(0, 10) };
    if (kept === undefined) throw new ActRefused('invalid-input', 'There are no words for this yet.', [{ path: 'text', message: 'Expected the words of the clause.' }]);
    const isPromise = promise !== '';
    if (isPromise && dueOn === null) throw new ActRefused('invalid-input', 'A promise has a day.', [{ path: 'dueOn', message: 'Expected the day by which it is kept.' }]);
    const id = await addClauseRow(context, { candidateId: candidate, requirement: about, kind: isPromise ? 'promise' : 'gap', promise: isPromise || about !== null ? promise : title, dueOn, ...kept });
    note({ candidate, clause: id, requirement: about, dueOn });
    return { id };
  },
});

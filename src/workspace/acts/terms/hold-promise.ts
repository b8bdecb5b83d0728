import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { findSheet } from '../../inquiries/find.ts';
import { idShape } from '../../shapes.ts';
import { addClauseRow, clausesMost, clauseTextShape } from '../../terms/clause-shape.ts';
import { wordsFor } from '../../terms/clause-words.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';
import { isHeld, promisedText, promiseLine, saidIn } from '../../terms/promises.ts';

export const holdPromise = changingAct({
  id: 'clause.hold-promise',
  summary: 'Holds in a clause what a maker promised in an answer, or in a reply to what was seen of it, with the day by which it is kept: a draft for counsel, not legal advice, with the maker’s own words and where they stand.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/answer-sheets/{sheet}/promises' },
  input: z.strictObject({
    sheet: idShape, question: idShape.optional().describe('The question that was answered.'), requirement: z.string().max(200).optional().describe('The requirement that was replied on, instead.'),
    dueOn: dayShape.optional().describe('Day by which it is kept; that of an answer “planned” when left out.'), text: clauseTextShape.optional().describe('Own words of the clause.'),
  }),
  output: z.object({ id: z.string(), candidate: z.string(), dueOn: z.string() }),
  find: findSheet,
  run: async (context, { sheet, question, requirement, dueOn: given, text }) => {
    const { rows, actor, at, note } = context;
    if ((question === undefined) === (requirement === undefined)) throw new ActRefused('invalid-input', 'A promise stands in an answer, or in a reply.', [{ path: 'question', message: 'Expected a question or a requirement, and not both.' }]);
    const said = await saidIn(rows, sheet, question === undefined ? { kind: 'reply', reference: requirement ?? '' } : { kind: 'answer', reference: question }, at);
    if (said === undefined) throw new ActRefused('conflict', 'Nothing was said there that can be read now.');
    await keepUndropped(rows, said.candidateId);
    const dueOn = given ?? said.plannedOn;
    if (dueOn === null) throw new ActRefused('invalid-input', 'A promise has a day.', [{ path: 'dueOn', message: 'Expected the day by which it is kept.' }]);
    const there = await rows.selectFrom('clause').select(['state', 'source']).where('candidateId', '=', said.candidateId).execute();
    if (there.length >= clausesMost) throw new ActRefused('too-many', `At most ${clausesMost} clauses are kept for one candidate.`);
    if (there.some((clause) => clause.state !== 'dropped' && isHeld(clause.source, said.source))) throw new ActRefused('conflict', 'This promise is held in a clause already.');
    const words = said.requirement === null ? undefined : await wordsFor(rows, said.requirement);
    const id = await addClauseRow(context, {
      candidateId: said.candidateId, requirement: said.requirement, kind: 'promise', promise: promiseLine(said.source), dueOn, text: text ?? promisedText(said.source, words?.text, dueOn),
      origin: 'own', jurisdiction: words?.jurisdiction ?? 'not stated', author: actor.displayName, edition: at.slice(0, 10), source: JSON.stringify(said.source),
    });
    note({ candidate: said.candidateId, clause: id, sheet, dueOn });
    return { id, candidate: said.candidateId, dueOn };
  },
});

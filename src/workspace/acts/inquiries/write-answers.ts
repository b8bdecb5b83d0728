import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { answerStateShape, contactTextShape } from '../../inquiries/answer-shape.ts';
import { ownSheet } from '../../inquiries/find.ts';
import { askForReading } from '../../inquiries/read-files-job.ts';
import { openSheet } from '../../inquiries/open-sheet.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const writeAnswer = changingAct({
  id: 'answer-sheet.answer',
  summary: 'Keeps a contact’s answer to one question as a draft, until all are handed in.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'PUT', path: '/api/v1/answer/questions/{question}' },
  input: z.strictObject({ question: idShape, state: answerStateShape, text: contactTextShape.default(''), plannedOn: dayShape.optional() }),
  output: nothingShape,
  find: ownSheet,
  run: async ({ rows, object, at }, { question, state, text, plannedOn }) => {
    await openSheet(rows, object.id, at);
    if (state === 'planned' && plannedOn === undefined) throw new ActRefused('invalid-input', 'The answer can’t be kept.', [{ path: 'plannedOn', message: 'Expected the day for which it is planned.' }]);
    if (state === 'not-applicable' && text === '') throw new ActRefused('invalid-input', 'The answer can’t be kept.', [{ path: 'text', message: 'Expected why it does not apply.' }]);
    const kept = await rows.updateTable('sheetAnswer').set({ state, text, plannedOn: state === 'planned' ? plannedOn ?? null : null, answeredAt: state === 'unanswered' ? null : at, difference: null, differenceAt: null, differenceBy: null })
      .where('sheetId', '=', object.id).where('questionId', '=', question).returning('questionId').executeTakeFirst();
    // A question of another sheet looks like one that never was.
    if (kept === undefined) throw new ActRefused('not-found', 'There is no such question here.');
    return {};
  },
});

export const handIn = changingAct({
  id: 'answer-sheet.hand-in',
  summary: 'Hands the answers in: from then on they stand as they are.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'POST', path: '/api/v1/answer/handing-in' },
  input: nothingShape,
  output: z.object({ handedInAt: z.string() }),
  find: ownSheet,
  run: async ({ rows, object, services: { ports }, at, note }) => {
    await openSheet(rows, object.id, at);
    const files = await rows.selectFrom('answerFile').select('questionId').where('sheetId', '=', object.id).where('removedAt', 'is', null).execute();
    const bare = await rows.selectFrom('sheetAnswer').innerJoin('inquiryQuestion', 'inquiryQuestion.id', 'sheetAnswer.questionId').select(['inquiryQuestion.id', 'inquiryQuestion.ask']).where('sheetAnswer.sheetId', '=', object.id).where('sheetAnswer.state', '=', 'yes-with-evidence').orderBy('inquiryQuestion.position').execute();
    const missing = bare.filter(({ id }) => !files.some(({ questionId }) => questionId === id || questionId === null));
    if (missing.length > 0) throw new ActRefused('invalid-input', 'Some answers say “yes, with evidence”, and no file is there for them. Attach one, or answer “yes”.', missing.map(({ ask }) => ({ path: '', message: ask })));
    await rows.updateTable('answerSheet').set({ state: 'handed-in', handedInAt: at }).where('id', '=', object.id).where('state', '=', 'open').execute();
    await askForReading(rows, ports, object.id, at);
    // How many were answered would tell something of a sealed sheet.
    note({ sheet: object.id });
    return { handedInAt: at };
  },
});

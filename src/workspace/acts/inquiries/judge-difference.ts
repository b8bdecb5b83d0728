import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { mayDiffer } from '../../inquiries/differs.ts';
import { findSheet } from '../../inquiries/find.ts';
import { sheetInCase } from '../../inquiries/open-sheet.ts';
import { isSealed } from '../../inquiries/seal.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const judgeDifference = changingAct({
  id: 'inquiry.judge-difference',
  summary: 'Says, after looking at both, whether an answer and what was seen really differ. Only then it is shown as such.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/answer-sheets/{sheet}/differences/{question}' },
  input: z.strictObject({ sheet: idShape, question: idShape, differs: z.boolean() }),
  output: nothingShape,
  find: findSheet,
  run: async ({ rows, actor, at, note }, { sheet, question, differs }) => {
    const { inquiry } = await sheetInCase(rows, sheet);
    const answer = isSealed(inquiry, at) ? undefined : await rows.selectFrom('sheetAnswer').selectAll().where('sheetId', '=', sheet).where('questionId', '=', question).executeTakeFirst();
    if (answer === undefined || !mayDiffer(answer)) throw new ActRefused('conflict', 'There is nothing to judge here: the answer does not say yes to what was seen not to be so.');
    await rows.updateTable('sheetAnswer').set({ difference: differs ? 'confirmed' : 'dismissed', differenceAt: at, differenceBy: actor.accountId ?? actor.kind }).where('sheetId', '=', sheet).where('questionId', '=', question).execute();
    note({ sheet, question, differs });
    return {};
  },
});

import { z } from 'zod';
import { revokeContactLinks } from '../../../identity/contact/contact-link.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { contactWordsShape } from '../../inquiries/answer-shape.ts';
import { findSheet } from '../../inquiries/find.ts';
import { sheetInCase } from '../../inquiries/open-sheet.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setSheetAside = changingAct({
  id: 'inquiry.set-aside',
  summary: 'Sets down that no answer of a candidate is waited for any more, and why. Its link is void.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/answer-sheets/{sheet}/set-aside' },
  input: z.strictObject({ sheet: idShape, reason: contactWordsShape }),
  output: nothingShape,
  find: findSheet,
  run: async ({ rows, actor, at, note }, { sheet, reason }) => {
    const { inquiry, sheet: row } = await sheetInCase(rows, sheet);
    if (inquiry.state !== 'sent' || row.state !== 'open') throw new ActRefused('conflict', 'Only a sheet that waits for answers is set aside.');
    await rows.updateTable('answerSheet').set({ state: 'set-aside', setAsideReason: reason, setAsideAt: at, setAsideBy: actor.accountId ?? actor.kind }).where('id', '=', sheet).execute();
    await revokeContactLinks(rows, sheet, at);
    note({ sheet });
    return {};
  },
});

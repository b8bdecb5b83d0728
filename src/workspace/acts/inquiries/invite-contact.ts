import { z } from 'zod';
import { revokeContactLinks } from '../../../identity/contact/contact-link.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findSheet } from '../../inquiries/find.ts';
import { invitationInput, invitationShape, inviteTo } from '../../inquiries/invite.ts';
import { closedBecause, sheetInCase } from '../../inquiries/open-sheet.ts';
import { idShape } from '../../shapes.ts';

export const inviteContact = changingAct({
  id: 'inquiry.invite-contact',
  summary: 'Makes the link by which a maker’s contact answers, bound to a mail address and good until a day; an earlier one of the sheet is void. In a tender, what was answered by an earlier link is taken away with it, unless the new one is mailed to the same address. It goes by mail, and its codes too; without a mail server link and code are given back once, to be handed over.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/answer-sheets/{sheet}/contact' },
  input: z.strictObject({ sheet: idShape, ...invitationInput }),
  output: invitationShape,
  find: findSheet,
  run: async (context, { sheet, mail, days }) => {
    const found = await sheetInCase(context.rows, sheet);
    if (found.inquiry.state !== 'sent') throw new ActRefused('conflict', 'Send the questions first: a link leads to questions that do not change any more.');
    if (closedBecause(found, context.at) !== undefined) throw new ActRefused('conflict', 'This sheet takes no answers any more.');
    return inviteTo(context, { sheetId: sheet, isTender: found.inquiry.isTender === 1, mail, days, words: found.inquiry.purpose === 'findings' ? 'findings-shown' : 'inquiry-asked' });
  },
});

export const revokeContact = changingAct({
  id: 'inquiry.revoke-contact',
  summary: 'Makes the link of a sheet void at once; whoever is in by it is out. What was answered stays.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'DELETE', path: '/api/v1/answer-sheets/{sheet}/contact' },
  input: z.strictObject({ sheet: idShape }),
  output: z.object({ revoked: z.number() }),
  find: findSheet,
  run: async ({ rows, at, note }, { sheet }) => {
    const revoked = await revokeContactLinks(rows, sheet, at);
    note({ sheet, revoked });
    return { revoked };
  },
});

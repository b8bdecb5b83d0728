import { z } from 'zod';
import { createContactLink, revokeContactLinks } from '../../../identity/contact/contact-link.ts';
import { linkTo } from '../../../identity/setup.ts';
import { isMailAddress } from '../../../net/mail-submission.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { emptySheet } from '../../inquiries/empty-sheet.ts';
import { findSheet } from '../../inquiries/find.ts';
import { closedBecause, sheetInCase } from '../../inquiries/open-sheet.ts';
import { hasMail, queueMail } from '../../notices/mail-queue.ts';
import { idShape } from '../../shapes.ts';

/** Days for which a link counts. */
const linkDays = { usual: 14, most: 60 } as const;

export const inviteContact = changingAct({
  id: 'inquiry.invite-contact',
  summary: 'Makes the link by which a maker’s contact answers, bound to a mail address and good until a day; an earlier one of the sheet is void. In a tender, what was answered by an earlier link is taken away with it, unless the new one is mailed to the same address. It goes by mail, and its codes too; without a mail server link and code are given back once, to be handed over.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/answer-sheets/{sheet}/contact' },
  input: z.strictObject({ sheet: idShape, mail: z.string().trim().max(254).refine(isMailAddress, 'Expected a mail address, such as security@acme.example.'), days: z.number().int().min(1).max(linkDays.most).default(linkDays.usual) }),
  output: z.object({ contact: z.string(), link: z.string().nullable().describe('Null when it went by mail.'), code: z.string().nullable().describe('To be handed over apart from the link; null when codes go by mail.'), isMailed: z.boolean(), expiresAt: z.string() }),
  find: findSheet,
  run: async ({ rows, actor, services: { ports, settings, secrets }, at, note }, { sheet, mail, days }) => {
    const found = await sheetInCase(rows, sheet);
    if (found.inquiry.state !== 'sent') throw new ActRefused('conflict', 'Send the questions first: a link leads to questions that do not change any more.');
    const why = closedBecause(found, at);
    if (why !== undefined) throw new ActRefused('conflict', 'This sheet takes no answers any more.');
    const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString();
    const isMailed = hasMail(settings);
    const before = await rows.selectFrom('sheetContact').select('mail').where('sheetId', '=', sheet).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
    // Whoever makes a link could hand it to themselves: what is sealed must not come along, unless it goes to the same mailbox.
    const isEmptied = found.inquiry.isTender === 1 && before !== undefined && !(isMailed && before.mail === mail);
    if (isEmptied) await emptySheet(rows, sheet, at);
    const made = await createContactLink(rows, ports, actor.scope.organisationId, { sheetId: sheet, mail, expiresAt, createdBy: actor.accountId ?? actor.kind, isMailed }, at);
    const link = linkTo(settings, 'answer', made.secret);
    if (isMailed) await queueMail(rows, { ports, settings, secrets }, mail, 'inquiry-asked', at, { link });
    note({ sheet, contact: made.contactId, isMailed, isEmptied, expiresAt });
    return { contact: made.contactId, link: isMailed ? null : link, code: made.code, isMailed, expiresAt };
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

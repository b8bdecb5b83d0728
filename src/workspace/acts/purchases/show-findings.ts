import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { invitationInput, invitationShape, inviteTo, linkDays } from '../../inquiries/invite.ts';
import { findCandidate } from '../../purchases/find.ts';
import { hearingsOf, replyDays, replyUntil } from '../../purchases/hearings.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { newestLookFor } from '../../purchases/newest-looks.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const showFindings = changingAct({
  id: 'purchase.show-findings',
  summary: 'Shows a maker what its newest look shows of it, by a link for a contact, so that it can reply before the comparison is used. It asks nothing. The link goes by mail; without a mail server link and code are given back once, to be handed over.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/findings' },
  input: z.strictObject({ candidate: idShape, subject: nameShape.describe('As the contact reads it.'), mail: invitationInput.mail }),
  output: invitationShape.extend({ sheet: z.string(), until: z.string().describe('Until when it can reply.') }),
  find: findCandidate,
  run: async (context, { candidate, subject, mail }) => {
    const { rows, actor, object, services: { ports }, at } = context;
    await keepOpen(rows, object.id);
    const purchase = await rows.selectFrom('purchase').selectAll().where('id', '=', object.id).executeTakeFirstOrThrow();
    const { vendorId, product, state } = await rows.selectFrom('candidate').select(['vendorId', 'product', 'state']).where('id', '=', candidate).executeTakeFirstOrThrow();
    if (state !== 'standing') throw new ActRefused('conflict', 'This candidate does not stand any more.');
    const hearing = (await hearingsOf(rows, purchase, at)).find(({ candidateId }) => candidateId === candidate);
    const look = await newestLookFor(rows, vendorId, product);
    if (look === undefined || hearing === undefined || hearing.state === 'nothing-seen') throw new ActRefused('conflict', 'Nothing was seen of this maker yet that it could be shown.');
    if (hearing.state !== 'not-shown') throw new ActRefused('conflict', 'This maker was shown what was seen of it. Its link is among the questions.');
    const days = purchase.replyDays ?? replyDays.usual;
    const [inquiryId, sheetId, by, until] = [newIdentifier(ports), newIdentifier(ports), actor.accountId ?? actor.kind, replyUntil(at, days)];
    await rows.insertInto('inquiry').values({ id: inquiryId, purchaseId: purchase.id, subject, isTender: purchase.isTender, state: 'sent', purpose: 'findings', closesAt: until, createdAt: at, createdBy: by, sentAt: at, sentBy: by }).execute();
    await rows.insertInto('answerSheet').values({ id: sheetId, inquiryId, candidateId: candidate, lookId: look.id, state: 'open', handedInAt: null, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
    const invitation = await inviteTo(context, { sheetId, isTender: purchase.isTender === 1, mail, days: Math.max(days, linkDays.usual), words: 'findings-shown' });
    context.note({ candidate, look: look.id });
    return { ...invitation, sheet: sheetId, until };
  },
});

import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { isMailAddress } from '../../../net/mail-submission.ts';
import { addJob } from '../../../store/jobs/job-rows.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { evidenceSummary } from '../../claims/evidence-summary.ts';
import { findWordsOf } from '../../claims/find.ts';
import { checkClaim } from '../../claims/keep-affirmation.ts';
import { newestAssessment } from '../../claims/newest-assessment.ts';
import { keepProductWorkable } from '../../claims/person-word.ts';
import { remindJob, reminderAt } from '../../claims/remind-request.ts';
import { makeRequestLink } from '../../claims/request-link.ts';
import { affirmableParts, checkEnd, dayShape, officeShape, partShape, requirementIdShape, requirementOn, sentenceShape, wordDaysMost } from '../../claims/word-shapes.ts';
import { queueMail } from '../../notices/mail-queue.ts';
import { idShape, nameShape } from '../../shapes.ts';

/** Days that a request can be answered at most. */
const daysMost = 60;
/** Requests about one product that wait at the same time: each may be a mail to somebody. */
const openMost = 200;

export const askAffirmation = changingAct({
  id: 'affirmation.ask',
  summary: 'Asks a named person to stand by what only a person can know. Somebody with an account finds it on their home page; somebody without gets a link that counts once, by mail, or handed over where no mail server is configured.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/products/{product}/affirmation-requests' },
  input: z.strictObject({
    product: idShape, requirement: requirementIdShape, part: partShape, claim: idShape.nullable().default(null), scope: sentenceShape(300), text: sentenceShape(1500).describe('Exactly what the person is asked to affirm.'),
    account: idShape.nullable().default(null).describe('Who is asked, with an account here.'), name: nameShape.nullable().default(null).describe('Who is asked, without an account.'), mail: z.string().trim().max(254).nullable().default(null).describe('Where the link goes.'),
    role: officeShape.describe('The office in which the person is asked.'), validUntil: dayShape.describe('Until when the affirmation would count.'), days: z.number().int().min(1).max(daysMost).default(14).describe('How long it can be answered.'), remind: z.boolean().default(false).describe('One reminder, three days before it ends.'),
  }),
  output: z.object({ id: z.string(), link: z.string().nullable(), isMailed: z.boolean(), expiresAt: z.string() }),
  find: findWordsOf,
  prepare: async ({ services, actor, object }, { requirement }) => evidenceSummary(await newestAssessment(services, actor.scope, object.productId), requirement),
  run: async ({ rows, actor, services, at, note }, { product, requirement, part, claim, scope, text, account, name, mail, role, validUntil, days, remind }, evidence) => {
    await keepProductWorkable(rows, product);
    affirmableParts(requirementOn(requirement), part);
    checkEnd(validUntil, at, wordDaysMost, 'validUntil');
    await checkClaim(rows, { productId: product, requirement, claimId: claim });
    if ((account === null) === (name === null)) throw new ActRefused('invalid-input', 'Say who is asked: somebody with an account, or a name.', [{ path: 'name', message: 'Expected an account or a name, and not both.' }]);
    if (account !== null && mail !== null) throw new ActRefused('invalid-input', 'Somebody with an account signs in to answer; no link goes by mail.', [{ path: 'mail', message: 'Expected none.' }]);
    if (mail !== null && !isMailAddress(mail)) throw new ActRefused('invalid-input', 'Mail can’t be sent to this address.', [{ path: 'mail', message: 'Expected one plain address such as ada@acme.example.' }]);
    const open = await rows.selectFrom('affirmationRequest').select((build) => build.fn.countAll<number>().as('count')).where('productId', '=', product).where('state', '=', 'open').where('expiresAt', '>', at).executeTakeFirstOrThrow();
    if (Number(open.count) >= openMost) throw new ActRefused('too-many', `At most ${openMost} requests about one product wait at the same time. Take some back.`);
    const asked = account === null ? undefined : await rows.selectFrom('account').select(['id', 'displayName', 'mail']).where('id', '=', account).where('state', '=', 'active').executeTakeFirst();
    if (account !== null && asked === undefined) throw new ActRefused('invalid-input', 'There is no such account in use.', [{ path: 'account', message: 'Expected the account of somebody who signs in here.' }]);
    const id = newIdentifier(services.ports);
    const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString();
    await rows.insertInto('affirmationRequest').values({
      id, productId: product, requirement, part, claimId: claim, scope, text, evidence: JSON.stringify(evidence), toName: asked?.displayName ?? name ?? '', toRole: role, toAccountId: account, toMail: mail, validUntil, expiresAt,
      remind: remind ? 1 : 0, turn: 1, state: 'open', reason: null, affirmationId: null, createdBy: actor.accountId ?? actor.kind, createdAt: at, mailedAt: null, endedAt: null, endedBy: null,
    }).execute();
    note({ request: id, requirement, part, account, until: expiresAt });
    const runAt = reminderAt(expiresAt);
    if (remind && runAt > at) await addJob(rows, { id: newIdentifier(services.ports), kind: remindJob, input: { request: id }, askedBy: 'system', runAt }, at);
    if (asked === undefined) return { id, expiresAt, ...await makeRequestLink(rows, services, actor.scope.organisationId, { id, turn: 1, toMail: mail, expiresAt }, at) };
    const isMailed = await queueMail(rows, services, asked.mail, 'affirmation-wanted', at);
    if (isMailed) await rows.updateTable('affirmationRequest').set({ mailedAt: at }).where('id', '=', id).execute();
    return { id, link: null, isMailed, expiresAt };
  },
});

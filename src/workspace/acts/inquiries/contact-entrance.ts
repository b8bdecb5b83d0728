import { z } from 'zod';
import { attemptsOf, sourceKey, type AttemptLimit } from '../../../identity/attempts.ts';
import { contactOfLink, newContactCode, takeContactCode } from '../../../identity/contact/contact-link.ts';
import { endContactSession, openContactSession } from '../../../identity/contact/contact-session.ts';
import { steadyClockOf } from '../../../identity/steady-clock.ts';
import { changingAct, type PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { ownSheet } from '../../inquiries/find.ts';
import { hasMail, queueMail } from '../../notices/mail-queue.ts';
import { ownOrganisation } from '../identity/objects.ts';
import { nothingShape, secretShape, sessionShape } from '../identity/shapes.ts';

/** Attempts of one source at all links, so that nobody tries many. Each link has its own limit besides. */
const bySource: AttemptLimit = { attempts: 60, minutes: 15 };
/** Said of every link and code that does not count, whatever the reason. */
const notLetIn = 'This link and code do not open anything: one of them is wrong, was used, was withdrawn, or has ended. Ask whoever asked you for a new link.';

function countAttempt({ actor, services: { store, ports } }: PreparationContext): void {
  const { request, scope } = actor;
  if (!attemptsOf(store).take([[`contact ${scope.organisationId} ${sourceKey(request.sourceAddress)}`, bySource]], steadyClockOf(ports).now())) throw new ActRefused('too-many', 'There were too many attempts from your address. Wait a quarter of an hour.');
}

export const askContactCode = changingAct({
  id: 'answer-sheet.ask-code',
  summary: 'Has a code sent to the address that a link was made for. The answer is the same for every link, good or not.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/answer/code' },
  input: z.strictObject({ link: secretShape }),
  output: nothingShape,
  find: ownOrganisation,
  prepare: async (context) => countAttempt(context),
  run: async ({ rows, actor, services: { ports, settings, secrets }, at }, { link }) => {
    const contact = await contactOfLink(rows, actor.scope.organisationId, link, at);
    if (contact === undefined || !hasMail(settings)) return {};
    const code = await newContactCode(rows, ports, contact, at);
    if (code !== undefined) await queueMail(rows, { ports, settings, secrets }, contact.mail, 'inquiry-code', at, { code });
    return {};
  },
});

export const enterAsContact = changingAct({
  id: 'answer-sheet.enter',
  summary: 'Lets a maker’s contact in by link and code, to the own sheet only: for half an hour without a request, eight hours at most. A code counts once; where no mail is sent, the contact gets an own one in place of the first. Ten wrong ones lock that link and no other.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  opensSession: true,
  http: { method: 'POST', path: '/api/v1/answer/session' },
  input: z.strictObject({ link: secretShape, code: z.string().min(1).max(64) }),
  output: z.object({ session: sessionShape, ownCode: z.string().nullable().describe('The contact’s code from now on, shown only now; null when codes go by mail or it has one.') }),
  find: ownOrganisation,
  // A code that counted is used up, and a wrong one counted, whatever comes after.
  prepare: async (context, { link, code }) => {
    countAttempt(context);
    const { services, actor, at } = context;
    return services.store.write(actor.scope, async (rows) => takeContactCode(rows, services.ports, actor.scope.organisationId, link, code, at));
  },
  run: async ({ rows, actor, services: { ports }, note }, _input, taken) => {
    if (taken === undefined) throw new ActRefused('signed-out', notLetIn);
    const { contact, ownCode } = taken;
    const { cookie, endsAt } = await openContactSession(rows, ports, actor.scope.organisationId, contact);
    note({ contact: contact.id });
    return { session: { cookie, endsAt }, ownCode };
  },
});

export const leaveAsContact = changingAct({
  id: 'answer-sheet.leave',
  summary: 'Ends the session of a maker’s contact.',
  area: 'identity',
  object: 'answer-sheet',
  endsSession: true,
  http: { method: 'DELETE', path: '/api/v1/answer/session' },
  input: nothingShape,
  output: nothingShape,
  find: ownSheet,
  run: async ({ rows, actor, at }) => {
    if (actor.session !== null) await endContactSession(rows, actor.session.id, at);
    return {};
  },
});

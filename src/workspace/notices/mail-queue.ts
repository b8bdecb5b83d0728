import { z } from 'zod';
import { newIdentifier } from '../../identity/identifier.ts';
import { isMailAddress, submitMail, type MailServer } from '../../net/mail-submission.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Writer } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { mailWords, type MailKind, type MailMore } from './mail-words.ts';
import { deliveryAttemptsMost, pauseAfter } from './webhook-delivery.ts';

/** The kind of job that sends a mail once. */
export const mailJob = 'send-mail';

const inputShape = z.object({ mail: z.string() });
const sealedShape = z.object({ to: z.string(), subject: z.string(), text: z.string() });

type Parts = Pick<Services, 'secrets' | 'settings' | 'ports'>;

/** Whether mails can be sent at all. */
export function hasMail({ mailUrl, mailFrom }: Parts['settings']): boolean {
  return mailUrl !== '' && mailFrom !== '';
}

/**
 * Queues a mail within the change that it tells of; its address and words are kept sealed until it is sent.
 * @returns whether one was queued: not without a mail server, and not to an address that is no plain one
 */
export async function queueMail(rows: Writer, { secrets, settings, ports }: Parts, to: string | null, kind: MailKind, at: string, more: MailMore = {}): Promise<boolean> {
  if (!hasMail(settings) || to === null || !isMailAddress(to)) return false;
  const id = newIdentifier(ports);
  const sealed = secrets.seal('mail', new TextEncoder().encode(JSON.stringify({ to, ...mailWords(kind, settings.publicUrl, more) })));
  await rows.insertInto('mail').values({ id, kind, sealed, state: 'waiting', attempts: 0, problem: null, createdAt: at, endedAt: null }).execute();
  await addJob(rows, { id: newIdentifier(ports), kind: mailJob, input: { mail: id }, askedBy: 'system' }, at);
  return true;
}

/** The mail server out of its setting: `smtps://user:password@host:465` or `smtp://…:587`. */
export function mailServerOf(mailUrl: string): MailServer {
  const url = new URL(mailUrl);
  const isTls = url.protocol === 'smtps:';
  return { host: url.hostname, port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port), isTls, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}

/** Sends a mail; one that does not leave is tried again like a webhook’s delivery, and given up at last. */
export function mailHandler({ store, secrets, settings, ports }: Parts & Pick<Services, 'store'>, authorities?: string): JobHandler {
  return async ({ input, scope }) => {
    const { mail: id } = inputShape.parse(input);
    const due = await store.read(scope, async (rows) => rows.selectFrom('mail').select(['sealed', 'state']).where('id', '=', id).executeTakeFirst());
    if (due?.state !== 'waiting') return null;
    const problem = hasMail(settings) ? await send(due.sealed, id) : 'No mail server is configured any more (mailUrl, mailFrom).';
    await store.write(scope, async (rows) => noteAttempt(rows, id, problem));
    return { left: problem === null };
  };

  async function send(sealed: string, id: string): Promise<string | null> {
    const mail = sealedShape.parse(JSON.parse(new TextDecoder().decode(secrets.open('mail', sealed))));
    const server = mailServerOf(settings.mailUrl);
    // The operator has named host and port; whether the host may be inside the network is another setting.
    const outcome = await submitMail({ ...mail, from: settings.mailFrom, id, date: ports.now() }, server, { allowed: settings.privateHostsAllowed, now: ports.now, ...(authorities === undefined ? {} : { authorities }) });
    return outcome.outcome === 'failed' ? `The mail server ${outcome.reason}.` : null;
  }

  async function noteAttempt(rows: Writer, id: string, problem: string | null): Promise<void> {
    const found = await rows.selectFrom('mail').select('attempts').where('id', '=', id).where('state', '=', 'waiting').executeTakeFirst();
    if (found === undefined) return;
    const now = ports.now();
    const attempts = found.attempts + 1;
    const tried = rows.updateTable('mail').where('id', '=', id);
    // What ended holds neither address nor words any more.
    if (problem === null || attempts >= deliveryAttemptsMost) await tried.set({ state: problem === null ? 'sent' : 'dead', sealed: '', attempts, problem, endedAt: now.toISOString() }).execute();
    else {
      await tried.set({ attempts, problem }).execute();
      await addJob(rows, { id: newIdentifier(ports), kind: mailJob, input: { mail: id }, askedBy: 'system', runAt: new Date(now.getTime() + pauseAfter(attempts)).toISOString() }, now.toISOString());
    }
  }
}

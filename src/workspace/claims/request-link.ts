import { z } from 'zod';
import { readScopedSecret } from '../../identity/scoped-secret.ts';
import { linkTo } from '../../identity/setup.ts';
import { consumeSingleUse, createSingleUse, peekSingleUse } from '../../identity/single-use.ts';
import type { Actor } from '../../identity/actor.ts';
import { isMailAddress } from '../../net/mail-submission.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';
import { hasMail, queueMail } from '../notices/mail-queue.ts';
import type { Services } from '../services.ts';

type Request = Tables['affirmationRequest'];
type Parts = Pick<Services, 'ports' | 'settings' | 'secrets'>;

/** A link as it leaves: shown once where no mail carries it. */
export interface MadeLink {
  /** Null when it went by mail, so that only the one who reads that mail has it. */
  readonly link: string | null;
  readonly isMailed: boolean;
}

/** What is said of a link that does not count, whatever the reason. */
const linkVoid = 'This link was used, was withdrawn, has ended, or never was one. Ask whoever asked you for a new one.';

const detailShape = z.object({ request: z.string(), turn: z.number(), way: z.enum(['mail-link', 'handed-link']) });
const minute = 60_000;

/**
 * Makes the link by which somebody without an account answers a request, and sends it to their address; without a mail
 * server, or without an address, it is given back to be handed over.
 */
export async function makeRequestLink(rows: Writer, parts: Parts, organisationId: string, request: Pick<Request, 'id' | 'turn' | 'toMail' | 'expiresAt'>, at: string, kind: 'affirmation-asked' | 'affirmation-reminder' = 'affirmation-asked'): Promise<MadeLink> {
  const isMailable = request.toMail !== null && isMailAddress(request.toMail) && hasMail(parts.settings);
  const minutes = Math.max(1, Math.floor((Date.parse(request.expiresAt) - Date.parse(at)) / minute));
  const secret = await createSingleUse(rows, parts.ports, organisationId, { purpose: 'affirmation', minutes, accountId: null, detail: { request: request.id, turn: request.turn, way: isMailable ? 'mail-link' : 'handed-link' } }, at);
  const link = linkTo(parts.settings, 'affirm', secret);
  if (isMailable && (await queueMail(rows, parts, request.toMail, kind, at, { link }))) {
    await rows.updateTable('affirmationRequest').set({ mailedAt: at }).where('id', '=', request.id).execute();
    return { link: null, isMailed: true };
  }
  return { link, isMailed: false };
}

/** The request that a link answers, without using the link up. @throws ActRefused, the same for every link that does not count */
export async function requestOfLink(rows: Reader, actor: Actor, link: string, at: string): Promise<Request> {
  assertOwn(actor, link);
  const found = await peekSingleUse(rows, 'affirmation', link, at);
  return (await openRequest(rows, found?.detail, at)).request;
}

/** Uses a link up: of any number of answers at the same time exactly one gets the request. @throws ActRefused */
export async function takeRequestByLink(rows: Writer, actor: Actor, link: string, at: string): Promise<{ readonly request: Request; readonly way: 'mail-link' | 'handed-link' }> {
  assertOwn(actor, link);
  return openRequest(rows, (await consumeSingleUse(rows, 'affirmation', link, at))?.detail, at);
}

/** A link of another organisation is none here, whatever its secret. */
function assertOwn({ scope }: Actor, link: string): void {
  if (readScopedSecret(link)?.organisationId !== scope.organisationId) throw new ActRefused('not-found', linkVoid);
}

async function openRequest(rows: Reader, detail: unknown, at: string): Promise<{ readonly request: Request; readonly way: 'mail-link' | 'handed-link' }> {
  const parsed = detailShape.safeParse(detail);
  const request = parsed.success ? await rows.selectFrom('affirmationRequest').selectAll().where('id', '=', parsed.data.request).where('state', '=', 'open').where('expiresAt', '>', at).executeTakeFirst() : undefined;
  // A newer link has taken the place of this one.
  if (!parsed.success || request?.turn !== parsed.data.turn) throw new ActRefused('not-found', linkVoid);
  return { request, way: parsed.data.way };
}

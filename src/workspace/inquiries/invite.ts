import { z } from 'zod';
import { createContactLink } from '../../identity/contact/contact-link.ts';
import { linkTo } from '../../identity/setup.ts';
import { isMailAddress } from '../../net/mail-submission.ts';
import type { Writer } from '../../store/store.ts';
import type { ActContext } from '../act.ts';
import { hasMail, queueMail } from '../notices/mail-queue.ts';
import { emptySheet } from './empty-sheet.ts';

/** Days for which a link counts. */
export const linkDays = { usual: 14, most: 60 } as const;

/** For whom a link is made, and for how long. */
export const invitationInput = { mail: z.string().trim().max(254).refine(isMailAddress, 'Expected a mail address, such as security@acme.example.'), days: z.number().int().min(1).max(linkDays.most).default(linkDays.usual) } as const;

export const invitationShape = z.object({ contact: z.string(), link: z.string().nullable().describe('Null when it went by mail.'), code: z.string().nullable().describe('To be handed over apart from the link; null when codes go by mail.'), isMailed: z.boolean(), expiresAt: z.string() });
type Invitation = z.infer<typeof invitationShape>;

interface Invited {
  readonly sheetId: string;
  /** Whether answers on it are sealed from whoever makes links. */
  readonly isTender: boolean;
  readonly mail: string;
  readonly days: number;
  /** What the mail says. */
  readonly words: 'inquiry-asked' | 'findings-shown';
}

/** Makes the link of a contact to a sheet, and has it mailed where mails can be sent. */
export async function inviteTo({ rows, actor, services: { ports, settings, secrets }, at, note }: ActContext<Writer>, { sheetId, isTender, mail, days, words }: Invited): Promise<Invitation> {
  const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString();
  const isMailed = hasMail(settings);
  const before = await rows.selectFrom('sheetContact').select('mail').where('sheetId', '=', sheetId).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
  // Whoever makes a link could hand it to themselves: what is sealed must not come along, unless it goes to the same mailbox.
  const isEmptied = isTender && before !== undefined && !(isMailed && before.mail === mail);
  if (isEmptied) await emptySheet(rows, sheetId, at);
  const made = await createContactLink(rows, ports, actor.scope.organisationId, { sheetId, mail, expiresAt, createdBy: actor.accountId ?? actor.kind, isMailed }, at);
  const link = linkTo(settings, 'answer', made.secret);
  if (isMailed) await queueMail(rows, { ports, settings, secrets }, mail, words, at, { link });
  note({ sheet: sheetId, contact: made.contactId, isMailed, isEmptied, expiresAt });
  return { contact: made.contactId, link: isMailed ? null : link, code: made.code, isMailed, expiresAt };
}

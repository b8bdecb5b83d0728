import { hash } from 'node:crypto';
import type { Ports } from '../../model/ports.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { base32 } from '../base32.ts';
import { newIdentifier } from '../identifier.ts';
import { hashOfSecret, newSecret, readScopedSecret, writeScopedSecret } from '../scoped-secret.ts';

type Contact = Tables['sheetContact'];

/** Wrong codes in a row after which a link is locked: only a new one helps then. */
export const wrongCodesMost = 10;
/** Minutes for which a mailed code counts. */
const codeMinutes = 10;
/** Between two mailed codes, in milliseconds. */
const codeEvery = 60_000;
/** Codes that are mailed for one link at most. */
const codesMost = 60;

/** A link to a sheet of answers as it leaves, and the code that is handed over beside it where none is mailed. */
export interface NewContactLink {
  readonly contactId: string;
  /** `<organisation>.<secret>`; only the hash of the secret is kept. */
  readonly secret: string;
  readonly code: string | null;
}

/**
 * Makes the link of a contact to a sheet, bound to a mail address; every earlier one of the sheet is void.
 * @param isMailed whether codes go to the address; otherwise one is made to be handed over, which the contact’s own takes the place of
 * @param at RFC 3339, as is `expiresAt`
 */
export async function createContactLink(rows: Writer, ports: Ports, organisationId: string, asked: { readonly sheetId: string; readonly mail: string; readonly expiresAt: string; readonly createdBy: string; readonly isMailed: boolean }, at: string): Promise<NewContactLink> {
  const { isMailed, ...row } = asked;
  await revokeContactLinks(rows, asked.sheetId, at);
  const id = newIdentifier(ports);
  const secret = newSecret(ports);
  const code = isMailed ? null : newLongCode(ports);
  await rows.insertInto('sheetContact').values({
    ...row, id, hash: hashOfSecret(secret), handedCodeHash: code === null ? null : hashOfCode(id, code), hasOwnCode: 0, codeHash: null, codeExpiresAt: null, codeSentAt: null, codesSent: 0, usedCodeHash: null, wrongCodes: 0,
    createdAt: at, enteredAt: null, revokedAt: null,
  }).execute();
  return { contactId: id, secret: writeScopedSecret({ organisationId, secret }), code };
}

/** Makes all links of a sheet void, and ends what was opened by them. @returns how many counted until now */
export async function revokeContactLinks(rows: Writer, sheetId: string, at: string): Promise<number> {
  const revoked = await rows.updateTable('sheetContact').set({ revokedAt: at, codeHash: null, handedCodeHash: null }).where('sheetId', '=', sheetId).where('revokedAt', 'is', null).returning('id').execute();
  if (revoked.length > 0) await rows.updateTable('contactSession').set({ endedAt: at }).where('contactId', 'in', revoked.map(({ id }) => id)).where('endedAt', 'is', null).execute();
  return revoked.length;
}

/** The contact of a link; undefined for every link that does not count, whatever the reason. */
export async function contactOfLink(rows: Reader, organisationId: string, link: string, at: string): Promise<Contact | undefined> {
  const given = readScopedSecret(link);
  // What has not the form of a secret is hashed whole, which no row has: the work stays the same.
  const found = await rows.selectFrom('sheetContact').selectAll().where('hash', '=', hashOfSecret(given?.secret ?? link)).where('revokedAt', 'is', null).where('expiresAt', '>', at).executeTakeFirst();
  return given?.organisationId === organisationId && found !== undefined && found.wrongCodes < wrongCodesMost ? found : undefined;
}

/** Makes a code to be mailed, which voids the one before; undefined when one went out a moment ago, or too many did. */
export async function newContactCode(rows: Writer, ports: Ports, contact: Contact, at: string): Promise<string | undefined> {
  const now = Date.parse(at);
  const since = contact.codeSentAt === null ? codeEvery : now - Date.parse(contact.codeSentAt);
  if (contact.codesSent >= codesMost || (since >= 0 && since < codeEvery)) return undefined;
  const number = Buffer.from(ports.randomBytes(8)).readBigUInt64BE() % 100_000_000n;
  const code = number.toString().padStart(8, '0');
  await rows.updateTable('sheetContact').set({ codeHash: hashOfCode(contact.id, code), codeExpiresAt: new Date(now + codeMinutes * 60_000).toISOString(), codeSentAt: at, codesSent: contact.codesSent + 1 }).where('id', '=', contact.id).execute();
  return code;
}

/**
 * Takes a code. A mailed one counts once, of any number at the same time exactly one; so does one that was handed over: who
 * handed it over has seen it, so the contact gets an own one in its place, good as long as the link. A wrong one is counted
 * against its link alone, which is locked at the tenth; the right code that comes a second time is no guess.
 * @returns the contact, and its own code when it was made now; undefined whatever was wrong
 */
export async function takeContactCode(rows: Writer, ports: Ports, organisationId: string, link: string, code: string, at: string): Promise<{ readonly contact: Contact; readonly ownCode: string | null } | undefined> {
  const contact = await contactOfLink(rows, organisationId, link, at);
  const given = hashOfCode(contact?.id ?? '', code.replaceAll(/[\s-]/gu, '').toLowerCase());
  if (contact === undefined) return undefined;
  const row = rows.updateTable('sheetContact').where('id', '=', contact.id);
  const isMailed = contact.codeHash === given && contact.codeExpiresAt !== null && contact.codeExpiresAt > at;
  if (isMailed || contact.handedCodeHash === given) {
    const ownCode = isMailed || contact.hasOwnCode === 1 ? null : newLongCode(ports);
    await row.set({ wrongCodes: 0, enteredAt: at, ...(isMailed ? { codeHash: null, usedCodeHash: given } : {}), ...(ownCode === null ? {} : { handedCodeHash: hashOfCode(contact.id, ownCode), hasOwnCode: 1, usedCodeHash: given }) }).execute();
    return { contact, ownCode };
  }
  if (contact.usedCodeHash !== given) await row.set({ wrongCodes: contact.wrongCodes + 1 }).execute();
  return undefined;
}

/** 80 random bits: nobody guesses it within ten attempts, nor out of its hash. */
function newLongCode(ports: Ports): string {
  return base32(ports.randomBytes(10));
}

function hashOfCode(contactId: string, code: string): string {
  return hash('sha256', `${contactId}.${code}`, 'hex');
}

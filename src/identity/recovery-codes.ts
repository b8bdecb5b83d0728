import { hash } from 'node:crypto';
import type { Ports } from '../model/ports.ts';
import type { Writer } from '../store/store.ts';
import { base32 } from './base32.ts';
import { newIdentifier } from './identifier.ts';

/** Codes of one account. */
const recoveryCodeCount = 10;
/** 120 random bits: nobody guesses one, not even in a copy of the database, so that a plain hash keeps it (OWASP ASVS 5.0, 6.5.2). */
const codeBytes = 15;

/**
 * Makes new recovery codes for an account; those it had are void.
 * @returns the codes as they are shown once, in groups of four
 */
export async function issueRecoveryCodes(rows: Writer, ports: Ports, accountId: string, at: string): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => base32(ports.randomBytes(codeBytes)));
  await rows.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
  await rows.insertInto('recoveryCode').values(codes.map((code) => ({ id: newIdentifier(ports), accountId, hash: hashOf(code), createdAt: at, usedAt: null }))).execute();
  return codes.map((code) => code.replaceAll(/.{4}(?=.)/gu, '$&-'));
}

/**
 * Uses a recovery code up. Nobody has to say whose it is: the code alone is looked for, so that nothing can be learnt about accounts.
 * @param text as it was typed: case, spaces and hyphens do not matter
 * @returns the account; undefined when it is no unused code of an active account
 */
export async function consumeRecoveryCode(rows: Writer, text: string, at: string): Promise<string | undefined> {
  const used = await rows.updateTable('recoveryCode').set({ usedAt: at }).where('hash', '=', hashOf(text.replaceAll(/[\s-]/gu, '').toLowerCase())).where('usedAt', 'is', null)
    .where('accountId', 'in', rows.selectFrom('account').where('state', '=', 'active').select('id'))
    .returning('accountId').executeTakeFirst();
  return used?.accountId;
}

function hashOf(code: string): string {
  return hash('sha256', code, 'hex');
}

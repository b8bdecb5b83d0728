import { HashingBusy, verifyPassword } from '../../../identity/password/password-hash.ts';
import { passwordLengthLeast, passwordLengthMost, passwordRefusal, type PasswordRefusal } from '../../../identity/password/password-rules.ts';
import { isAdministrator } from '../../../identity/roles-of.ts';
import { z } from 'zod';
import type { Reader } from '../../../store/store.ts';
import { ActRefused } from '../../act-refused.ts';
import type { Services } from '../../services.ts';

/** What is typed in beside a password: one word in lower case. */
export const signInNameShape = z.string().trim().toLowerCase().min(3).max(100).regex(/^[\p{Ll}\p{Lo}\p{N}.@_+-]+$/u, 'letters, digits and . @ _ + - were expected');
export const passwordShape = z.string().min(1).max(1024);
export const codeShape = z.string().trim().min(1).max(20);

const words: Readonly<Record<PasswordRefusal, string>> = {
  'too-short': `at least ${passwordLengthLeast} characters were expected`,
  'too-long': `at most ${passwordLengthMost} characters were expected`,
  breached: 'a password was expected that is on no list of passwords that became known',
  guessable: 'a password was expected that is more than names, repetitions and well-known passwords',
};

/** Demands that passwords are allowed here at all. @throws ActRefused */
export function assertPasswordSignIn({ settings }: Services): void {
  if (!settings.passwordSignIn) throw new ActRefused('not-allowed', 'Passwords are not used in this workspace. Sign in with a passkey.');
}

/** Demands that an account may have a password: those who administer never do. @throws ActRefused */
export async function assertMayHavePassword(rows: Reader, accountId: string, at: string): Promise<void> {
  if (await isAdministrator(rows, accountId, at)) throw new ActRefused('not-allowed', 'Whoever administers signs in with passkeys only.');
}

/** Demands a password that nobody knows or guesses. @throws ActRefused */
export async function assertGoodPassword(password: string, knownWords: readonly string[], { settings }: Services): Promise<void> {
  const refusal = await passwordRefusal(password, knownWords, settings.breachedPasswordsFile === '' ? undefined : settings.breachedPasswordsFile);
  if (refusal !== undefined) throw new ActRefused('invalid-input', 'This password can’t be used.', [{ path: 'password', message: words[refusal] }]);
}

/** Whether a password is the one that was kept, after the same work when there is none. @throws ActRefused when too many are being compared */
export async function passwordMatches(password: string, hash: string | undefined): Promise<boolean> {
  try {
    return await verifyPassword(password, hash);
  } catch (problem) {
    if (problem instanceof HashingBusy) throw new ActRefused('too-many', 'Too many people sign in by password at this moment. Try again in a few seconds, or sign in with a passkey.');
    throw problem;
  }
}

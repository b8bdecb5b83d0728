import type { Decision } from './policy/decide.ts';

/** What somebody is told whom the policies refuse. Nothing in it depends on what the object is. */
export const refusalWords: { readonly [Outcome in Exclude<Decision['outcome'], 'allowed'>]: string } = {
  'signed-out': 'Nobody is signed in here, or the sign-in has ended. Sign in again.',
  'not-found': 'There is no such thing, or it is not for you.',
  'not-allowed': 'Your roles do not allow this. An administrator can give you the role that does.',
  'step-up-needed': 'This is a sensitive act: show your passkey first. It then counts for five minutes.',
  'passkey-needed': 'This is a sensitive act, and your account has no passkey yet. Make one first.',
};

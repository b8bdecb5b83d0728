import type { MfaFactor, MfaPopulation, MfaRole } from '../../model/evidence/mfa-adoption.ts';

/** Words of exports for what is counted. A word that is not here is never kept: it could be a name. */
const populations: Readonly<Record<MfaPopulation, readonly string[]>> = {
  customers: ['customers', 'customer', 'tenants', 'clients'],
  'own-staff': ['own-staff', 'staff', 'employees', 'workforce', 'internal'],
  'this-instance': ['this-instance', 'instance'],
};

const roles: Readonly<Record<MfaRole, readonly string[]>> = {
  administrator: ['administrator', 'administrators', 'admin', 'admins', 'super-admin', 'superadmin', 'privileged', 'owner'],
  user: ['user', 'users', 'standard', 'standard-user', 'end-user', 'member', 'members'],
  developer: ['developer', 'developers'],
  support: ['support'],
  guest: ['guest', 'guests', 'external'],
  service: ['service', 'service-account', 'machine', 'robot'],
  other: ['other'],
  'not-stated': ['not-stated', 'unspecified', ''],
};

const factors: Readonly<Record<MfaFactor, readonly string[]>> = {
  none: ['none', 'no', 'password', 'password-only', 'no-mfa', 'single-factor'],
  other: ['other', 'email', 'backup-codes', 'security-questions'],
  'not-stated': ['not-stated', 'unspecified'],
  sms: ['sms', 'voice', 'phone', 'text-message'],
  totp: ['totp', 'otp', 'hotp', 'authenticator', 'authenticator-app', 'hardware-token', 'software-token'],
  push: ['push', 'push-notification'],
  certificate: ['certificate', 'certificates', 'smart-card', 'smartcard', 'piv', 'x509', 'mtls'],
  passkey: ['passkey', 'passkeys', 'platform', 'windows-hello', 'windows-hello-for-business', 'touch-id', 'device-bound-passkey', 'synced-passkey'],
  fido2: ['fido2', 'fido', 'u2f', 'webauthn', 'security-key', 'hardware-key'],
};

/** Words for a row that adds up others. Beside the rows that it adds up it would give withheld counts away. */
const totals: ReadonlySet<string> = new Set(['all', 'any', 'total', 'sum', 'mfa', 'any-mfa', 'everyone', 'overall']);

const plain = (text: string): string => text.trim().toLowerCase().replace(/[\s_]+/g, '-').slice(0, 40);

/** Whether the word says that a row adds up others. */
export function isTotal(text: string): boolean {
  return totals.has(plain(text));
}

const find = <Name extends string>(words: Readonly<Record<Name, readonly string[]>>) => {
  const byWord = new Map<string, Name>();
  for (const name of Object.keys(words) as Name[]) for (const word of words[name]) byWord.set(word, name);
  return (text: string): Name | undefined => byWord.get(plain(text));
};

export const populationOf = find(populations);
export const roleOf = find(roles);
export const factorOf = find(factors);

import type { MfaFactor } from '../../model/evidence/mfa-adoption.ts';
import { csvRows, hasColumns, type FlatColumns } from '../flat-rows.ts';
import { isArray, stringsAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import type { Head } from '../head.ts';
import type { Source } from '../source.ts';
import type { DirectoryProduct } from './product.ts';

type Column = 'login' | 'factor' | 'enrolled';

/** Columns of Okta’s report «MFA Usage», one row for each authenticator of a person (Okta Help, «MFA Usage report»). */
const columns: FlatColumns<Column> = { login: ['login'], factor: ['mfa-factor'], enrolled: ['last-enrolled-iso8601', 'last-enrolled'] };

/** By the names that Okta’s reports have for authenticators; a password is none. The first that fits counts. */
const factors: readonly (readonly [RegExp, MfaFactor | undefined])[] = [
  [/^password$/i, undefined],
  [/webauthn|fido|u2f|passkey/i, 'fido2'],
  [/smart ?card/i, 'certificate'],
  [/okta verify.{0,20}(?:totp|code|otp)/i, 'totp'],
  [/okta verify/i, 'push'],
  [/google authenticator|symantec|rsa|on-prem|custom t?otp|yubikey/i, 'totp'],
  [/phone|sms|voice/i, 'sms'],
];

export function isOktaUsage(head: Head): boolean {
  return hasColumns(head, columns, ['login', 'factor', 'enrolled']);
}

/** Each person of the report once, as the factors that it lists; who it is does not leave this function. */
export function oktaUsageAccounts(source: Source): readonly JsonObject[] {
  const byLogin = new Map<string, MfaFactor[]>();
  for (const { cells } of csvRows(source, columns)) {
    const login = (cells.login ?? '').toLowerCase();
    const name = (cells.factor ?? '').slice(0, 100);
    if (login === '' || name === '') continue;
    const held = byLogin.get(login) ?? [];
    byLogin.set(login, held);
    const found = factors.find(([pattern]) => pattern.test(name));
    const factor = found === undefined ? 'other' : found[1];
    if (factor !== undefined) held.push(factor);
  }
  return [...byLogin.values()].map((listed) => ({ listedFactors: listed }));
}

/** People of the report «MFA Usage». Who has no authenticator is not in it. */
export const oktaUsage: DirectoryProduct = {
  id: 'okta-mfa-usage',
  isOne: (account) => isArray(valueAt(account, 'listedFactors')),
  isActive: () => true,
  role: () => 'not-stated',
  factors: (account) => stringsAt(account, 'listedFactors') as readonly MfaFactor[],
  namesFactors: true,
  leavesOut: true,
};

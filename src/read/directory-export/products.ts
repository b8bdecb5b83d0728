import type { MfaFactor } from '../../model/evidence/mfa-adoption.ts';
import { booleanAt, isArray, objectAt, objectsAt, stringAt, stringsAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import type { DirectoryProduct } from './product.ts';

const known = (words: ReadonlyMap<string, MfaFactor>, names: readonly string[]): readonly MfaFactor[] => names.flatMap((name) => words.get(name.toLowerCase()) ?? []);

/** Factor types of Okta's factors API. FastPass (`signed_nonce`) does not count as phishing-resistant here: only FIDO2, passkeys and certificates do. */
const oktaFactors: ReadonlyMap<string, MfaFactor> = new Map<string, MfaFactor>([
  ['webauthn', 'fido2'], ['u2f', 'fido2'], ['push', 'push'], ['signed_nonce', 'push'], ['token:software:totp', 'totp'], ['token:hotp', 'totp'], ['token:hardware', 'totp'], ['token', 'totp'],
  ['sms', 'sms'], ['call', 'sms'], ['email', 'other'], ['question', 'other'], ['web', 'other'], ['assertion:oidc', 'other'], ['assertion:saml2', 'other'],
]);
const oktaActive: ReadonlySet<string> = new Set(['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY']);

/** Okta users, each with its enrolled factors (`_embedded.factors`, or `factors` as joined by a script). */
const okta: DirectoryProduct = {
  id: 'okta-users',
  isOne: (account) => stringAt(account, 'status') !== undefined && stringAt(account, 'id') !== undefined && stringAt(objectAt(account, 'profile') ?? {}, 'login') !== undefined,
  isActive: (account) => oktaActive.has(stringAt(account, 'status') ?? ''),
  role: (account) => {
    const roles = objectsAt(account, 'roles').map((role) => stringAt(role, 'type') ?? '');
    return isArray(valueAt(account, 'roles')) ? (roles.some((role) => role.endsWith('ADMIN')) ? 'administrator' : 'user') : 'not-stated';
  },
  factors: (account) => {
    const embedded = objectAt(account, '_embedded');
    const holder = isArray(valueAt(account, 'factors')) ? account : embedded;
    if (holder === undefined || !isArray(valueAt(holder, 'factors'))) return undefined;
    return known(oktaFactors, objectsAt(holder, 'factors').filter((factor) => stringAt(factor, 'status') === 'ACTIVE').map((factor) => stringAt(factor, 'factorType') ?? ''));
  },
  namesFactors: true,
};

/** Google Workspace users of the Directory API; which factor it is, is not in it. */
const google: DirectoryProduct = {
  id: 'google-workspace-users',
  isOne: (account) => booleanAt(account, 'isEnrolledIn2Sv') !== undefined,
  isActive: (account) => booleanAt(account, 'suspended') !== true && booleanAt(account, 'archived') !== true,
  role: (account) => {
    const [admin, delegated] = [booleanAt(account, 'isAdmin'), booleanAt(account, 'isDelegatedAdmin')];
    return admin === undefined && delegated === undefined ? 'not-stated' : admin === true || delegated === true ? 'administrator' : 'user';
  },
  factors: (account) => (booleanAt(account, 'isEnrolledIn2Sv') === true ? ['not-stated'] : []),
  namesFactors: false,
};

const keycloakCredentials: ReadonlyMap<string, MfaFactor> = new Map<string, MfaFactor>([
  ['otp', 'totp'], ['totp', 'totp'], ['hotp', 'totp'], ['webauthn', 'fido2'], ['webauthn-passwordless', 'passkey'], ['x509', 'certificate'], ['recovery-authn-codes', 'other'],
]);

/** Keycloak users of a realm export, with their credentials; in the answer of its API only `totp` tells a second factor. */
const keycloak: DirectoryProduct = {
  id: 'keycloak-users',
  isOne: (account) => stringAt(account, 'username') !== undefined && booleanAt(account, 'enabled') !== undefined && (isArray(valueAt(account, 'credentials')) || booleanAt(account, 'totp') !== undefined),
  isActive: (account) => booleanAt(account, 'enabled') === true && stringAt(account, 'serviceAccountClientId') === undefined,
  role: (account) => {
    const client = objectAt(account, 'clientRoles');
    if (!isArray(valueAt(account, 'realmRoles')) && client === undefined) return 'not-stated';
    const management = client === undefined ? [] : stringsAt(client, 'realm-management');
    return stringsAt(account, 'realmRoles').some((role) => /^(?:realm-)?admin$/i.test(role)) || management.includes('realm-admin') ? 'administrator' : 'user';
  },
  factors: (account) => {
    if (isArray(valueAt(account, 'credentials'))) return known(keycloakCredentials, objectsAt(account, 'credentials').map((credential) => stringAt(credential, 'type') ?? ''));
    return booleanAt(account, 'totp') === true ? ['totp'] : [];
  },
  namesFactors: true,
};

const auth0Factors: ReadonlyMap<string, MfaFactor> = new Map<string, MfaFactor>([
  ['webauthn-roaming', 'fido2'], ['webauthn-platform', 'passkey'], ['passkey', 'passkey'], ['push', 'push'], ['push-notification', 'push'], ['push_notification', 'push'], ['guardian', 'not-stated'], ['google-authenticator', 'totp'],
  ['otp', 'totp'], ['totp', 'totp'], ['phone', 'sms'], ['sms', 'sms'], ['voice', 'sms'], ['duo', 'push'], ['email', 'other'], ['recovery-code', 'other'],
]);

/** Auth0 users of an export or of the management API, with `authentication_methods` where a script joined them, else `multifactor`. */
const auth0: DirectoryProduct = {
  id: 'auth0-users',
  isOne: (account) => stringAt(account, 'user_id') !== undefined && (isArray(valueAt(account, 'multifactor')) || isArray(valueAt(account, 'authentication_methods')) || isArray(valueAt(account, 'identities'))),
  isActive: (account) => booleanAt(account, 'blocked') !== true,
  role: () => 'not-stated',
  factors: (account) => {
    const methods = isArray(valueAt(account, 'authentication_methods')) ? objectsAt(account, 'authentication_methods').filter((method) => booleanAt(method, 'confirmed') !== false).map((method) => stringAt(method, 'type') ?? '') : undefined;
    if (methods === undefined && !isArray(valueAt(account, 'multifactor'))) return undefined;
    return known(auth0Factors, methods ?? stringsAt(account, 'multifactor'));
  },
  namesFactors: true,
};

const directoryProducts: readonly DirectoryProduct[] = [okta, google, keycloak, auth0];

/** Keys under which an export holds its accounts. */
export const accountLists = ['users', 'value', 'items'] as const;

/** The product whose accounts these are, by the first of them. */
export function productOfAccount(account: JsonObject): DirectoryProduct | undefined {
  return directoryProducts.find((product) => product.isOne(account));
}


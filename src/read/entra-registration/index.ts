import type { MfaFactor, MfaRole } from '../../model/evidence/mfa-adoption.ts';
import { ours } from '../../model/text.ts';
import { parseDate } from '../../model/time.ts';
import { booleanAt, isObject, objectsAt, stringAt, stringsAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { seriesOf, type MfaRow } from '../mfa-adoption/series-of.ts';
import { unreadableTable } from '../mfa-adoption/index.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const FORMAT = 'entra-user-registration-details';
const bytesMax = 134_217_728;

/**
 * Microsoft Entra `userRegistrationDetails` (Microsoft Graph, JSON). Population `own-staff`; guests are left out; `isMfaCapable`
 * decides, since a registered method that the tenant does not allow protects nobody.
 */
export const entraRegistration: Reader<'mfa-adoption'> = {
  id: 'entra-registration',
  title: 'Microsoft Entra user registration details (JSON)',
  produces: 'mfa-adoption',
  accepts: ({ text, json }) => json !== undefined && json.keys.has('value') && text !== undefined && (text.includes('userRegistrationDetails') || text.includes('"isMfaCapable"')),
  read: readDetails,
};

/** Methods of the directory by the factor that they are; what is not here does not prove a person by a second factor. */
const methods: ReadonlyMap<string, MfaFactor> = new Map<string, MfaFactor>([
  ['fido2', 'fido2'],
  ['fido2securitykey', 'fido2'],
  ['passkeydevicebound', 'passkey'],
  ['passkeydeviceboundauthenticator', 'passkey'],
  ['passkeydeviceboundwindowshello', 'passkey'],
  ['passkeysynced', 'passkey'],
  ['windowshelloforbusiness', 'passkey'],
  ['macossecureenclavekey', 'passkey'],
  ['x509certificatemultifactor', 'certificate'],
  ['x509certificatesinglefactor', 'certificate'],
  ['x509certificate', 'certificate'],
  ['microsoftauthenticatorpush', 'push'],
  ['microsoftauthenticatorpasswordless', 'push'],
  ['softwareonetimepasscode', 'totp'],
  ['hardwareonetimepasscode', 'totp'],
  ['mobilephone', 'sms'],
  ['alternatemobilephone', 'sms'],
  ['officephone', 'sms'],
]);
/** Strongest first. */
const strength: readonly MfaFactor[] = ['fido2', 'passkey', 'certificate', 'push', 'totp', 'sms'];

function readDetails(source: Source): Reading<'mfa-adoption'> {
  try {
    const value = parseJson(source.bytes(bytesMax));
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes: Note[] = [];
    let omitted = 0;
    let isCut = false;
    const counts = new Map<MfaRole, Map<MfaFactor, number>>();
    let at: string | undefined;
    for (const [index, user] of objectsAt(value, 'value').entries()) {
      if (stringAt(user, 'userType')?.toLowerCase() === 'guest') continue;
      const isCapable = booleanAt(user, 'isMfaCapable');
      if (isCapable === undefined) {
        isCut = true;
        if (notes.length < notesMax) notes.push({ level: 'finding', rule: 'is-mfa-capable', message: ours('The row does not say whether the account can sign in with a second factor; true or false is expected in isMfaCapable. It was not counted.'), place: { row: index + 1 } });
        else omitted += 1;
        continue;
      }
      const isAdmin = booleanAt(user, 'isAdmin');
      const role: MfaRole = isAdmin === undefined ? 'not-stated' : isAdmin ? 'administrator' : 'user';
      const factors = counts.get(role) ?? new Map<MfaFactor, number>();
      counts.set(role, factors);
      const factor = isCapable ? strongest(user) : 'none';
      factors.set(factor, (factors.get(factor) ?? 0) + 1);
      const day = stringAt(user, 'lastUpdatedDateTime')?.slice(0, 10);
      if (day !== undefined && parseDate(day) !== undefined && (at === undefined || day > at)) at = day;
    }
    if (counts.size === 0) return unreadable('mfa-adoption', FORMAT, ours('The export holds no account that can be counted; members with isMfaCapable are expected in value.'), { row: 1 });
    const hasMore = valueAt(value, '@odata.nextLink') !== undefined;
    if (hasMore) notes.push({ level: 'finding', rule: 'next-page', message: ours('The export is one page of several; all pages joined in one file are expected.'), place: { row: 1 } });
    const rows = [...counts].flatMap(([role, factors]) => rowsOf(role, factors, at));
    const { facts } = seriesOf(rows, true, () => isCut || hasMore);
    return { kind: 'mfa-adoption', format: FORMAT, facts, notes, notesOmitted: omitted, ...(isCut || hasMore ? { complete: false } : {}) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { message, row } = unreadableTable(error, ours('The file is not JSON that can be read; an answer of userRegistrationDetails is expected.'));
    return unreadable('mfa-adoption', FORMAT, message, row === undefined ? {} : { row });
  }
}

function strongest(user: JsonObject): MfaFactor {
  const registered = new Set(stringsAt(user, 'methodsRegistered').map((method) => methods.get(method.toLowerCase())));
  return strength.find((factor) => registered.has(factor)) ?? 'not-stated';
}

function rowsOf(role: MfaRole, factors: ReadonlyMap<MfaFactor, number>, at: string | undefined): readonly MfaRow[] {
  const named = new Map([['none', factors.get('none') ?? 0] as const, ...factors]);
  return [...named].map(([factor, accounts]) => ({ population: 'own-staff', role, ...(at === undefined ? {} : { at }), factor, accounts, row: 1 }));
}

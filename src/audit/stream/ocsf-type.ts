import type { AuditEvent } from '../audit-event.ts';

/** Class and activity of an event in OCSF 1.5 (schema.ocsf.io), by their numbers and by the activity’s name. */
export interface OcsfType {
  readonly classUid: number;
  readonly activityId: number;
  readonly activityName: string;
}

/** Account Change, Authentication, User Access Management, Entity Management, Web Resources Activity. */
const account = 3001;
const authentication = 3002;
const userAccess = 3005;
const entity = 3004;
const webResources = 6001;

/** Acts that are more than making, reading, changing or removing something. */
const named: Readonly<Record<string, readonly [classUid: number, activityId: number, activityName: string]>> = {
  'sign-in.begin': [authentication, 6, 'Preauth'],
  'sign-in.finish': [authentication, 1, 'Logon'],
  'sign-in.password': [authentication, 1, 'Logon'],
  'sign-in.recover': [authentication, 1, 'Logon'],
  'step-up.begin': [authentication, 6, 'Preauth'],
  'step-up.finish': [authentication, 99, 'Step-up'],
  'session.sign-out': [authentication, 2, 'Logoff'],
  'session.revoke': [authentication, 2, 'Logoff'],
  'session.revoke-others': [authentication, 2, 'Logoff'],
  'account.grant-role': [userAccess, 3, 'Assign Role'],
  'account.withdraw-role': [userAccess, 4, 'Remove Role'],
  'account.deactivate': [account, 5, 'Disable'],
  'account.reactivate': [account, 2, 'Enable'],
  'passkey.add': [account, 10, 'MFA Factor Enable'],
  'passkey.remove': [account, 11, 'MFA Factor Disable'],
  'password.finish': [account, 3, 'Password Change'],
};

type Verb = 'Create' | 'Read' | 'Update' | 'Delete' | 'Search' | 'Export';

const verbs: readonly (readonly [RegExp, Verb])[] = [
  [/^(?:read|show|compare|unused)/u, 'Read'],
  [/^(?:list|search)/u, 'Search'],
  [/^(?:download|export)/u, 'Export'],
  [/^(?:create|add|make|issue|invite|accept|ask|begin|finish|publish)/u, 'Create'],
  [/^(?:remove|delete|revoke|withdraw|archive|trim|cancel)/u, 'Delete'],
];

/** What an act is in the words of OCSF. */
export function ocsfType({ action, area }: Pick<AuditEvent, 'action' | 'area'>): OcsfType {
  const [classUid, activityId, activityName] = (Object.hasOwn(named, action) ? named[action] : undefined) ?? typeOf(area, verbOf(action));
  return { classUid, activityId, activityName };
}

function verbOf(action: string): Verb {
  const verb = action.slice(action.lastIndexOf('.') + 1);
  return verbs.find(([pattern]) => pattern.test(verb))?.[1] ?? 'Update';
}

const ofEntity: Readonly<Record<Verb, number>> = { Create: 1, Read: 2, Search: 2, Export: 2, Update: 3, Delete: 4 };
const ofWebResources: Readonly<Record<Verb, number>> = { Create: 1, Read: 2, Update: 3, Delete: 4, Search: 5, Export: 7 };

function typeOf(area: AuditEvent['area'], verb: Verb): readonly [number, number, string] {
  if (area === 'configuration') return [entity, ofEntity[verb], verb === 'Search' || verb === 'Export' ? 'Read' : verb];
  if (area === 'business-data') return [webResources, ofWebResources[verb], verb];
  if (verb === 'Create') return [account, 1, 'Create'];
  // Account Change has no number for the rest that would not say too much.
  return [account, 99, verb];
}

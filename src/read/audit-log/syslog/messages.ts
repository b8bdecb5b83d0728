import type { LogArea } from '../../../model/evidence/audit-log.ts';
import type { LogTopic } from '../../../model/evidence/log-questions.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import type { EventType } from '../event-type.ts';

/** A form of text that one program writes, and what a row of it is for certain. */
export interface Message {
  /** How the text begins; nothing where it may stand anywhere. */
  readonly begins: Uint8Array;
  /** What comes behind that, in this order. */
  readonly holds: readonly Uint8Array[];
  readonly type: EventType;
  /** Fields that a text of this form always gives, and whether what was tried failed. */
  readonly fields: number;
}

type Given = keyof typeof fieldBit | 'failed';

const encoder = new TextEncoder();
const identity: readonly LogArea[] = ['identity'];

function message(name: string, [begins, ...holds]: readonly [string, ...string[]], areas: readonly LogArea[], topics: readonly LogTopic[], given: readonly Given[]): Message {
  return {
    begins: encoder.encode(begins),
    holds: holds.map((part) => encoder.encode(part)),
    type: { name, areas, possible: [], ...(topics.length === 0 ? {} : { topics }) },
    fields: given.reduce((bits, field) => bits | (field === 'failed' ? failedBit : fieldBit[field]), 0),
  };
}

const secureShell = [
  message('sshd: accepted', ['Accepted ', ' for ', ' from ', ' port '], identity, ['sign-in'], ['actor', 'action', 'outcome', 'source']),
  message('sshd: failed', ['Failed ', ' for ', ' from ', ' port '], identity, ['sign-in'], ['actor', 'action', 'outcome', 'source', 'failed']),
  message('sshd: invalid user', ['Invalid user ', ' from '], identity, ['sign-in'], ['actor', 'action', 'outcome', 'source', 'failed']),
];
const newAccount = [
  message('shadow: new user', ['new user: name='], identity, ['account'], ['action', 'target']),
  message('shadow: new group', ['new group: name='], identity, [], ['action', 'target']),
  message('shadow: added to group', ["add '", "' to group '"], identity, ['role'], ['action', 'target']),
];
const daemonOfAudit = [
  ...(['failed', 'success'] as const).flatMap((result) => {
    const row = (kind: string, topics: readonly LogTopic[], areas: readonly LogArea[] = identity): Message => message(`audit: ${kind}`, ['', `type=${kind} `, `res=${result}`], areas, topics, ['actor', 'action', 'outcome', ...(result === 'failed' ? (['failed'] as const) : [])]);
    return [row('USER_LOGIN', ['sign-in']), row('USER_AUTH', []), row('USER_CHAUTHTOK', ['credential']), row('ADD_USER', ['account']), row('DEL_USER', ['account']), row('ROLE_ASSIGN', ['role']), row('ROLE_REMOVE', ['role'])];
  }),
  message('audit: CONFIG_CHANGE', ['', 'type=CONFIG_CHANGE '], ['configuration'], ['logging'], ['action']),
];

/** By program, in lower case: OpenSSH, sudo, su and shadow-utils, the kernel’s packet filter, the audit daemon, Cisco IOS. */
export const messagesOf: ReadonlyMap<string, readonly Message[]> = new Map([
  ...['sshd', 'sshd-session', 'sshd-auth'].map((program) => [program, secureShell] as const),
  ['sudo', [message('sudo: command', ['', ' : ', ' ; USER=', ' ; COMMAND='], identity, [], ['actor', 'action', 'target'])]],
  ['su', [
    message('su', ['(to ', ') ', ' on '], identity, ['sign-in'], ['actor', 'action', 'target', 'outcome']),
    message('su: failed', ['FAILED SU (to ', ') ', ' on '], identity, ['sign-in'], ['actor', 'action', 'target', 'outcome', 'failed']),
  ]],
  ...['useradd', 'usermod', 'groupadd'].map((program) => [program, newAccount] as const),
  ['userdel', [message('shadow: user deleted', ["delete user '"], identity, ['account'], ['action', 'target'])]],
  ['gpasswd', [
    message('shadow: added to group', ['user ', ' added by ', ' to group '], identity, ['role'], ['actor', 'action', 'target']),
    message('shadow: removed from group', ['user ', ' removed by ', ' from group '], identity, ['role'], ['actor', 'action', 'target']),
  ]],
  ['kernel', [message('packet filter', ['', 'IN=', ' OUT=', ' SRC=', ' DST=', ' PROTO='], ['network'], ['network'], ['source', 'target'])]],
  ...['audit', 'auditd', 'audispd', 'audisp-syslog'].map((program) => [program, daemonOfAudit] as const),
  ['%sec_login-5-login_success', [message('Cisco IOS: LOGIN_SUCCESS', ['Login Success [user: ', '[Source: '], identity, ['sign-in'], ['actor', 'action', 'outcome', 'source'])]],
  ['%sec_login-4-login_failed', [message('Cisco IOS: LOGIN_FAILED', ['Login failed [user: ', '[Source: '], identity, ['sign-in'], ['actor', 'action', 'outcome', 'source', 'failed'])]],
  ['%sys-5-config_i', [message('Cisco IOS: CONFIG_I', ['Configured from '], ['configuration'], ['setting'], ['action'])]],
]);

/** What the module pam_unix writes in the name of any program. */
export const pamMessages: readonly Message[] = [
  message('pam_unix: authentication failure', ['pam_unix(', ':auth): authentication failure;'], identity, ['sign-in'], ['action', 'outcome', 'failed']),
  message('pam_unix: password changed', ['pam_unix(', ':chauthtok): password changed for '], identity, ['credential'], ['action', 'target']),
  ...['sshd', 'login', 'su', 'su-l', 'sudo', 'sudo-i'].flatMap((service) => ['opened', 'closed'].map((what) => message(`pam_unix: session ${what}`, [`pam_unix(${service}:session): session ${what} for user `], identity, [], ['action']))),
];

/** Rows without a program: FortiOS, whose rows begin with the date. */
export const fortiosTraffic: readonly Message[] = [
  message('FortiOS: traffic', ['date=', ' devid=', ' type="traffic"', ' srcip=', ' dstip='], ['network'], ['network'], ['source', 'target']),
];

/** PAN-OS by the fourth of the values that commas part. */
export const panosTypes: readonly Message[] = [
  message('PAN-OS: TRAFFIC', ['TRAFFIC,'], ['network'], ['network'], ['source', 'target']),
  message('PAN-OS: CONFIG', ['CONFIG,'], ['configuration'], ['setting'], ['actor', 'action', 'outcome']),
];

const network = (ids: readonly number[], name: string, given: readonly Given[]): readonly (readonly [number, Message])[] => ids.map((id) => [id, message(`Cisco ASA: ${name}`, [''], ['network'], ['network'], ['source', 'target', 'action', ...given])]);
const signIn = (ids: readonly number[], name: string, given: readonly Given[]): readonly (readonly [number, Message])[] => ids.map((id) => [id, message(`Cisco ASA: ${name}`, [''], identity, ['sign-in'], ['actor', 'action', 'outcome', ...given])]);

/**
 * Messages of Cisco ASA by number (Cisco Secure Firewall ASA Series Syslog Messages). 111008 and 111010 are not among them: they
 * are written for commands that change nothing as well.
 */
export const asaMessages: ReadonlyMap<number, Message> = new Map([
  ...signIn([605_005], 'login permitted', ['source', 'target']),
  ...signIn([605_004], 'login denied', ['source', 'target', 'failed']),
  ...signIn([611_101, 113_004, 113_012], 'authentication succeeded', []),
  ...signIn([611_102, 113_005, 113_015], 'authentication failed', ['failed']),
  [502_101, message('Cisco ASA: user added', [''], identity, ['account'], ['action', 'target'])],
  [502_102, message('Cisco ASA: user deleted', [''], identity, ['account'], ['action', 'target'])],
  [502_103, message('Cisco ASA: privilege level changed', [''], identity, ['role'], ['action', 'target'])],
  ...network([302_013, 302_015, 302_020], 'connection built', []),
  ...network([302_014, 302_016, 302_021], 'connection torn down', []),
  ...network([106_001, 106_006, 106_007, 106_014, 106_015, 106_023], 'connection denied', ['outcome']),
]);

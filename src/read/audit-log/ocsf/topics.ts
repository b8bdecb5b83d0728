import type { LogTopic } from '../../../model/evidence/log-questions.ts';

/** What events of a class are about, by the beginning of their activity's name; an empty beginning fits every activity that is not named before it. */
const topicsByClass: Readonly<Record<number, readonly (readonly [activity: string, ...topics: LogTopic[]])[]>> = {
  1001: [['Read', 'read'], ['Open', 'read'], ['Create', 'change'], ['Update', 'change'], ['Delete', 'change'], ['Rename', 'change'], ['Encrypt', 'change']],
  1006: [['Start'], ['', 'setting']],
  1008: [['Export', 'read'], ['Archive'], ['Rotate'], ['', 'logging']],
  3001: [['Create', 'account'], ['Delete', 'account'], ['Enable', 'account'], ['Disable', 'account'], ['Password', 'credential'], ['MFA Factor', 'credential'], ['Attach Policy', 'role'], ['Detach Policy', 'role'], ['', 'account']],
  3002: [['Logon', 'sign-in'], ['Authentication Ticket', 'sign-in'], ['Preauth', 'sign-in'], ['Account Switch', 'sign-in'], ['Service Ticket', 'credential']],
  3003: [['', 'role']],
  3004: [['Read'], ['', 'setting']],
  3005: [['', 'role']],
  3006: [['', 'role']],
  3007: [['Create', 'account'], ['Delete', 'account'], ['Enable MFA', 'credential'], ['Disable MFA', 'credential'], ['Enable', 'account'], ['Disable', 'account'], ['Lock', 'account'], ['Unlock', 'account'], ['Password', 'credential'], ['Add Programmatic', 'credential'], ['Remove Programmatic', 'credential'], ['Attach', 'role'], ['Detach', 'role'], ['Assign', 'role'], ['Remove', 'role']],
  3008: [['Add Programmatic', 'credential'], ['Remove Programmatic', 'credential'], ['', 'role']],
  4001: [['Listen'], ['', 'network']],
  4002: [['', 'network']],
  4003: [['', 'network']],
  4004: [['', 'network']],
  4005: [['', 'network']],
  4006: [['', 'network']],
  4007: [['Listen'], ['', 'network']],
  4008: [['', 'network']],
  4010: [['Upload', 'change'], ['Download', 'read'], ['Preview', 'read'], ['Open', 'read'], ['Copy', 'read'], ['Lock'], ['Unlock'], ['', 'change']],
  4014: [['', 'network']],
  5019: [['', 'setting']],
  6001: [['Read', 'read'], ['Search', 'read'], ['Export', 'read'], ['Share', 'read'], ['', 'change']],
  6002: [['Start'], ['Stop'], ['Restart'], ['', 'setting']],
  6004: [['', 'read']],
  6005: [['Read', 'read'], ['Query', 'read'], ['List', 'read'], ['Connect'], ['', 'change']],
  6006: [['Download', 'read'], ['Preview', 'read'], ['Open', 'read'], ['Copy', 'read'], ['Share', 'read'], ['Access Check'], ['Lock'], ['Unlock'], ['', 'change']],
  201001: [['Read'], ['Export'], ['', 'setting']],
  201002: [['Get'], ['', 'setting']],
  201004: [['Start'], ['Stop'], ['Pause'], ['Continue'], ['', 'setting']],
};

/** Activities that say nothing of what was done. */
const sayNothing: ReadonlySet<string> = new Set(['Unknown', 'Other', 'not in the schema']);

/**
 * What an event of a class and activity is about, which is our reading of their names.
 * @param activity the name in the schema
 */
export function ocsfTopics(classUid: number, activity: string): readonly LogTopic[] {
  if (sayNothing.has(activity)) return [];
  const [, ...topics] = topicsByClass[classUid]?.find(([beginning]) => activity.startsWith(beginning)) ?? [''];
  return topics;
}

import { logAreas, type LogArea } from '../../../model/evidence/audit-log.ts';
import { fieldBit } from '../event-bits.ts';
import type { EventType } from '../event-type.ts';

const told = (name: string, areas: readonly LogArea[]): EventType => ({ name, areas, possible: [] });
const untold = (name: string): EventType => ({ name, areas: [], possible: logAreas });

/** Facilities by number (RFC 5424, table 1). Which areas they belong to is our reading; most say nothing about it. */
export const facilityTypes: readonly EventType[] = [
  told('facility 0, kernel', []),
  untold('facility 1, user-level'),
  told('facility 2, mail system', []),
  untold('facility 3, system daemons'),
  told('facility 4, security and authorization', ['identity']),
  told('facility 5, syslogd', []),
  told('facility 6, line printer', []),
  told('facility 7, network news', []),
  told('facility 8, UUCP', []),
  told('facility 9, clock daemon', []),
  told('facility 10, security and authorization', ['identity']),
  { name: 'facility 11, FTP daemon', areas: [], possible: ['data', 'network'] },
  told('facility 12, NTP subsystem', []),
  untold('facility 13, log audit'),
  untold('facility 14, log alert'),
  told('facility 15, clock daemon', []),
  ...[16, 17, 18, 19, 20, 21, 22, 23].map((facility) => untold(`facility ${facility}, local use ${facility - 16}`)),
];

export const noFacility = untold('no facility');

const areaTypes = logAreas.map((area) => ({ name: new TextEncoder().encode(area), type: told(`structured data: ${area}`, [area]) }));

/** The type of a row whose structured data names the area itself, by the bytes of the name. */
export function areaTypeAt(bytes: Uint8Array, start: number, end: number): EventType | undefined {
  for (const { name, type } of areaTypes) {
    let at = 0;
    while (at < name.length && bytes[start + at] === name[at]) at++;
    if (at === name.length && start + at === end) return type;
  }
  return undefined;
}

/** Marks the parameter `area`, which may hold one of the four areas. */
export const areaBit = 1024;

/**
 * Names of structured data parameters that give a field. No standard fixes them: these are the usual ones,
 * compared without regard to case.
 */
export const parameterBits: ReadonlyMap<string, number> = new Map([
  ['area', areaBit],
  ...Object.entries({
    actor: ['actor', 'user', 'username', 'user_name', 'userid', 'user_id', 'suser', 'account', 'subject', 'principal'],
    action: ['action', 'act', 'event', 'eventname', 'event_name', 'operation', 'method'],
    target: ['target', 'object', 'resource', 'duser', 'file', 'path', 'entity', 'key'],
    outcome: ['outcome', 'result', 'status', 'success'],
    source: ['source', 'src', 'src_ip', 'srcip', 'sourceip', 'source_ip', 'client', 'client_ip', 'clientip', 'ip', 'remote_addr', 'rhost'],
    correlation: ['correlation', 'correlation_id', 'correlationid', 'request', 'request_id', 'requestid', 'session', 'session_id', 'trace_id', 'traceid', 'transaction_id'],
  }).flatMap(([field, names]) => names.map((name): [string, number] => [name, fieldBit[field as keyof typeof fieldBit]])),
]);

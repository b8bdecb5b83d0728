import type { AuditEvent } from '../audit-event.ts';
import { ocsfType } from './ocsf-type.ts';

/** An entry of the log as it is sent on. */
export interface StreamedEntry {
  readonly organisationId: string;
  readonly sequence: number;
  /** Hexadecimal. */
  readonly hash: string;
  /** The entry’s canonical JSON, exactly the hashed bytes. */
  readonly entry: string;
}

/** The version of the schema that events are written in. */
const schemaVersion = '1.5.0';
const outcomes = {
  success: { status_id: 1, status: 'Success', severity_id: 1 },
  refused: { status_id: 2, status: 'Failure', status_detail: 'refused', severity_id: 2 },
  failure: { status_id: 2, status: 'Failure', status_detail: 'failed', severity_id: 3 },
} as const;

type Logged = AuditEvent & { readonly at: string; readonly clockBack?: true };

/**
 * An entry of the log as an event of the Open Cybersecurity Schema Framework, with the entry itself beside it, so that whoever
 * collects the events can verify the chain.
 * @param version of Assay
 */
export function ocsfEvent({ organisationId, sequence, hash, entry }: StreamedEntry, version: string): Readonly<Record<string, unknown>> {
  const logged = JSON.parse(entry) as Logged;
  const { classUid, activityId, activityName } = ocsfType(logged);
  return {
    activity_id: activityId,
    activity_name: activityName,
    actor: actorOf(logged),
    category_uid: Math.floor(classUid / 1000),
    class_uid: classUid,
    ...targetOf(classUid, logged.target),
    message: `${logged.action}: ${logged.outcome}`,
    metadata: { correlation_uid: logged.requestId, event_code: logged.action, log_name: 'audit', log_version: '1', original_time: logged.at, product: { name: 'Assay', vendor_name: 'Assay', version }, sequence, tenant_uid: organisationId, uid: hash, version: schemaVersion },
    raw_data: entry,
    ...outcomes[logged.outcome],
    // What the instance does by itself comes from no address.
    src_endpoint: logged.sourceAddress === '' ? { svc_name: 'assay' } : { ip: logged.sourceAddress },
    time: Date.parse(logged.at),
    type_uid: classUid * 100 + activityId,
    unmapped: { area: logged.area, detail: logged.detail, ...(logged.clockBack === true ? { clockBack: true } : {}) },
  };
}

/** The same in one line of ASCII, so that no collector can read it in another way. */
export function ocsfLine(entry: StreamedEntry, version: string): string {
  return JSON.stringify(ocsfEvent(entry, version)).replaceAll(/[^\u0000-\u007e]/gu, (character) => [...Array(character.length).keys()].map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''));
}

function actorOf({ actor, detail }: Logged): object {
  const { kind, id } = parted(actor);
  if (kind === 'system') return { app_name: 'assay', user: { name: 'system', type: 'System', type_id: 3 } };
  if (kind === 'person') return { user: { type: 'User', type_id: 1, uid: id } };
  if (id === '') return { user: { name: kind, type: 'Unknown', type_id: 0 } };
  const account = detail['account'];
  return { app_name: kind, user: { credential_uid: id, type: 'Service', type_id: 4, uid: typeof account === 'string' ? account : id } };
}

/** Each class has its own place for what was done to. */
function targetOf(classUid: number, target: string): object {
  const { kind, id } = parted(target);
  const named = { name: target, type: kind, uid: id === '' ? kind : id };
  if (classUid === 3004) return { entity: named };
  if (classUid === 6001) return { web_resources: [named] };
  if (classUid === 3002) return { service: { name: 'assay', uid: target }, user: { name: target } };
  if (classUid === 3005) return { privileges: ['role'], user: { name: target, uid: named.uid } };
  return { user: { name: target, uid: named.uid } };
}

function parted(name: string): { readonly kind: string; readonly id: string } {
  const place = name.indexOf(':');
  return place < 0 ? { kind: name, id: '' } : { kind: name.slice(0, place), id: name.slice(place + 1) };
}

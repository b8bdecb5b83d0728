import { logAreas, type LogArea } from '../../../model/evidence/audit-log.ts';
import type { LogTopic } from '../../../model/evidence/log-questions.ts';
import { fieldBit } from '../event-bits.ts';
import type { EventType } from '../event-type.ts';

/** Extension keys that give a field (Common Event Format, dictionary of extensions). */
export const cefKeyBits: ReadonlyMap<string, number> = new Map(
  Object.entries({
    actor: ['suser', 'suid', 'sourceUserName', 'sourceUserId', 'sproc', 'sourceServiceName'],
    action: ['act', 'deviceAction', 'requestMethod'],
    target: ['duser', 'duid', 'dst', 'dhost', 'dproc', 'dmac', 'destinationServiceName', 'fname', 'filePath', 'fileId', 'request', 'c6a3'],
    outcome: ['outcome', 'eventOutcome'],
    source: ['src', 'shost', 'smac', 'c6a2', 'sourceAddress', 'sourceHostName', 'sourceTranslatedAddress'],
    correlation: ['externalId'],
  }).flatMap(([field, keys]) => keys.map((key): [string, number] => [key, fieldBit[field as keyof typeof fieldBit]])),
);

/** Keys that hold the time of the event, the better ones first. */
export const cefTimeKeys = ['start', 'rt', 'end'] as const;

/** Keys that may hold a category of the vendor's taxonomy. */
export const cefCategoryKeys = ['categoryBehavior', 'cat', 'deviceEventCategory'] as const;

const type = (name: string, areas: readonly LogArea[], possible: readonly LogArea[] = [], topics: readonly LogTopic[] = []): EventType => ({ name, areas, possible, ...(topics.length === 0 ? {} : { topics }) });

/** Values of an outcome that say that what was tried failed. */
export const cefFailures: ReadonlySet<string> = new Set(['failure', 'failed', 'fail', 'denied', 'blocked', '/failure']);

export const noCategory = type('no known category', [], logAreas);

/** Beginnings of behaviours in the taxonomy that CEF's dictionary refers to; the longer ones first. One of our four areas may stand there too. */
export const cefCategories: readonly (readonly [string, EventType])[] = [
  ['/modify/configuration', type('/Modify/Configuration', ['configuration'], [], ['setting'])],
  ['/authentication/verify', type('/Authentication/Verify', ['identity'], [], ['sign-in'])],
  ['/authentication/add', type('/Authentication/Add', ['identity'], [], ['account'])],
  ['/authentication/delete', type('/Authentication/Delete', ['identity'], [], ['account'])],
  ['/authentication/modify', type('/Authentication/Modify', ['identity'], [], ['credential'])],
  ['/authentication', type('/Authentication', ['identity'])],
  ['/authorization/add', type('/Authorization/Add', ['identity'], [], ['role'])],
  ['/authorization/delete', type('/Authorization/Delete', ['identity'], [], ['role'])],
  ['/authorization/modify', type('/Authorization/Modify', ['identity'], [], ['role'])],
  ['/authorization', type('/Authorization', ['identity'])],
  ['/communicate', type('/Communicate', ['network'], [], ['network'])],
  ['/access', type('/Access', [], ['configuration', 'data'])],
  ['/create', type('/Create', [], ['configuration', 'data'])],
  ['/delete', type('/Delete', [], ['configuration', 'data'])],
  ['/modify', type('/Modify', [], ['configuration', 'data'])],
  ...logAreas.map((area): readonly [string, EventType] => [area, type(`category: ${area}`, [area])]),
];

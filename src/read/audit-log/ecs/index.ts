import type { Reader } from '../../reader.ts';
import { readJsonLog } from '../json-log.ts';
import { firstRecord } from '../peek.ts';
import { ecsFormat } from './format.ts';

/** Audit log samples in the Elastic Common Schema: JSON lines, an array of events, or one event. */
export const ecs: Reader<'audit-log'> = {
  id: 'ecs',
  title: 'ECS audit log',
  produces: 'audit-log',
  accepts: (head) => {
    const record = firstRecord(head);
    return record !== undefined && typeof record['@timestamp'] === 'string' && !('class_uid' in record);
  },
  read: (source) => readJsonLog(source, ecsFormat),
};

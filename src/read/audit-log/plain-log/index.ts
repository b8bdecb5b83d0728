import type { Reader } from '../../reader.ts';
import { readJsonLog } from '../json-log.ts';
import { firstRecord } from '../peek.ts';
import { plainLogFormat } from './format.ts';

/** Audit log samples in our own mapped form, for products whose log follows no standard (readme.md). */
export const plainLog: Reader<'audit-log'> = {
  id: 'plain-log',
  title: 'Plain mapped audit log',
  produces: 'audit-log',
  accepts: (head) => {
    const record = firstRecord(head);
    if (record === undefined || 'class_uid' in record || '@timestamp' in record) return false;
    return typeof record['area'] === 'string' && 'time' in record && 'action' in record;
  },
  read: (source) => readJsonLog(source, plainLogFormat),
};

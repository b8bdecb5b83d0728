import type { Reader } from '../../reader.ts';
import { readJsonLog } from '../json-log.ts';
import { firstRecord } from '../peek.ts';
import { ocsfFormat } from './format.ts';

/** Audit log samples in the Open Cybersecurity Schema Framework: JSON lines, an array of events, or one event. */
export const ocsf: Reader<'audit-log'> = {
  id: 'ocsf',
  title: 'OCSF audit log',
  produces: 'audit-log',
  accepts: (head) => {
    const record = firstRecord(head);
    return record !== undefined && typeof record['class_uid'] === 'number' && ['activity_id', 'category_uid', 'type_uid', 'severity_id', 'time'].some((key) => key in record);
  },
  read: (source) => readJsonLog(source, ocsfFormat),
};

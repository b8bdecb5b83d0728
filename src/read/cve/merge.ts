import { cveRecordsMax, type CveRecord, type CveRecordSet } from '../../model/evidence/cve-records.ts';

/** Joins what was read from the members of a folder or archive into one set, in the given order. */
export function mergeRecordSets(sets: Iterable<CveRecordSet>): CveRecordSet {
  const records: CveRecord[] = [];
  let recordsOmitted = 0;
  let recordsUnreadable = 0;
  for (const set of sets) {
    recordsOmitted += set.recordsOmitted;
    recordsUnreadable += set.recordsUnreadable;
    for (const record of set.records) {
      if (records.length < cveRecordsMax) records.push(record);
      else recordsOmitted += 1;
    }
  }
  return { records, recordsOmitted, recordsUnreadable };
}

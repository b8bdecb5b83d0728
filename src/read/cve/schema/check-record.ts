import type { JsonValue } from '../../gateway/json-value.ts';
import { isObject, objectAt, stringAt } from '../../gateway/json-value.ts';
import { walk, type Breach } from './breach.ts';
import { follower } from './follow.ts';
import { publishedRecord, rejectedRecord } from './record-shapes.ts';

const published = follower(publishedRecord);
const rejected = follower(rejectedRecord);

/** Breaches that one record may show; the rest is counted. */
const breachesMax = 50;

export interface SchemaResult {
  readonly breaches: readonly Breach[];
  readonly omitted: number;
}

/**
 * Holds a record to the rules of the CVE Record Format (schema 5.1.1), by its own state: PUBLISHED unless it says REJECTED.
 * @param record any value out of JSON
 */
export function checkRecord(record: JsonValue): SchemaResult {
  const found = walk(breachesMax);
  const isRejected = isObject(record) && stringAt(objectAt(record, 'cveMetadata') ?? {}, 'state') === 'REJECTED';
  (isRejected ? rejected : published)(record, found);
  return { breaches: found.breaches, omitted: found.omitted };
}

import { parseTime } from '../../model/time.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';

/** The longest text that is remembered; a time is shorter. */
const lengthMax = 64;
let last = '';
let isLastTime = false;

/** Whether a text is a time with zone (RFC 3339). The one that was asked for last is remembered: the vulnerabilities of a document mostly state one time, and each is asked for twice. */
export function isStatedTime(text: string): boolean {
  if (text.length > lengthMax) return parseTime(text) !== undefined;
  if (text !== last) {
    isLastTime = parseTime(text) !== undefined;
    last = text;
  }
  return isLastTime;
}

/** The member when it is such a time. */
export function timeAt(object: JsonObject, key: string): string | undefined {
  const stated = stringAt(object, key);
  return stated !== undefined && isStatedTime(stated) ? stated : undefined;
}

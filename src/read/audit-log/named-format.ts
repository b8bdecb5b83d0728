import type { Head } from '../head.ts';
import { namedFormats } from './named-formats.ts';
import { firstRecord, isGlimpsedObject, type Glimpse, type GlimpsedObject } from './peek.ts';

/** Keys under which exports wrap their events, one by one or as a list. */
const wrappers = ['Records', 'records', 'events', 'event', 'detail', 'payload', 'value', 'entries', 'items', 'data', 'result', 'logEvents'] as const;

/** Beginnings of logs that are not JSON. */
const textFormats: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'Log Event Extended Format (LEEF)', pattern: /^(?:[^|\n]{0,200} )?LEEF:\d/ },
  { name: 'W3C extended log', pattern: /^#(?:Software|Version|Fields|Date): / },
  { name: 'AWS VPC flow log', pattern: /^(?:version account-id interface-id|2 \d{12} eni-)/ },
  { name: 'web server access log', pattern: /^[0-9a-fA-F.:]{3,45} \S{1,100} \S{1,100} \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:/ },
  { name: 'Linux audit log', pattern: /^type=[A-Z_]{1,40} msg=audit\(/ },
];

/**
 * Names an audit log that no reader reads yet, by what its first record looks like.
 * @returns our name of the format («AWS CloudTrail»), or undefined for anything else
 */
export function namedLogFormat(head: Head): string | undefined {
  return firstRecord(head) === undefined ? namedTextFormat(head) : namedLogAt(head)?.name;
}

/** A log that is known by its first record, and where in it its events are. */
export interface NamedLog {
  readonly name: string;
  /** The key that wraps the events; absent when the records are the events. */
  readonly wrapper?: string;
  /** The key holds a list of events, not one. */
  readonly isList?: true;
}

/** Names a log of JSON by its first record. Undefined for anything else. */
export function namedLogAt(head: Head): NamedLog | undefined {
  const record = firstRecord(head);
  if (record === undefined) return undefined;
  const name = nameOf(record);
  for (const { wrapper, event, isList } of wrapped(record)) {
    const inner = nameOf(event);
    // A document may have the marks of its events, and be only what holds them.
    if (inner !== undefined && (name === undefined || (isList && inner === name))) return { name: inner, wrapper, ...(isList ? { isList: true as const } : {}) };
  }
  return name === undefined ? undefined : { name };
}

function namedTextFormat({ bytes }: Head): string | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = String.fromCharCode(...bytes.subarray(start, start + 500));
  return textFormats.find(({ pattern }) => pattern.test(text))?.name;
}

/** The events that a record may only be the wrapping of. */
function wrapped(record: GlimpsedObject): readonly { readonly wrapper: string; readonly event: GlimpsedObject; readonly isList: boolean }[] {
  return wrappers.flatMap((wrapper) => {
    const value = Object.hasOwn(record, wrapper) ? record[wrapper] : undefined;
    const isList = Array.isArray(value);
    const event = isList ? value[0] : value;
    return isGlimpsedObject(event) ? [{ wrapper, event, isList }] : [];
  });
}

function nameOf(record: GlimpsedObject): string | undefined {
  return namedFormats.find(({ signs }) => signs.some((way) => way.every((sign) => hasSign(record, sign))))?.name;
}

function hasSign(record: GlimpsedObject, sign: string): boolean {
  const mark = sign.search(/[=*]/);
  const found = at(record, mark === -1 ? sign : sign.slice(0, mark));
  if (mark === -1) return found !== undefined;
  const expected = sign.slice(mark + 1);
  return typeof found === 'string' && (sign[mark] === '=' ? found.startsWith(expected) : found.includes(expected));
}

/** A value by its path; a key may itself begin with a full stop (`event_type..tag`). */
function at(record: GlimpsedObject, path: string): Glimpse | undefined {
  const cut = path.indexOf('.');
  const key = cut === -1 ? path : path.slice(0, cut);
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (cut === -1) return value;
  const inner = Array.isArray(value) ? value[0] : value;
  if (!isGlimpsedObject(inner)) return undefined;
  const rest = path.slice(cut + 1);
  return rest.startsWith('.') ? inner[rest] : at(inner, rest);
}

import { textTime, type EventTime } from '../event-time.ts';
import { isMonthTime } from './month-time.ts';

/** How the beginning of a syslog row is written; see readme.md. */
export type SyslogForm = 'rfc5424' | 'rfc3164' | 'file';

const space = 0x20;
const dash = 0x2d;
/** 23 facilities of 8 severities (RFC 5424, section 6.2.1). */
const priorityMax = 191;
/** Longest HOSTNAME, APP-NAME, PROCID, MSGID (RFC 5424, section 6). */
const fieldLengths = [255, 48, 128, 32] as const;

/** The header of one syslog row; one object serves all rows. */
export class SyslogHeader {
  form: SyslogForm = 'file';
  /** 0 to 23; -1 when the row has none. */
  facility = -1;
  readonly time: EventTime = { form: 'absent', at: Number.NaN };
  /** Where the rest begins: structured data in `rfc5424`, else what follows the time. */
  restStart = 0;
  hasMessageId = false;
  /** Where the program’s name is in `rfc5424`. */
  programStart = 0;
  programEnd = 0;
  /** The row begins with its own length, which was held against where it ends. */
  isCounted = false;

  /** @returns false when the row does not follow any of the forms */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.facility = -1;
    this.hasMessageId = false;
    this.isCounted = false;
    this.time.form = 'absent';
    this.time.at = Number.NaN;
    let at = start;
    const first = bytes[at] ?? 0;
    if (first >= 0x31 && first <= 0x39) {
      const counted = this.#octetCount(bytes, start, end);
      if (counted === -1) return false;
      at = counted;
    }
    if (bytes[at] !== 0x3c) return this.#readFile(bytes, at, end);
    at = this.#readPriority(bytes, at, end);
    if (at === -1) return false;
    if (bytes[at] === 0x31 && bytes[at + 1] === space && at + 1 < end) return this.#read5424(bytes, at + 2, end);
    this.form = 'rfc3164';
    this.restStart = this.#timeEnd(bytes, at, end);
    return true;
  }

  /** A row that begins with its own length (RFC 6587, section 3.4.1): where the row itself begins; `start` when there is no count, -1 when it is wrong. */
  #octetCount(bytes: Uint8Array, start: number, end: number): number {
    let count = 0;
    let at = start;
    for (; at < end && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39; at++) {
      if (at - start >= 10) return start;
      count = count * 10 + (bytes[at] ?? 0) - 0x30;
    }
    if (bytes[at] !== space || bytes[at + 1] !== 0x3c) return start;
    this.isCounted = true;
    return end - at - 1 === count ? at + 1 : -1;
  }

  #readPriority(bytes: Uint8Array, start: number, end: number): number {
    let priority = 0;
    let at = start + 1;
    for (; at < end && at - start <= 3 && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39; at++) priority = priority * 10 + (bytes[at] ?? 0) - 0x30;
    const digits = at - start - 1;
    if (digits === 0 || bytes[at] !== 0x3e || priority > priorityMax || (digits > 1 && bytes[start + 1] === 0x30)) return -1;
    this.facility = priority >> 3;
    return at + 1;
  }

  /** TIMESTAMP HOSTNAME APP-NAME PROCID MSGID, each followed by one space. */
  #read5424(bytes: Uint8Array, start: number, end: number): boolean {
    this.form = 'rfc5424';
    let at = fieldEnd(bytes, start, end, 40);
    if (at === -1) return false;
    if (at - start !== 1 || bytes[start] !== dash) textTime(bytes, start, at, this.time);
    for (let field = 0; field < fieldLengths.length; field++) {
      const from = at + 1;
      at = fieldEnd(bytes, from, end, fieldLengths[field] as number);
      if (at === -1) return false;
      if (field === 1) {
        this.programStart = from;
        this.programEnd = at;
      }
      this.hasMessageId = at - from !== 1 || bytes[from] !== dash;
    }
    this.restStart = at + 1;
    return true;
  }

  /** As written to a file: without a priority, with the time first. */
  #readFile(bytes: Uint8Array, start: number, end: number): boolean {
    this.form = 'file';
    this.restStart = this.#timeEnd(bytes, start, end);
    return this.restStart > start;
  }

  /** Reads `Oct 11 22:14:15` (no zone, no year) or RFC 3339; gives where it ends with its space, or `start`. */
  #timeEnd(bytes: Uint8Array, start: number, end: number): number {
    if (isMonthTime(bytes, start, end)) {
      this.time.form = 'no-zone';
      return start + 16;
    }
    const at = fieldEnd(bytes, start, end, 40);
    if (at === -1) return start;
    textTime(bytes, start, at, this.time);
    if (this.time.form !== 'other') return at + 1;
    this.time.form = 'absent';
    return start;
  }
}

/** The space that ends a field of printable characters; -1 when the field is empty, too long, or the row ends first. */
function fieldEnd(bytes: Uint8Array, start: number, end: number, lengthMax: number): number {
  let at = start;
  while (at < end && (bytes[at] as number) > space && (bytes[at] as number) < 0x7f) at++;
  return at === start || at - start > lengthMax || at >= end || bytes[at] !== space ? -1 : at;
}

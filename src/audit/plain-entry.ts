const quote = 0x22;
const comma = 0x2c;
const closing = 0x7d;
/** Whole numbers of so many digits are exact, whatever reads them. */
const digitsMost = 15;
/** Bytes of a time as `appendEntry` writes it. */
export const timeBytes = 24;
const hashDigits = 64;
/** The highest bit of each of four bytes. */
const high = 0x80808080 | 0;

const action = fixed('{"action":');
const actor = fixed(',"actor":');
const area = fixed(',"area":');
const at = fixed(',"at":');
const clockBack = fixed(',"clockBack":true');
const detail = fixed(',"detail":{');
const outcome = fixed(',"outcome":');
const requestId = fixed('","requestId":');
const sequence = fixed(',"sequence":');
const sourceAddress = fixed(',"sourceAddress":');
const target = fixed(',"target":');
/** The two hexadecimal digits of each byte. */
const pairsOfDigits = Uint16Array.from({ length: 256 }, (_, byte) => fixed(byte.toString(16).padStart(2, '0')).getUint16(0));
const literals = [fixed('true'), fixed('false'), fixed('null')];

/** What the next entry of a log names as the one before it. */
export class ExpectedPrevious {
  readonly view = fixed(`,"previous":"${'0'.repeat(hashDigits)}`);
  readonly #digitsAt = this.view.byteLength - hashDigits;

  /** 64 hexadecimal digits. */
  get hash(): string {
    return Buffer.from(this.view.buffer).toString('latin1', this.#digitsAt);
  }

  /** @param digest 32 bytes, each as one letter */
  set(digest: string): void {
    for (let index = 0; index < digest.length; index += 1) this.view.setUint16(this.#digitsAt + 2 * index, pairsOfDigits[digest.charCodeAt(index)] ?? 0);
  }
}

/**
 * Recognises the next entry of a log when it is of plain ASCII without escapes, as almost all are: one walk over its bytes,
 * four at a time, with every field in its place, so that no other reader can find another meaning in it.
 * @param previous the hash that it has to name
 * @param number its place in the log
 * @returns where its time of 24 bytes begins; −1 when the entry is not of this form or another one than expected, which is for `entryFacts` to say
 */
export function timeOfPlainEntry(view: DataView, start: number, end: number, previous: DataView, number: number): number {
  const time = after(view, textEnd(view, after(view, textEnd(view, after(view, textEnd(view, after(view, start, end, action), end), end, actor), end), end, area), end), end, at);
  const timeEnd = textEnd(view, time, end);
  if (timeEnd !== time + timeBytes + 2) return -1;
  const flagged = after(view, timeEnd, end, clockBack);
  const before = textEnd(view, after(view, detailEnd(view, after(view, flagged < 0 ? timeEnd : flagged, end, detail), end), end, outcome), end);
  const digits = after(view, textEnd(view, after(view, after(view, before, end, previous), end, requestId), end), end, sequence);
  const digitsEnd = wholeNumberEnd(view, digits, end);
  if (digitsEnd < 0 || numberAt(view, digits, digitsEnd) !== number) return -1;
  const last = textEnd(view, after(view, textEnd(view, after(view, digitsEnd, end, sourceAddress), end), end, target), end);
  return last + 1 === end && view.getUint8(last) === closing ? time + 1 : -1;
}

/** Where the bytes go on after these, which are at least four; −1 when they do not stand there. */
function after(view: DataView, place: number, end: number, expected: DataView): number {
  const last = expected.byteLength - 4;
  if (place < 0 || place + last + 4 > end) return -1;
  for (let offset = 0; offset < last; offset += 4) if (view.getInt32(place + offset) !== expected.getInt32(offset)) return -1;
  return view.getInt32(place + last) === expected.getInt32(last) ? place + last + 4 : -1;
}

/** Where the bytes go on after a string with its quotes; −1 when none stands there, or it holds anything but ASCII without escapes. */
function textEnd(view: DataView, place: number, end: number): number {
  if (place < 0 || place >= end || view.getUint8(place) !== quote) return -1;
  let next = place + 1;
  while (next + 4 <= end && isPlain(view.getInt32(next))) next += 4;
  for (; next < end; next += 1) {
    const byte = view.getUint8(next);
    if (byte === quote) return next + 1;
    if (byte < 0x20 || byte > 0x7f || byte === 0x5c) return -1;
  }
  return -1;
}

/**
 * Whether none of four bytes is a quote, a backslash, a control or beyond ASCII. Of bytes below 0x80 no sum here carries into
 * the next one: a byte joined with another by exclusive or is 0, and stays below 0x80, only when both are the same.
 */
function isPlain(word: number): boolean {
  return (~word & (word + 0x60606060) & ((word ^ 0x22222222) + 0x7f7f7f7f) & ((word ^ 0x5c5c5c5c) + 0x7f7f7f7f) & high) === high;
}

/** Where the bytes go on after the rest of a flat object: its keys in order, each once, its values texts, words or whole numbers. */
function detailEnd(view: DataView, start: number, end: number): number {
  if (start < 0 || start >= end) return -1;
  if (view.getUint8(start) === closing) return start + 1;
  for (let before = -1, place = start; ;) {
    const keyEnd = textEnd(view, place, end);
    if (keyEnd < 0 || keyEnd >= end || view.getUint8(keyEnd) !== 0x3a || (before >= 0 && !isAscending(view, before, place))) return -1;
    const next = valueEnd(view, keyEnd + 1, end);
    if (next < 0 || next >= end) return -1;
    if (view.getUint8(next) === closing) return next + 1;
    if (view.getUint8(next) !== comma) return -1;
    before = place;
    place = next + 1;
  }
}

function valueEnd(view: DataView, place: number, end: number): number {
  const text = textEnd(view, place, end);
  if (text >= 0) return text;
  const number = wholeNumberEnd(view, place, end);
  if (number >= 0) return number;
  for (const word of literals) {
    const next = after(view, place, end, word);
    if (next >= 0) return next;
  }
  return -1;
}

/** Whether a key comes before another one. Both are read already, so each ends with its quote. */
function isAscending(view: DataView, first: number, second: number): boolean {
  for (let offset = 1; ; offset += 1) {
    const left = view.getUint8(first + offset);
    const right = view.getUint8(second + offset);
    if (left === quote || right === quote) return left === quote && right !== quote;
    if (left !== right) return left < right;
  }
}

/** Where the bytes go on after a whole number without sign or needless zero; −1 when none stands there. */
function wholeNumberEnd(view: DataView, place: number, end: number): number {
  if (place < 0) return -1;
  let next = place;
  while (next < end && isDigit(view.getUint8(next))) next += 1;
  const count = next - place;
  return count === 0 || count > digitsMost || (count > 1 && view.getUint8(place) === 0x30) ? -1 : next;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function numberAt(view: DataView, start: number, end: number): number {
  let value = 0;
  for (let place = start; place < end; place += 1) value = value * 10 + view.getUint8(place) - 0x30;
  return value;
}

function fixed(text: string): DataView<ArrayBuffer> {
  return new DataView(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
}

import { encodingOf } from '../gateway/text.ts';
import { passingPieces, type Source } from '../source.ts';

/** Longest line that is looked at; a longer one is a problem of its row. */
export const lineBytesMax = 1_048_576;

/**
 * Receives one line, without its line end. `bytes[end]` exists and is a line feed or a carriage return;
 * the array is only valid during the call. `isPlain`: it is known to be ASCII without NUL.
 */
export type VisitLine = (bytes: Uint8Array, start: number, end: number, row: number, isPlain: boolean) => void;

const lineFeed = 10;
const carriageReturn = 13;

/** The length of the byte-order mark that a source begins with. */
export function markBytes(source: Pick<Source, 'head'>): number {
  const { encoding, markBytes: length } = encodingOf(source.head);
  return encoding === 'utf-8' ? length : 0;
}

/**
 * Walks over the lines of a source as bytes, without copying them (but for those that lie across two pieces).
 * Blank lines count as rows and are left out; a UTF-8 byte-order mark is left out. Memory stays flat.
 * @param visit called for each line with its 1-based row
 * @param tooLong called for a line of more than `lineBytesMax` bytes
 */
export function forEachLine(source: Source, visit: VisitLine, tooLong: (row: number) => void): void {
  let row = 1;
  let carry = new Uint8Array(4096);
  let carried = 0;
  let isSkipping = false;
  let mark = markBytes(source);

  const keep = (bytes: Uint8Array): void => {
    if (isSkipping) return;
    if (carried + bytes.length > lineBytesMax) {
      isSkipping = true;
      carried = 0;
      return;
    }
    // One byte more than the line: room for the line feed.
    if (carried + bytes.length + 1 > carry.length) {
      const larger = new Uint8Array(Math.min(lineBytesMax + 1, Math.max(2 * carry.length, carried + bytes.length + 1)));
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(bytes, carried);
    carried += bytes.length;
  };
  const endCarried = (): void => {
    if (isSkipping) tooLong(row);
    else {
      carry[carried] = lineFeed;
      visitTrimmed(carry, 0, carried, row, false, visit, tooLong);
    }
    isSkipping = false;
    carried = 0;
    row++;
  };

  for (const chunk of passingPieces(source)) {
    const isPlain = isPlainText(chunk);
    let start = Math.min(mark, chunk.length);
    mark -= start;
    let end = chunk.indexOf(lineFeed, start);
    if (end >= 0 && (carried > 0 || isSkipping)) {
      keep(chunk.subarray(start, end));
      endCarried();
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    while (end >= 0) {
      visitTrimmed(chunk, start, end, row, isPlain, visit, tooLong);
      row++;
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (carried > 0 || isSkipping) endCarried();
}

function visitTrimmed(bytes: Uint8Array, start: number, lineEnd: number, row: number, isPlain: boolean, visit: VisitLine, tooLong: (row: number) => void): void {
  const end = lineEnd > start && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
  let first = start;
  while (first < end && (bytes[first] === 32 || bytes[first] === 9)) first++;
  if (first === end) return;
  if (end - start > lineBytesMax) tooLong(row);
  else visit(bytes, start, end, row, isPlain);
}

/** True when all bytes are ASCII and none is NUL; looks at four at a time. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let all = 0;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) all |= view.getInt32(at, true);
  for (; at < bytes.length; at++) all |= bytes[at] ?? 0;
  return (all & 0x80808080) === 0;
}

import type { RowProblem } from '../../model/evidence/audit-log.ts';
import { passingPieces, type Source } from '../source.ts';
import { lineBytesMax, markBytes } from './byte-lines.ts';
import { paddingBytes, type LineWalk } from './line-walk.ts';

/** Receives one row: what `walk` noted of it may be taken only when there is no problem. */
export type VisitRow = (row: number, problem: RowProblem | undefined) => void;

const lineFeed = 10;

/**
 * Walks over lines. The walk itself finds the end of each good line, so that bytes are looked at once.
 * Blank lines count as rows and are left out; a byte-order mark is left out. Memory stays flat.
 */
export function forEachWalkedLine(source: Source, walk: LineWalk, visit: VisitRow): void {
  let row = 1;
  let carry = new Uint8Array(4096);
  let carried = 0;
  let isTooLong = false;
  let mark = markBytes(source);

  const visitLine = (bytes: Uint8Array, start: number, last: number): number => {
    const problem = walk.walkLine(bytes, start, last);
    const end = problem === undefined ? walk.lineEnd : bytes.indexOf(lineFeed, start);
    if (end - start > lineBytesMax) visit(row, 'too-long');
    else if (problem === undefined || !isBlank(bytes, start, end)) visit(row, problem);
    row++;
    return end + 1;
  };
  const endCarried = (): void => {
    carry[carried] = lineFeed;
    if (isTooLong) visit(row++, 'too-long');
    else visitLine(carry, 0, carried);
    carried = 0;
    isTooLong = false;
  };
  const keep = (bytes: Uint8Array): void => {
    if (isTooLong || carried + bytes.length > lineBytesMax + 1) {
      isTooLong = true;
      return;
    }
    if (carried + bytes.length + 1 + paddingBytes > carry.length) {
      const larger = new Uint8Array(2 * carry.length + bytes.length);
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(bytes, carried);
    carried += bytes.length;
  };

  for (const chunk of passingPieces(source)) {
    let start = Math.min(mark, chunk.length);
    mark -= start;
    if (carried > 0 || isTooLong) {
      const end = chunk.indexOf(lineFeed, start);
      keep(chunk.subarray(start, end === -1 ? chunk.length : end));
      if (end === -1) continue;
      endCarried();
      start = end + 1;
    }
    const last = chunk.length > paddingBytes ? chunk.lastIndexOf(lineFeed, chunk.length - 1 - paddingBytes) : -1;
    while (start <= last) start = visitLine(chunk, start, last);
    // What is left is at most one long line and some that end too near to the end of the piece.
    for (let end = chunk.indexOf(lineFeed, start); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      endCarried();
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (carried > 0 || isTooLong) endCarried();
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== 0x20 && bytes[at] !== 0x09 && bytes[at] !== 0x0d) return false;
  return true;
}

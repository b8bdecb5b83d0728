import { passingPieces, type Source } from '../source.ts';

const NEWLINE = 0x0a;

/**
 * Cuts a source into blocks of whole lines, about a chunk each, so that lines need not be handed on one by one. A block is gone with the next.
 * A byte-order mark is left out. The last line may lack its line feed.
 * @param lineBytesMax a longer line is left out
 * @param onLineTooLong called for each line left out because it does not fit a block; one that does fit is the caller's to judge
 */
export function* wholeLines(source: Source, lineBytesMax: number, onLineTooLong: () => void): Generator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  let isSkipping = false;
  let isFirst = true;
  for (const chunk of passingPieces(source)) {
    let start = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    isFirst = false;
    if (isSkipping) {
      const newline = chunk.indexOf(NEWLINE);
      if (newline < 0) continue;
      start = newline + 1;
      isSkipping = false;
    }
    const last = chunk.lastIndexOf(NEWLINE);
    if (last >= start) {
      // Only the line that two chunks share is copied.
      const first = rest.length === 0 ? start : chunk.indexOf(NEWLINE, start) + 1;
      if (first > start) yield joined(rest, chunk.subarray(start, first));
      if (last >= first) yield chunk.subarray(first, last + 1);
      rest = chunk.slice(last + 1);
    } else rest = joined(rest, chunk.slice(start));
    if (rest.length > lineBytesMax + 1) {
      onLineTooLong();
      isSkipping = true;
      rest = new Uint8Array();
    }
  }
  if (rest.length > 0) yield rest;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

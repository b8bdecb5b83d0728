import { isAt } from '../gateway/word-table.ts';
import type { LineBytes, Outcome } from './line-bytes.ts';

const LESS_THAN = 0x3c;
const utf8 = new TextEncoder();
const opening = utf8.encode('<text>');
const closing = utf8.encode('</text>');

/** Goes over the text of a tag whose first line was passed, over the lines between `<text>` and `</text>` too. */
export function passText(lines: LineBytes): Outcome {
  const { bytes, start, stop } = lines;
  const first = bytes[start] ?? 0;
  // It may be white space, which stands before a text without being of it.
  if (first > 0x7f) return 'other';
  if (first !== LESS_THAN || !isAt(opening, bytes, start)) return 'taken';
  // Most close where their line ends.
  if (stop - start >= opening.length + closing.length && isAt(closing, bytes, stop - closing.length)) return 'taken';
  while (!closes(lines)) {
    if (lines.at >= lines.end) return lines.isLast ? 'other' : 'cut';
    lines.pass(lines.at);
  }
  return 'taken';
}

/** Whether the line that was passed last holds `</text>`. */
function closes({ bytes, start, stop }: LineBytes): boolean {
  for (let at = start; at < stop; at += 1) if (bytes[at] === LESS_THAN && isAt(closing, bytes, at)) return true;
  return false;
}

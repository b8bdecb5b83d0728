import { encodingOf } from '../gateway/text.ts';
import { Unreadable, type Source } from '../source.ts';

const LINE_LENGTH_MAX = 1_000_000;

/** Gets a line as a part of a longer text, which saves cutting out what is not kept. */
export type VisitLine = (text: string, start: number, end: number, row: number) => void;

/**
 * Hands over the lines of a text one by one without holding the text: ended by LF, CR LF or CR, UTF-8, or UTF-16 with a
 * byte-order mark.
 * @param visit gets each line without its end (the characters from `start` to before `end`), and its number from 1
 * @param onControl gets the number of the first line of a piece that holds a control character; tabs and form feeds are none
 * @throws Unreadable with the line: bytes that are no characters, a NUL, a line of more than a million characters
 */
export function eachLine(source: Source, visit: VisitLine, onControl: (row: number) => void): void {
  const { encoding } = encodingOf(source.head);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let rest = '';
  let row = 0;
  const take = (text: string, isLast: boolean): void => {
    // A CR at the very end may be the first half of CR LF: it waits for the next piece.
    const heldBack = !isLast && text.endsWith('\r') ? '\r' : '';
    let piece = rest + (heldBack === '' ? text : text.slice(0, -1));
    if (piece.includes('\r')) piece = piece.replace(/\r\n?/g, '\n');
    const control = piece.search(/[^\P{Cc}\t\n\f\r]/u);
    if (control !== -1) onControl(row + piece.slice(0, control).split('\n').length);
    let start = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', start)) {
      row += 1;
      visit(piece, start, end, row);
      start = end + 1;
    }
    rest = piece.slice(start) + heldBack;
    if (rest.length > LINE_LENGTH_MAX) throw new Unreadable(`has a line of more than ${LINE_LENGTH_MAX} characters`, { line: row + 1 });
  };
  const decode = (bytes?: Uint8Array): string => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      if (text.includes('\0')) throw new Unreadable('holds a NUL character', { line: row + 1 + lineEndsBefore(rest + text, '\0') });
      return text;
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable(`is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'}`, { line: row + 1 });
    }
  };
  for (const chunk of source.chunks()) take(decode(chunk), false);
  take(decode(), true);
  if (rest !== '') visit(rest, 0, rest.length, row + 1);
}

function lineEndsBefore(text: string, character: string): number {
  return text.slice(0, text.indexOf(character)).split('\n').length - 1;
}

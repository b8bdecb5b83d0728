import type { Text } from '../../model/text.ts';
import { Escaped } from '../escape/escaped.ts';
import { terminal } from '../escape/terminal.ts';

/** Safe text broken at spaces into lines of at most `width` columns; a longer word is cut. */
export function wrap(text: Text | Escaped<'terminal'>, width: number): readonly string[] {
  const safe = text instanceof Escaped ? text.value : terminal`${text}`.value;
  const lines: string[] = [];
  let line = '';
  for (const word of safe.split(' ').flatMap((part) => pieces(part, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A long word in pieces. No piece begins with two colons, which at the beginning of a line are a command to some build servers. */
function pieces(word: string, width: number): readonly string[] {
  const cut: string[] = [];
  let rest = word;
  while (rest.length > width) {
    cut.push(rest.slice(0, width));
    rest = rest.slice(width).replace(/^::/, ':\\u{3a}');
  }
  return [...cut, rest];
}

/** Cells side by side, each in its width, over as many lines as the tallest needs. */
export function row(cells: readonly { readonly text: Text | Escaped<'terminal'>; readonly width: number; readonly paint?: (line: string) => string }[]): string {
  const columns = cells.map((cell) => wrap(cell.text, cell.width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => cells.map((cell, column) => {
    const line = columns[column]?.[index] ?? '';
    const padded = column === cells.length - 1 ? line : line.padEnd(cell.width + 1);
    return cell.paint === undefined || line === '' ? padded : cell.paint(padded);
  }).join('').trimEnd()).join('\n');
}

import { rawText } from '../../model/text.ts';
import { visible } from '../escape/visible.ts';
import type { Cell } from './cell.ts';

const linePoints = 15;
const paddingPoints = 4;
/** The most that the format allows. */
const heightMax = 409;

/**
 * The height in points that a row needs to show its text whole. Not every program works it out when it opens a file.
 * @param widths of the columns, in characters
 */
export function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) => linesOf(visible(typeof cell.text === 'string' ? cell.text : rawText(cell.text)), (widths[column] ?? 1) - 2) * (cell.style === 'title' ? 1.6 : 1));
  return Math.min(heightMax, Math.ceil(Math.max(1, ...lines) * linePoints + paddingPoints));
}

/** How many lines a text takes when it is broken at spaces, and inside words that are longer than a line. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > width) {
      lines += 1;
      used = 0;
    }
    const length = (used === 0 ? 0 : used + 1) + word.length;
    lines += Math.max(0, Math.ceil(length / width) - 1);
    used = length <= width ? length : length % width;
  }
  return lines;
}

import { ours, quote, say, type Text } from '../../../model/text.ts';
import { row, wrap } from '../../terminal/layout.ts';
import type { Paint } from '../../terminal/paint.ts';

/** How the sections of the page are laid out. */
export interface Layout {
  readonly width: number;
  /** Everything, and digests in full. */
  readonly all: boolean;
  readonly paint: Paint;
}

export function paragraph(text: Text, { width }: Layout): string {
  return wrap(text, width).join('\n');
}

export function heading(words: string, { paint, width }: Layout): string {
  return paint.dim(wrap(ours(words), width).join('\n'));
}

/** A line with a mark before it: a dash, or a number. */
export function item(text: Text, { width }: Layout, mark = '-'): string {
  return row([{ text: ours(''), width: 1 }, { text: ours(mark), width: mark.length }, { text, width: width - 4 - mark.length }]);
}

/** A name with its value. */
export function figureRow(label: Text, value: Text, { width }: Layout): string {
  return row([{ text: ours(''), width: 1 }, { text: label, width: 27 }, { text: value, width: width - 31 }]);
}

/** A digest whole where everything is printed, and enough of it to find it elsewhere. */
export function digestText(digest: string, { all }: Layout): Text {
  return say`${quote(all ? digest : `${digest.slice(0, 'sha256:'.length + 12)}…`)}`;
}

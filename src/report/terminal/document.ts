import { ours, type Text } from '../../model/text.ts';
import { Escaped } from '../escape/escaped.ts';
import { row, wrap } from './layout.ts';

/** A line of a printed page: a heading, a paragraph, an item, what belongs below an item, or a labelled value. */
export type Line =
  | { readonly heading: Text }
  | { readonly paragraph: Text }
  | { readonly item: Text }
  | { readonly detail: Text }
  | { readonly label: string; readonly value: Text };

/** Lays out a page of text for the terminal. */
export function page(lines: readonly Line[], width: number): Escaped<'terminal'> {
  const bounded = Math.max(60, Math.min(width, 110));
  const laid = lines.map((line) => {
    if ('heading' in line) return `\n${wrap(line.heading, bounded).join('\n')}`;
    if ('paragraph' in line) return wrap(line.paragraph, bounded).join('\n');
    if ('item' in line) return row([{ text: ours('-'), width: 1 }, { text: line.item, width: bounded - 3 }]);
    if ('detail' in line) return row([{ text: ours(''), width: 3 }, { text: line.detail, width: bounded - 4 }]);
    return row([{ text: ours(line.label), width: 12 }, { text: line.value, width: bounded - 13 }]);
  });
  return new Escaped('terminal', `${laid.join('\n').trimStart()}\n`);
}

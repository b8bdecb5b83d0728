import { ours, quote, say } from '../../model/text.ts';
import type { Block, Cell } from '../document/report-document.ts';
import { declaredText } from './figure-words.ts';
import type { DeclaredFacts } from './report-facts.ts';

/** Figures that people entered, apart from the measured ones. */
export function declaredBlocks(declared: readonly DeclaredFacts[]): readonly Block[] {
  if (declared.length === 0) return [];
  return [
    { kind: 'table', caption: 'Figures that people entered', columns: [{ title: 'Entered by people', weight: 30 }, { title: 'What is counted', weight: 30 }, { title: 'First', weight: 20 }, { title: 'Newest', weight: 20 }], rows: declared.map(lineOf) },
    { kind: 'paragraph', text: ours('Nothing measures these figures: they are the maker’s word.'), tone: 'soft' },
  ];
}

function lineOf(item: DeclaredFacts): readonly Cell[] {
  const { title, numerator, denominator, points } = item;
  const [first, last] = [points[0], points.at(-1)];
  return [
    say`${quote(title)}`, denominator === undefined ? say`${quote(numerator)}` : say`${quote(numerator)}, out of ${quote(denominator)}`,
    first === undefined || first === last ? ours('') : declaredText(first, item), last === undefined ? ours('none') : declaredText(last, item),
  ];
}

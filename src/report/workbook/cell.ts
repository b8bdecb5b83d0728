import type { Text } from '../../model/text.ts';
import { Escaped } from '../escape/escaped.ts';
import { xml } from '../escape/xml.ts';

/** Styles of cells, by their place in `styles.ts`. */
const cellStyles = { plain: 0, header: 1, text: 2, answer: 3, title: 4 } as const;
export type CellStyle = keyof typeof cellStyles;

export interface Cell {
  readonly text: Text | string;
  readonly style: CellStyle;
}

/**
 * One cell as text, whatever it begins with: its type is an inline string, which no program evaluates, and its style
 * keeps it text when somebody edits it (ECMA-376 Part 1, 18.3.1.4 and 18.8.45, `quotePrefix`).
 * @param reference `B2`
 */
export function cellXml(cell: Cell, reference: string): Escaped<'xml'> {
  if (cell.text === '') return xml`<c r="${reference}" s="${cellStyles[cell.style]}"/>`;
  return xml`<c r="${reference}" s="${cellStyles[cell.style]}" t="inlineStr"><is><t xml:space="preserve">${literal(xml`${cell.text}`)}</t></is></c>`;
}

/** Programs read `_x0041_` in a string as the character of that number; written so, it stays what it is (ECMA-376 Part 1, 22.9.2.19). */
function literal(text: Escaped<'xml'>): Escaped<'xml'> {
  return new Escaped('xml', text.value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** `0` is `A`, `26` is `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

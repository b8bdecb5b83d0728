import type { Grid } from '../../../model/questionnaire.ts';
import { ours, say, type Text } from '../../../model/text.ts';
import { parseXml, type XmlElement } from '../../gateway/xml.ts';
import { Unreadable } from '../../source.ts';
import { fullBudget, GridBuilder } from '../grid-builder.ts';
import { questionnaireLimits as most } from '../limits.ts';
import type { PackageParts } from '../package-parts.ts';

/** A place in the body of a text document: a paragraph outside tables, or a cell of an outermost table. */
export type DocumentPlace =
  | { readonly kind: 'paragraph'; readonly number: number }
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column: number };

/** Follows the parser through a document’s body (ECMA-376 Part 1, 17.2.2) and tells which place is open. */
export class DocumentWalk {
  /** Elements that are open, by name. */
  readonly #open: string[] = [];
  #tables = 0;
  #depth = 0;
  #row = 0;
  #column = 0;
  #span = 1;
  #paragraphs = 0;
  #skipped = 0;
  place: DocumentPlace | undefined;

  /** @returns whether a place begins with this element */
  open({ name, attributes }: XmlElement): boolean {
    this.#open.push(name);
    if (left.has(name)) this.#skipped += 1;
    if (this.#skipped > 0) return false;
    if (name === 'tbl') {
      this.#depth += 1;
      if (this.#depth === 1) {
        this.#tables += 1;
        this.#row = 0;
      }
    } else if (name === 'tr' && this.#depth === 1) {
      this.#row += 1;
      this.#column = 0;
    } else if (name === 'tc' && this.#depth === 1) {
      this.#span = 1;
      this.place = { kind: 'cell', table: this.#tables, row: this.#row, column: this.#column };
      return true;
    } else if (name === 'gridSpan' && this.#depth === 1) this.#span = Math.min(most.columns, Math.max(1, Number(attributes.find((attribute) => attribute.name === 'val')?.value ?? '1') || 1));
    else if (name === 'p' && this.#depth === 0 && this.place === undefined) {
      this.#paragraphs += 1;
      this.place = { kind: 'paragraph', number: this.#paragraphs };
      return true;
    }
    return false;
  }

  /** @returns the place that ends with this element */
  close({ name }: XmlElement): DocumentPlace | undefined {
    this.#open.pop();
    if (left.has(name)) {
      this.#skipped -= 1;
      return undefined;
    }
    if (this.#skipped > 0) return undefined;
    if (name === 'tbl') this.#depth -= 1;
    const ends = (name === 'tc' && this.#depth === 1) || (name === 'p' && this.#depth === 0) ? this.place : undefined;
    if (name === 'tc' && this.#depth === 1) this.#column += this.#span;
    if (ends !== undefined) this.place = undefined;
    return ends;
  }

  /** Whether the text that comes is shown. */
  get isShown(): boolean {
    return this.#skipped === 0 && this.#open.at(-1) === 't';
  }

  get isSkipped(): boolean {
    return this.#skipped > 0;
  }
}

/** What is not part of the text as it is read: deleted words, codes of fields, and the second form of what is there twice. */
const left: ReadonlySet<string> = new Set(['del', 'moveFrom', 'instrText', 'Fallback', 'txbxContent', 'pPrChange', 'rPrChange', 'tcPrChange', 'tblPrChange', 'sectPrChange']);

/** Reads the paragraphs and tables of a text document as grids: first the paragraphs, then each table. @throws Unreadable */
export function readDocument(parts: PackageParts, part: string): { readonly grids: readonly Grid[]; readonly notes: readonly Text[] } {
  const source = parts.open(part);
  if (source === undefined) throw new Unreadable('holds no text, though it says so');
  const budget = fullBudget();
  const paragraphs = new GridBuilder(budget);
  const tables: GridBuilder[] = [];
  const walk = new DocumentWalk();
  let text = '';
  let isHeading = false;
  let isContinued = false;
  let tablesLeft = 0;
  let deleted = 0;
  parseXml(source, {
    open: (element) => {
      const { name } = element;
      if (name === 'del') deleted += 1;
      if (walk.open(element)) {
        text = '';
        isHeading = false;
        isContinued = false;
      }
      if (walk.isSkipped) return;
      const value = element.attributes.find((attribute) => attribute.name === 'val')?.value;
      if (name === 'pStyle') isHeading = /^(?:heading|title|überschrift|titre|titolo|rubrik|kop)/i.test(value ?? '');
      else if (name === 'outlineLvl') isHeading = true;
      else if (name === 'vMerge') isContinued = value !== 'restart';
      else if (name === 'tab') text += ' ';
      else if (name === 'br' || name === 'cr') text += '\n';
      else if (name === 'p' && text !== '') text += '\n';
    },
    text: (words) => {
      if (walk.isShown && text.length <= 4 * most.cellLength) text += words;
    },
    close: (element) => {
      const place = walk.close(element);
      if (place?.kind === 'paragraph') paragraphs.text(place.number, 0, text, { isHeading });
      else if (place?.kind === 'cell') {
        if (place.table > most.grids) tablesLeft += place.row === 1 && place.column === 0 ? 1 : 0;
        else (tables[place.table - 1] ??= new GridBuilder(budget)).text(place.row, place.column, isContinued && text.trim() === '' ? (tables[place.table - 1]?.textAt(place.row - 1, place.column) ?? '') : text, { isHeading, isRepeated: isContinued });
      }
    },
  });
  const builders = [paragraphs, ...Array.from({ length: tables.length }, (_item, index) => tables[index] ?? new GridBuilder(budget))];
  const omitted = builders.reduce((sum, builder) => sum + builder.omitted, 0);
  return {
    grids: builders.map((builder, index) => builder.grid(index === 0 ? 'Text' : `Table ${index}`, index === 0 ? 'paragraphs' : 'table', false)),
    notes: [
      ...(deleted > 0 ? [ours('The text holds changes that were not accepted yet. What they take away is not read.')] : []),
      ...(tablesLeft > 0 ? [say`The text has ${tablesLeft} more tables than are read (${most.grids}).`] : []),
      ...(omitted > 0 ? [say`${omitted} paragraphs and cells lie beyond what is read.`] : []),
    ],
  };
}

import type { Placement } from '../../model/questionnaire.ts';
import { ours, type Text } from '../../model/text.ts';
import { parseXml } from '../../read/gateway/xml.ts';
import { DocumentWalk, type DocumentPlace } from '../../read/questionnaire/office/read-document.ts';
import { sourceOf } from '../../read/source.ts';
import { Escaped } from '../../report/escape/escaped.ts';
import { xml } from '../../report/escape/xml.ts';
import { spliced, type Splice } from './splices.ts';

/**
 * Writes texts into a text document: below the paragraph of a question, or into a cell of a table. All else stays character for character.
 * @param document the main part, without a byte-order mark
 */
export function fillDocument(document: string, placements: readonly Placement[]): { readonly document: string; readonly left: readonly { readonly placement: Placement; readonly why: Text }[] } {
  const wanted = new Map<string, Placement[]>();
  for (const placement of placements) {
    const key = keyOf(placement);
    wanted.set(key, [...(wanted.get(key) ?? []), placement]);
  }
  const splices: Splice[] = [];
  const walk = new DocumentWalk();
  let prefix = '';
  let paragraph: { readonly tagEnd: number; readonly isEmpty: boolean; hasText: boolean; closing: number } | undefined;
  parseXml(sourceOf('', new TextEncoder().encode(document)), {
    open: (element, end) => {
      const start = document.lastIndexOf('<', end - 1);
      if (element.name === 'document') prefix = /^<([^\s:/>]+:)?/.exec(document.slice(start, end))?.[1] ?? '';
      walk.open(element);
      if (element.name === 'p' && walk.place?.kind === 'cell') paragraph = { tagEnd: end, isEmpty: document[end - 2] === '/', hasText: false, closing: end };
      else if (paragraph !== undefined && element.name === 'r') paragraph.hasText = true;
    },
    text: () => undefined,
    close: (element, end) => {
      const place = walk.close(element);
      if (element.name === 'p' && paragraph !== undefined && !paragraph.isEmpty) paragraph.closing = document.lastIndexOf('<', end - 1);
      if (place === undefined) return;
      const own = wanted.get(placeKey(place)) ?? [];
      wanted.delete(placeKey(place));
      const texts = own.map(({ text }) => text);
      if (texts.length === 0) return;
      if (place.kind === 'paragraph') splices.push({ from: end, to: end, text: texts.map((text) => paragraphXml(text, prefix)).join('') });
      else splices.push(intoCell(document, document.lastIndexOf('<', end - 1), paragraph, texts, prefix));
    },
  });
  return { document: spliced(document, splices), left: [...wanted.values()].flat().map((placement) => ({ placement, why: ours('The text has no such place.') })) };
}

/** An empty last paragraph of a cell takes the text; otherwise a new one follows it. */
function intoCell(document: string, closing: number, last: { readonly tagEnd: number; readonly isEmpty: boolean; readonly hasText: boolean; readonly closing: number } | undefined, texts: readonly string[], prefix: string): Splice {
  const [first = '', ...rest] = texts;
  const more = rest.map((text) => paragraphXml(text, prefix)).join('');
  if (last === undefined || last.hasText) return { from: closing, to: closing, text: paragraphXml(first, prefix) + more };
  if (last.isEmpty) return { from: last.tagEnd - 2, to: closing, text: `>${runXml(first, prefix)}</${prefix}p>${more}${document.slice(last.tagEnd, closing)}` };
  return { from: last.closing, to: closing, text: runXml(first, prefix) + document.slice(last.closing, closing) + more };
}

function keyOf({ grid, row, column }: Placement): string {
  return grid === 0 ? `paragraph ${row}` : `${grid} ${row} ${column}`;
}

function placeKey(place: DocumentPlace): string {
  return place.kind === 'paragraph' ? `paragraph ${place.number}` : `${place.table} ${place.row} ${place.column}`;
}

function paragraphXml(text: string, prefix: string): string {
  return `<${prefix}p>${runXml(text, prefix)}</${prefix}p>`;
}

function runXml(text: string, prefix: string): string {
  const name = (local: string): Escaped<'xml'> => new Escaped('xml', `${prefix}${local}`);
  const words = text.split('\n').map((line, index) => xml`${index === 0 ? xml`` : xml`<${name('br')}/>`}<${name('t')} xml:space="preserve">${line}</${name('t')}>`);
  return xml`<${name('r')}>${words}</${name('r')}>`.value;
}

import type { Text } from '../../../model/text.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing } from '../../html/parts.ts';
import type { Block, Cell, Column, Fact, Table } from '../report-document.ts';
import { verdictWords } from '../verdict-words.ts';
import { chartMarkup } from './chart.ts';
import { sentence } from './words.ts';

/** One block of a part. */
export function blockMarkup(block: Block): Escaped<'html'> {
  switch (block.kind) {
    case 'paragraph': return block.tone === undefined ? html`<p>${sentence(block.text)}</p>` : block.tone === 'soft' ? html`<p class="small">${sentence(block.text)}</p>` : html`<p class="notice">${sentence(block.text)}</p>`;
    case 'list': return block.isNumbered === true ? html`<ol>${block.items.map(itemMarkup)}</ol>` : html`<ul>${block.items.map(itemMarkup)}</ul>`;
    case 'facts': return factList(block.facts);
    case 'table': return tableMarkup(block);
    case 'chart': return chartMarkup(block.chart);
    case 'signature': return html`<div class="signature">${block.lines.map((line) => html`<p>${line}</p>`)}</div>`;
  }
}

function itemMarkup(item: Text): Escaped<'html'> {
  return html`<li>${sentence(item)}</li>`;
}

/** Names with what belongs to them. */
export function factList(facts: readonly Fact[]): Escaped<'html'> {
  return html`<dl class="named">${facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${wordsOf(value)}</dd></div>`)}</dl>`;
}

function tableMarkup({ caption, columns, rows }: Table): Escaped<'html'> {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table><caption class="unseen">${caption}</caption><thead><tr>${columns.map((column) => html`<th scope="col"${classOf(column)}>${column.title}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => cellMarkup(cell, columns[index], index === 0))}</tr>
`)}</tbody></table></div>`;
}

function cellMarkup(cell: Cell, column: Column | undefined, isHead: boolean): Escaped<'html'> {
  return isHead ? html`<th scope="row"${classOf(column)}>${wordsOf(cell)}</th>` : html`<td${classOf(column)}>${wordsOf(cell)}</td>`;
}

function wordsOf(cell: Cell): Escaped<'html'> {
  if ('parts' in cell) return sentence(cell);
  if ('lines' in cell) return html`${cell.lines.map((line, index) => (index === 0 ? sentence(line) : html`<br><span class="small">${sentence(line)}</span>`))}`;
  return html`<span class="verdict v-${cell.verdict}">${verdictWords(cell.verdict)}</span>`;
}

function classOf(column: Column | undefined): Escaped<'html'> {
  if (column?.isCode === true) return html` class="code"`;
  return column?.align === 'end' ? html` class="number"` : nothing;
}

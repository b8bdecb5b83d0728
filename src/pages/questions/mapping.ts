import type { GridMapping } from '../../model/questionnaire.ts';
import type { Text } from '../../model/text.ts';
import { columnName } from '../../report/workbook/cell.ts';
import { html } from '../../report/escape/html.ts';
import { field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { deed, nothing, trail, when, type Html } from '../parts.ts';
import type { ShownQuestionnaire } from './questionnaire.ts';
import { cut } from './marks.ts';

/** A sheet, a table or the paragraphs of a file, as far as they are shown. */
export interface ShownGrid {
  readonly name: string;
  readonly kind: 'sheet' | 'table' | 'paragraphs';
  readonly isHidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly shown: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly questions: number;
  readonly first: readonly { readonly row: number; readonly reference: string; readonly section: string; readonly text: string; readonly choices: readonly string[] }[];
}

export interface ShownMapping {
  readonly notes: readonly Text[];
  readonly mapping: readonly GridMapping[];
  readonly questions: number;
  readonly grids: readonly ShownGrid[];
}

/** Where in a file questions stand and answers go: a guess, for a person to correct before anything is kept. */
export function mappingPage({ id, title, product, fileName, form }: ShownQuestionnaire, { notes, mapping, questions, grids }: ShownMapping, sent: SentForm): PageContent {
  const isOwnForm = form === 'json';
  return {
    title: `Where are the questions: ${title}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Questions', `/products/${product.id}/questions`])}<div class="head"><h1>Where are the questions?</h1>${deed(`/questionnaires/${id}/discarding`, 'Throw this draft away', { kind: 'danger' })}</div>
<p>This was found in <code>${fileName}</code>. Look whether it is right: answers will go where you say. Nothing is kept yet.</p>
${problemNotice(sent, ['title', 'customer', 'dueOn'])}
${when(notes.length > 0, () => html`<div class="notice"><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></div>`)}
<form method="post" action="/questionnaires/${id}/mapping">${isOwnForm ? html`<input type="hidden" name="grids" value="0">` : html`<input type="hidden" name="grids" value="${grids.length}">`}
${grids.map((grid, index) => gridPart(grid, mapping[index], index, isOwnForm))}
<section class="card" aria-labelledby="keep-title"><h2 id="keep-title">${questions === 0 ? 'No question is found this way' : `${questions} ${questions === 1 ? 'question' : 'questions'} found this way`}</h2>
<div class="row">${field({ name: 'title', label: 'Title', value: title, maxlength: 120 }, sent)}${field({ name: 'customer', label: 'From whom (optional)', maxlength: 120, required: false }, sent)}${field({ name: 'dueOn', label: 'Answers due (optional)', type: 'date', required: false }, sent)}</div>
<p class="row"><button type="submit" name="deed" value="keep">Keep these questions</button>${isOwnForm ? nothing : html`<button type="submit" class="quiet" name="deed" value="look" formnovalidate>Look again with these columns</button>`}</p></section></form>`,
  };
}

const kinds = { sheet: 'Sheet', table: 'Table', paragraphs: 'Paragraphs' } as const;

function gridPart(grid: ShownGrid, mapping: GridMapping | undefined, index: number, isOwnForm: boolean): Html {
  if (mapping === undefined) return nothing;
  const name = html`${grid.kind === 'sheet' ? html`${kinds.sheet} “${cut(grid.name, 60)}”` : grid.kind === 'table' ? grid.name : kinds.paragraphs}`;
  const facts = html`${grid.rows} ${grid.rows === 1 ? 'row' : 'rows'} with text${when(grid.isHidden, () => html`, <strong>hidden</strong>`)}, ${grid.questions} ${grid.questions === 1 ? 'question' : 'questions'} found`;
  if (isOwnForm) return html`<section class="card"><h2>${name}</h2><p>${facts}</p>${found(grid)}</section>`;
  return html`<details class="fold"${when(mapping.isUsed, () => html` open`)}><summary>${name}: ${facts}</summary><div><fieldset><legend class="unseen">${name}</legend>
<p><label><input type="checkbox" name="used-${index}" value="yes"${when(mapping.isUsed, () => html` checked`)}>Questions stand here</label></p>
${grid.kind === 'paragraphs' ? html`<p class="small">Every paragraph that asks something counts as a question; its answer goes below it.</p><input type="hidden" name="question-${index}" value="0"><input type="hidden" name="firstRow-${index}" value="${mapping.firstRow}">` : html`<div class="columns-of-grid"><div class="field"><label for="firstRow-${index}">First question in row</label><input id="firstRow-${index}" name="firstRow-${index}" type="number" min="1" max="1048576" value="${mapping.firstRow}"></div>${(Object.keys(parts) as (keyof typeof parts)[]).map((part) => columnChoice(part, grid, mapping, index))}</div>`}
</fieldset>${preview(grid, mapping)}${found(grid)}</div></details>`;
}

const parts = { question: 'Question', reference: 'Its number', section: 'Section', choice: 'Word to choose', answer: 'Answer', evidence: 'Evidence' } as const;

function columnChoice(part: keyof typeof parts, grid: ShownGrid, mapping: GridMapping, index: number): Html {
  const chosen = mapping[part];
  const isTable = grid.kind === 'table';
  const count = Math.min(60, Math.max(grid.columns, (chosen ?? 0) + 1) + (isTable ? 0 : 1));
  const titles = grid.shown.findLast(({ row, cells }) => row < mapping.firstRow && cells.filter((text) => text !== '').length > 1)?.cells ?? [];
  const name = `${part}-${index}`;
  return html`<div class="field"><label for="${name}">${parts[part]}</label><select id="${name}" name="${name}">${part === 'question' ? nothing : html`<option value="">${part === 'answer' && isTable ? 'below the question' : 'no column'}</option>`}${Array.from({ length: count }, (_column, column) => html`<option value="${column}"${when(column === chosen, () => html` selected`)}>${columnName(column)}${(titles[column] ?? '') === '' ? (column >= grid.columns ? ' (new)' : '') : `: ${cut(titles[column] ?? '', 30)}`}</option>`)}</select></div>`;
}

function preview({ shown, columns, kind }: ShownGrid, mapping: GridMapping): Html {
  if (shown.length === 0 || kind === 'paragraphs') return nothing;
  const width = Math.min(12, columns);
  const roles = new Map((Object.keys(parts) as (keyof typeof parts)[]).map((part) => [mapping[part], parts[part]]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="First rows"><table class="grid"><caption class="unseen">First rows as they stand in the file</caption><thead><tr><th scope="col">Row</th>${Array.from({ length: width }, (_cell, column) => html`<th scope="col"${when(roles.has(column), () => html` class="marked"`)}>${columnName(column)}${roles.has(column) ? html` <span class="small">${roles.get(column) ?? ''}</span>` : nothing}</th>`)}</tr></thead><tbody>${shown.map(({ row, cells }) => html`<tr${when(row < mapping.firstRow, () => html` class="before"`)}><th scope="row">${row}</th>${Array.from({ length: width }, (_cell, column) => html`<td${when(roles.has(column), () => html` class="marked"`)}>${cells[column] ?? ''}</td>`)}</tr>`)}</tbody></table></div>`;
}

function found({ first, questions }: ShownGrid): Html {
  if (first.length === 0) return nothing;
  return html`<h2>${first.length === questions ? 'Questions found' : html`The first ${first.length} of ${questions} questions found`}</h2><ol class="found">${first.map(({ reference, section, text, choices }) => html`<li>${when(reference !== '', () => html`<code>${reference}</code> `)}${text}${when(section !== '', () => html` <span class="small">${section}</span>`)}${when(choices.length > 0, () => html`<br><span class="small">Choose: ${choices.join(' · ')}</span>`)}</li>`)}</ol>`;
}

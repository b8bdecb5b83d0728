import { questionSets } from '../../catalog/questions/question-sets.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, trail, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { statusLine } from '../sign-in.ts';
import { offers, type Visitor } from '../visitor.ts';

interface Counts { readonly questions: number; readonly unanswered: number; readonly proposed: number; readonly reviewed: number; readonly final: number; readonly changed: number }

/** A questionnaire as a list has it. */
export interface QuestionnaireLine {
  readonly id: string;
  readonly title: string;
  readonly customer: string;
  readonly form: string;
  readonly state: 'draft' | 'open' | 'closed';
  readonly dueOn: string | null;
  readonly createdAt: string;
  readonly counts: Counts;
}

const forms: Readonly<Record<string, string>> = { xlsx: 'workbook', csv: 'table', docx: 'text', json: 'JSON', shipped: 'ships with Assay' };

/** The questionnaires of a product, and how to bring one in. */
export function questionnairesPage(visitor: Visitor, product: { readonly id: string; readonly name: string; readonly archivedAt: string | null }, { questionnaires, next, megabytesMost, sent }: { readonly questionnaires: readonly QuestionnaireLine[]; readonly next: string | null; readonly megabytesMost: number; readonly sent: SentForm }): PageContent {
  const { id, name, archivedAt } = product;
  const mayAdd = archivedAt === null && offers(visitor, 'questionnaire.import', id);
  return {
    title: `Questions on ${name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [name, `/products/${id}`])}<h1>${name}</h1>${productNavigation(visitor, product, 'questions')}
${problemNotice(sent, ['title', 'questions', 'questionSet', 'customer'])}
<div class="head"><h2>Questions from customers</h2><p><a href="/products/${id}/answers">Approved answers</a></p></div>
${questionnaires.length === 0 ? html`<p>None yet. Bring in what a customer sent, as it is: Assay finds the questions, proposes answers from your evidence, and writes what you approve back into the same file.</p>` : list(questionnaires)}
${next === null ? nothing : html`<p><a href="/products/${id}/questions?after=${next}">Older questionnaires</a></p>`}
${when(mayAdd, () => bringIn(id, megabytesMost, sent))}`,
  };
}

function list(questionnaires: readonly QuestionnaireLine[]): Html {
  return table('Questionnaires, newest first', ['Questionnaire', 'From', 'Due', 'Answers', 'Brought in'], questionnaires.map(({ id, title, customer, form, state, dueOn, createdAt, counts }) => [
    html`<th scope="row"><a href="/questionnaires/${id}${state === 'draft' ? '/mapping' : ''}">${title}</a><br><span class="small">${forms[form] ?? form}${when(state === 'closed', () => html`, closed`)}</span></th>`,
    html`<td>${customer === '' ? html`<span class="soft">not said</span>` : customer}</td>`, html`<td>${dueOn === null ? html`<span class="soft">not said</span>` : day(dueOn)}</td>`,
    html`<td>${state === 'draft' ? html`<strong>Draft:</strong> look where its questions stand` : progress(counts)}</td>`, html`<td>${day(createdAt)}</td>`,
  ]));
}

/** How far the answers are, in words and as a bar. */
export function progress({ questions, final, reviewed, proposed, unanswered, changed }: Counts): Html {
  return html`<progress max="${Math.max(1, questions)}" value="${final}" aria-hidden="true"></progress>${final} of ${questions} final<span class="small">${[[reviewed, 'reviewed'], [proposed, 'to be reviewed'], [unanswered, 'unanswered']].map(([count, words]) => (count === 0 ? nothing : html`, ${count ?? 0} ${words ?? ''}`))}</span>${when(changed > 0, () => html`<br><strong class="changed">Evidence has changed for ${changed}</strong>`)}`;
}

function bringIn(product: string, megabytesMost: number, sent: SentForm): Html {
  return html`<section aria-labelledby="bring-title"><h2 id="bring-title">Bring in questions</h2><div class="halves">
<div class="card"><h3>A file from a customer</h3><form class="drop" data-upload="/api/v1/products/${product}/questionnaires/file" data-then="/questionnaires/{id}/mapping" action="/products/${product}/questions" method="post"><p>Drop it here, or choose it: xlsx, docx, csv or JSON, at most ${Math.min(24, megabytesMost)} MB. It is read in a process without rights; formulas and macros are never run.</p><div class="field"><label for="files">Questionnaire</label><input id="files" type="file" accept=".xlsx,.xlsm,.docx,.csv,.tsv,.txt,.json"></div><button type="submit" disabled>Read it</button><ul class="uploads" data-files></ul></form>${statusLine}</div>
<div class="card"><h3>A set that ships with Assay</h3><form method="post" action="/products/${product}/questions/sets">${choice({ name: 'questionSet', label: 'Set' }, questionSets.map(({ id, title, questions }) => [id, `${title} (${questions.length} questions)`]), sent)}${field({ name: 'customer', label: 'For whom (optional)', maxlength: 120, required: false }, sent)}<button type="submit">Start</button></form>${questionSets.map(({ title, about }) => html`<p class="small">${title}: ${about} In our own words.</p>`)}</div>
</div><details class="fold"${when(sent.values.has('questions'), () => html` open`)}><summary>Questions out of a mail</summary><div><form method="post" action="/products/${product}/questions/text">${field({ name: 'title', label: 'Title', maxlength: 120 }, sent)}${area({ name: 'questions', label: 'Questions, one a line', maxlength: 200_000 }, sent)}<button type="submit">Read them</button></form></div></details></section>`;
}

import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, deed, nothing, size, table, textLines, when, type Html } from '../parts.ts';
import { seenMark } from '../purchases/words.ts';
import type { ShownInquiry, ShownSheet } from './inquiries.ts';
import { answerWords, verdictIn, type ShownFile } from './words.ts';

interface Around {
  /** Where forms of the sheet are sent. */
  readonly at: string;
  /** The terms of its candidate. */
  readonly terms: string;
  readonly may: boolean;
  readonly mayHold: boolean;
  readonly sent: SentForm;
}

/** The answers of one sheet, each beside what was seen before it was asked. */
export function answersPart({ isSealed, questions }: ShownInquiry, sheet: ShownSheet, around: Around): Html {
  const { at, may } = around;
  const { answers, files, replies, vendor } = sheet;
  if (isSealed) return nothing;
  const said = html`${replies === null || replies.length === 0 ? nothing : html`<h4>What ${vendor} says to what was seen</h4><ul class="plain">${replies.map(({ requirement, text, repliedAt }) => html`<li><strong>${lineTitle(requirement)}</strong> ${day(repliedAt)}<blockquote>${textLines(text)}</blockquote>${promisePart(around, sheet, 'reply', requirement, null)}</li>`)}</ul>`}`;
  if (answers === null || files === null || questions.length === 0) return said;
  const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
  const given = answers.filter(({ state }) => state !== 'unanswered').length;
  const lines = questions.map(({ id, ask, level }) => {
    const answer = byQuestion.get(id);
    const own = files.filter(({ question }) => question === id);
    const { plannedOn = null, files: shows = null, seen = null } = answer ?? {};
    return [
      html`<th scope="row">${ask} <span class="state">${level}</span></th>`,
      html`<td>${seen === null ? html`<span class="soft">nothing</span>` : html`${seenMark(verdictIn(seen))} <span class="small">${seen.text}</span>`}</td>`,
      html`<td><strong>${answerWords[answer?.state ?? 'unanswered']}</strong>${plannedOn === null ? nothing : html` for ${day(plannedOn)}`}${answer === undefined || answer.text === '' ? nothing : html`<blockquote>${textLines(answer.text)}</blockquote>`}${own.length === 0 ? nothing : fileList(own)}${shows === null ? nothing : html`<p class="small">Its files show: ${seenMark(verdictIn(shows))} ${shows.text}</p>`}${answer?.state === 'planned' || answer?.state === 'partly' ? promisePart(around, sheet, 'answer', id, plannedOn) : nothing}${answer === undefined ? nothing : differencePart(answer, `${at}/differences/${id}`, may, ask)}</td>`,
    ];
  });
  const rest = files.filter(({ question }) => question === null);
  return html`<h4>Answers <span class="soft">${given} of ${questions.length}</span></h4><p class="small">The words are the maker’s own; nobody here checked them.</p>${table(`Answers of ${vendor}`, ['Question', 'Seen before it was asked', 'Answer'], lines, true)}${rest.length === 0 ? nothing : html`<h4>Files to all questions</h4>${fileList(rest)}`}${said}`;
}

/** Holds what was said in a clause, or says that one does. @param dueOn day that it was promised for, when one was named */
function promisePart({ at, terms, mayHold, sent }: Around, { id, held }: ShownSheet, kind: 'answer' | 'reply', reference: string, dueOn: string | null): Html {
  const clause = held.find((one) => one.kind === kind && one.reference === reference)?.clause;
  if (clause !== undefined) return html`<p class="small"><a href="${terms}#clause-${clause}">Held in a clause</a></p>`;
  const key = `promise-${id}-${reference.replaceAll('/', '-')}`;
  const own = sentBy(key, sent);
  return when(mayHold, () => html`<details class="fold"${when(own.problem !== undefined, () => html` open`)}><summary>Hold it in a clause</summary><div>${problemNotice(own, ['dueOn'])}<form method="post" action="${at}/promises"><input type="hidden" name="form" value="${key}"><input type="hidden" name="${kind === 'answer' ? 'question' : 'requirement'}" value="${reference}">${field({ name: 'dueOn', id: `due-${key}`, label: 'Kept by', type: 'date', value: dueOn ?? '' }, own)}<button type="submit">Draft the clause</button><p class="small">In its own words, for your counsel; the day stands in the calendar.</p></form></div></details>`);
}

function fileList(files: readonly ShownFile[]): Html {
  return html`<ul class="plain">${files.map(({ id, path, sizeBytes, says, failing }) => html`<li><a href="/api/v1/answer-files/${id}/content" download>${path}</a> <span class="small">${size(sizeBytes)}. ${says.length === 0 ? 'No reader knows this form.' : says.slice(0, 3).map((sentence) => html`${sentence} `)}${when(failing > 0, () => html`A check found something in it that is not as it should be: ${failing}.`)}</span></li>`)}</ul>`;
}

/** Of words and what was seen it is said that they differ only after a person looked at both. */
function differencePart({ mayDiffer, difference }: NonNullable<ShownSheet['answers']>[number], at: string, may: boolean, ask: string): Html {
  if (!mayDiffer) return nothing;
  if (difference === 'confirmed') return html`<p class="notice"><strong>Differs</strong> from what was seen, as somebody here confirmed.</p>`;
  if (difference === 'dismissed') return html`<p class="small">Somebody here looked at both, and they do not differ.</p>`;
  return html`<p class="notice">The answer says yes; what was seen, or its own files, show something else. Look at both.</p>${when(may, () => html`<div class="row">${deed(at, 'They differ', { about: ask, fields: { differs: 'yes' } })}${deed(at, 'They do not differ', { about: ask, fields: { differs: 'no' } })}</div>`)}`;
}

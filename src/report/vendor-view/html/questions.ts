import { clauseLabel } from '../../../catalog/questions/index.ts';
import type { OpenQuestion, VendorPosition } from '../../../model/vendor-position.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { counted } from '../../figure.ts';
import { questionSections } from '../question-sections.ts';

/** The questions that remain, by section; each unfolds to what is open, why it matters, what a good answer shows, and a draft clause. */
export function questionList({ questions }: VendorPosition): Escaped<'html'> {
  if (questions.length === 0) return html`<p>None of ours: each was answered by what was seen.</p>`;
  return html`<p>Left open by what was seen: ${counted(questions.length, 'question', 'questions')}. As a spreadsheet to send: <code>--questions questions.xlsx</code></p><div class="asked">${questionSections(questions).map((section) => html`<h3>${section.title}</h3><ol class="ask">${section.questions.map(one)}</ol>`)}</div>`;
}

function one(question: OpenQuestion): Escaped<'html'> {
  return html`<li><details class="quiet"><summary>${question.ask}</summary><div><p>${question.open}</p><dl><dt>Why it matters</dt><dd>${question.why}</dd><dt>What a good answer shows</dt><dd>${question.goodAnswer}</dd><dt>${clauseLabel}</dt><dd class="clause">${question.clause}</dd></dl><p class="small"><code>${question.requirement}</code></p></div></details></li>`;
}

import { clauseLabel } from '../../../catalog/questions/index.ts';
import type { OpenQuestion, VendorPosition } from '../../../model/vendor-position.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { questionSection } from '../question-section.ts';

/** The questions that remain, by section; each unfolds to what is open, why it matters, what a good answer shows, and a draft clause. */
export function questionList({ questions }: VendorPosition): Escaped<'html'> {
  if (questions.length === 0) return html`<p>None of ours: each was answered by what was seen.</p>`;
  const sections = [...new Set(questions.map((question) => questionSection(question.requirement)))];
  return html`<p>${questions.length} questions that nobody can answer from outside, or that what was seen leaves open. As a spreadsheet to send: <code>--questions questions.xlsx</code></p>${sections.map((section) => html`<h3>${section}</h3><ol class="ask">${questions.filter((question) => questionSection(question.requirement) === section).map(one)}</ol>`)}`;
}

function one(question: OpenQuestion): Escaped<'html'> {
  return html`<li><details class="quiet"><summary>${question.ask}</summary><div><p>${question.open}</p><dl><dt>Why it matters</dt><dd>${question.why}</dd><dt>What a good answer shows</dt><dd>${question.goodAnswer}</dd><dt>${clauseLabel}</dt><dd class="clause">${question.clause}</dd></dl><p class="small"><code>${question.requirement}</code></p></div></details></li>`;
}

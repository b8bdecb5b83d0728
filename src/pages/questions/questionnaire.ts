import { html } from '../../report/escape/html.ts';
import { stateTitles } from '../../workspace/questionnaires/answer-words.ts';
import { problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, size, time, trail, when, type Html } from '../parts.ts';
import { offers, type Visitor } from '../visitor.ts';
import { confidenceTitles, cut, freshness, reviewTitles, stateMark, type ConfidenceName } from './marks.ts';
import { progress } from './questionnaires.ts';
import type { ShownQuestion } from './question.ts';

export interface ShownQuestionnaire {
  readonly id: string;
  readonly title: string;
  readonly customer: string;
  readonly form: string;
  readonly fileName: string;
  readonly state: 'draft' | 'open' | 'closed';
  readonly dueOn: string | null;
  readonly product: { readonly id: string; readonly name: string; readonly archivedAt: string | null };
  readonly counts: { readonly questions: number; readonly unanswered: number; readonly proposed: number; readonly reviewed: number; readonly final: number; readonly changed: number; readonly proposals: number };
  readonly sections: readonly string[];
  readonly assessment: { readonly id: string; readonly at: string; readonly version: string } | null;
  readonly hasNewerAssessment: boolean;
}

/** A question as the working table shows it. */
export type QuestionLine = Pick<ShownQuestion, 'id' | 'position' | 'reference' | 'section' | 'text' | 'confidence' | 'proposal' | 'answer' | 'review' | 'contradiction'> & { readonly suggestion: ShownQuestion['suggestions'][number] | null };

export interface HandedOut {
  readonly id: string;
  readonly at: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly onlyFinal: boolean;
  readonly answered: number;
  readonly notPlaced: readonly string[];
}

/** What the address narrows the table to. */
export interface NarrowedQuestions {
  readonly state: string;
  readonly review: string;
  readonly confidence: string;
  readonly section: string;
  readonly words: string;
  readonly changed: boolean;
}

/** Reads the filters out of an address; what is no filter is left out. */
export function narrowedQuestions(query: URLSearchParams): NarrowedQuestions {
  const one = (name: string, allowed: Readonly<Record<string, string>>): string => (Object.hasOwn(allowed, query.get(name) ?? '') ? (query.get(name) ?? '') : '');
  return { state: one('state', stateTitles), review: one('review', reviewTitles), confidence: one('confidence', confidenceTitles), section: (query.get('section') ?? '').slice(0, 200), words: (query.get('words') ?? '').slice(0, 100).trim(), changed: query.get('changed') === 'true' };
}

interface Work {
  readonly questions: readonly QuestionLine[];
  readonly matching: number;
  readonly next: number | null;
  readonly narrowed: NarrowedQuestions;
  readonly exports: readonly HandedOut[];
  readonly now: string;
  readonly sent: SentForm;
}

/** The work on a questionnaire: every question with what evidence says, its answer and how far it is. */
export function questionnairePage(visitor: Visitor, questionnaire: ShownQuestionnaire, work: Work): PageContent {
  const { id, title, product, counts, state, customer, dueOn } = questionnaire;
  const mayChange = state === 'open' && product.archivedAt === null && offers(visitor, 'questionnaire.answer', product.id);
  return {
    title, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Questions', `/products/${product.id}/questions`])}<div class="head"><h1>${title}</h1><div class="row">${when(offers(visitor, 'questionnaire.close', product.id), () => deed(`/questionnaires/${id}/state`, state === 'closed' ? 'Open again' : 'Close', { fields: { state: state === 'closed' ? 'open' : 'closed' }, about: title }))}</div></div>
<p class="small">On ${product.name}${customer === '' ? nothing : html`, from ${customer}`}${dueOn === null ? nothing : html`, due ${day(dueOn)}`}${when(state === 'closed', () => html`. Closed: nothing in it changes`)}.</p>
<p>${progress(counts)}</p>
${problemNotice(work.sent, [])}
${basis(questionnaire, mayChange)}
${filters(questionnaire, work.narrowed)}
${worktable(questionnaire, work, mayChange)}
${handOut(visitor, questionnaire, work.exports)}`,
  };
}

function basis({ id, assessment, hasNewerAssessment, counts, product }: ShownQuestionnaire, mayChange: boolean): Html {
  const source = assessment === null ? html`Nothing of this product was assessed yet, so that nothing is proposed. <a href="/products/${product.id}">Hand over evidence for a release and have it assessed.</a>` : html`Proposals rest on the <a href="/assessments/${assessment.id}">assessment of ${time(assessment.at)}</a> of version ${assessment.version}. They never say more than its verdicts.`;
  return html`<div class="notice"><p>${source}${when(hasNewerAssessment, () => html` <strong>There is a newer assessment.</strong>`)}</p>${when(mayChange, () => html`<div class="row">${when(hasNewerAssessment, () => deed(`/questionnaires/${id}/refresh`, 'Propose from the newest assessment'))}${when(counts.proposals > 0, () => deed(`/questionnaires/${id}/proposals`, 'Take over all sure proposals'))}</div>`)}</div>`;
}

function filters({ id, sections }: ShownQuestionnaire, narrowed: NarrowedQuestions): Html {
  const { state, review, confidence, section, words, changed } = narrowed;
  const options = (all: Readonly<Record<string, string>>, chosen: string): Html => html`<option value="">all</option>${Object.entries(all).map(([value, title]) => html`<option value="${value}"${when(value === chosen, () => html` selected`)}>${title}</option>`)}`;
  return html`<form class="row filters" action="/questionnaires/${id}" role="search" aria-label="Narrow the questions"><div class="field"><label for="review">How far</label><select id="review" name="review">${options(reviewTitles, review)}</select></div>
<div class="field"><label for="state">Answer</label><select id="state" name="state">${options(stateTitles, state)}</select></div><div class="field"><label for="confidence">Proposal</label><select id="confidence" name="confidence">${options(confidenceTitles, confidence)}</select></div>
${when(sections.length > 1, () => html`<div class="field"><label for="section">Section</label><select id="section" name="section">${options(Object.fromEntries(sections.filter((name) => name !== '').map((name) => [name, cut(name, 60)])), section)}</select></div>`)}<div class="field"><label for="words">Words</label><input id="words" name="words" value="${words}" maxlength="100"></div>
<label class="tick"><input type="checkbox" name="changed" value="true"${when(changed, () => html` checked`)}>Evidence has changed</label><button type="submit" class="quiet">Narrow</button><a href="/questionnaires/${id}">Show all</a></form>`;
}

function worktable({ id, counts }: ShownQuestionnaire, { questions, matching, next, narrowed, now }: Work, mayChange: boolean): Html {
  const query = addressOf(narrowed);
  const lines = questions.map((question) => line(question, now, mayChange));
  return html`<p role="status">${matching} of ${counts.questions} questions${matching < counts.questions ? ', as narrowed above' : ''}.</p>
${questions.length === 0 ? html`<p>No question fits. <a href="/questionnaires/${id}">Show all.</a></p>` : html`<form method="post" action="/questionnaires/${id}/answers${query}">
${when(mayChange, () => html`<div class="row bulk" role="group" aria-label="With the ticked questions"><span class="small">With the ticked ones:</span><button type="submit" class="quiet" name="deed" value="take">Take over the proposal</button><button type="submit" class="quiet" name="deed" value="reviewed">Reviewed</button><button type="submit" class="quiet" name="deed" value="final">Final</button><button type="submit" class="quiet" name="deed" value="proposed">Open again</button></div>`)}
<div class="scroll" tabindex="0" role="region" aria-label="Questions"><table class="work"><caption class="unseen">Questions with what evidence says and their answers</caption><thead><tr>${when(mayChange, () => html`<th scope="col"><span class="unseen">Ticked</span></th>`)}<th scope="col" class="number">No.</th><th scope="col">Question</th><th scope="col">What evidence says</th><th scope="col">Answer</th><th scope="col">How far</th></tr></thead><tbody>${lines}</tbody></table></div></form>`}
${next === null ? nothing : html`<p><a href="/questionnaires/${id}${query === '' ? '?' : `${query}&`}after=${next}">More questions</a></p>`}`;
}

function line({ id, position, reference, section, text, confidence, proposal, answer, review, contradiction, suggestion }: QuestionLine, now: string, mayChange: boolean): Html {
  return html`<tr>${when(mayChange, () => html`<td><input type="checkbox" name="question" value="${id}" aria-label="Question ${position}"></td>`)}<td class="number">${position}</td>
<th scope="row"><a href="/questions/${id}">${cut(text, 220)}</a>${when(reference !== '' || section !== '', () => html`<br><span class="small">${reference === '' ? nothing : html`<code>${reference}</code> `}${section}</span>`)}</th>
<td data-label="What evidence says">${proposed(proposal, confidence, now)}${suggestion === null ? nothing : html`<p class="small">${suggestion.isExpired ? html`An approved answer ended ${day(suggestion.expiresAt)}.` : html`<strong>Approved answer</strong> to this question, holds until ${day(suggestion.expiresAt)}.`}</p>`}</td>
<td data-label="Answer">${answer === null ? html`<span class="soft">none</span>` : html`${stateMark(answer.state)}<p class="small">${cut(answer.text, 140)}</p>`}</td>
<td data-label="How far">${reviewTitles[review]}${when(contradiction !== null, () => html`<br><strong class="changed">Evidence has changed</strong>`)}</td></tr>`;
}

/** What evidence says, in a line or two. */
function proposed(proposal: QuestionLine['proposal'], confidence: ConfidenceName, now: string): Html {
  if (proposal === null) return html`<span class="soft">nothing assessed yet</span>`;
  if (proposal.state === null) return html`<span class="soft">No proposal.</span> <span class="small">${cut(proposal.note, 120)}</span>`;
  const sources = proposal.sources.length + proposal.sourcesOmitted;
  return html`${stateMark(proposal.state)}<p class="small">${when(confidence === 'close', () => html`<strong>Look whether it asks this.</strong> `)}${sources === 0 ? 'No file' : `${sources} ${sources === 1 ? 'file' : 'files'}`}${proposal.oldestAt === null ? nothing : html`, ${freshness(proposal.oldestAt, now)}`}</p>`;
}

function handOut(visitor: Visitor, { id, form, fileName, counts, product }: ShownQuestionnaire, exports: readonly HandedOut[]): Html {
  const isShipped = form === 'shipped';
  return html`<section aria-labelledby="out-title"><h2 id="out-title">Hand out the answers</h2>
${when(offers(visitor, 'questionnaire.export', product.id), () => html`<form class="row" method="post" action="/questionnaires/${id}/exports"><div class="field"><label for="only">Which answers</label><select id="only" name="only"><option value="final">final ones (${counts.final})</option><option value="all">all, as a draft</option></select></div>${isShipped ? html`<div class="field"><label for="form">As</label><select id="form" name="form"><option value="xlsx">workbook</option><option value="csv">table (CSV)</option><option value="json">JSON</option></select></div>` : html`<p>They go into <code>${fileName}</code>; nothing else in it changes.</p>`}<button type="submit">Make the file</button></form>`)}
${exports.length === 0 ? html`<p class="small">Nothing was handed out yet.</p>` : html`<ul class="files">${exports.map((one) => html`<li><a href="/api/v1/questionnaire-exports/${one.id}/bytes" download>${one.fileName}</a> <span class="small">${size(one.sizeBytes)}, ${one.answered} of ${counts.questions} answered${one.onlyFinal ? '' : ', draft'}, ${time(one.at)}</span>${when(one.notPlaced.length > 0, () => html`<details><summary>${one.notPlaced.length === 1 ? 'One thing' : `${one.notPlaced.length} things`} found no place in the file</summary><ul>${one.notPlaced.slice(0, 50).map((why) => html`<li>${why}</li>`)}</ul></details>`)}</li>`)}</ul>`}</section>`;
}

function addressOf({ state, review, confidence, section, words, changed }: NarrowedQuestions): string {
  const query = new URLSearchParams({ ...(state === '' ? {} : { state }), ...(review === '' ? {} : { review }), ...(confidence === '' ? {} : { confidence }), ...(section === '' ? {} : { section }), ...(words === '' ? {} : { words }), ...(changed ? { changed: 'true' } : {}) });
  return query.size === 0 ? '' : `?${query.toString()}`;
}


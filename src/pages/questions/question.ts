import { requirementById } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { stateTitles } from '../../workspace/questionnaires/answer-words.ts';
import { answerStateOrder, type StateName } from './states.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, time, trail, verdictMark, when, type Html } from '../parts.ts';
import { offers, type Visitor } from '../visitor.ts';
import { freshness, paragraphs, reviewTitles, stateMark, type ConfidenceName, type ReviewName } from './marks.ts';

interface ShownAnswer { readonly state: StateName; readonly text: string; readonly choice: string; readonly basis: string; readonly plannedOn: string | null; readonly commitment: string | null; readonly evidence: string; readonly from: 'person' | 'evidence' | 'library' }

/** A question with everything that helps to answer it. */
export interface ShownQuestion {
  readonly id: string;
  readonly position: number;
  readonly reference: string;
  readonly section: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly requirements: readonly string[];
  readonly confidence: ConfidenceName;
  readonly proposal: {
    readonly state: StateName | null; readonly text: string; readonly plannedOn: string | null; readonly note: string; readonly evidence: string; readonly sourcesOmitted: number; readonly oldestAt: string | null; readonly assessment: string; readonly assessedAt: string;
    readonly sources: readonly { readonly path: string; readonly origin: string; readonly receivedAt: string | null }[]; readonly verdicts: Readonly<Record<string, string>>;
  } | null;
  readonly answer: ShownAnswer | null;
  readonly review: ReviewName;
  readonly reviewedAt: string | null;
  readonly finalAt: string | null;
  readonly contradiction: { readonly assessment: string; readonly at: string; readonly was: Readonly<Record<string, string>>; readonly is: Readonly<Record<string, string>> } | null;
  readonly changedAt: string;
  readonly revision: string;
  readonly questionnaire: { readonly id: string; readonly title: string; readonly state: 'draft' | 'open' | 'closed' };
  readonly product: { readonly id: string; readonly name: string; readonly archivedAt: string | null };
  readonly suggestions: readonly { readonly id: string; readonly state: StateName; readonly text: string; readonly approvedAt: string; readonly expiresAt: string; readonly isExpired: boolean; readonly isForAllProducts: boolean; readonly isSameQuestion: boolean; readonly questionText: string }[];
  readonly people: { readonly answeredBy: string | null; readonly reviewedBy: string | null; readonly finalBy: string | null };
  readonly commitments: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  readonly ofQuestions: number;
}

/** One question: what evidence and the library say to it, the form for its answer, and its review. */
export function questionPage(visitor: Visitor, question: ShownQuestion, { now, sent }: { readonly now: string; readonly sent: SentForm }): PageContent {
  const { position, reference, section, text, questionnaire, product, before, after, ofQuestions } = question;
  const mayChange = questionnaire.state === 'open' && product.archivedAt === null && offers(visitor, 'questionnaire.answer', product.id);
  return {
    title: `Question ${position}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Questions', `/products/${product.id}/questions`], [questionnaire.title, `/questionnaires/${questionnaire.id}`])}
<nav class="head" aria-label="Questions beside"><p class="small">Question ${position} of ${ofQuestions}${reference === '' ? nothing : html` · <code>${reference}</code>`}${section === '' ? nothing : html` · ${section}`}</p><p>${before === null ? nothing : html`<a href="/questions/${before}" rel="prev">Previous</a>`}${when(before !== null && after !== null, () => html` · `)}${after === null ? nothing : html`<a href="/questions/${after}" rel="next">Next</a>`}</p></nav>
<h1 class="wording">${text}</h1>
${changedNotice(question)}${problemNotice(sent, ['answer', 'state', 'text', 'basis', 'plannedOn', 'commitment', 'evidence', 'choice'])}
<div class="halves"><div>${evidencePart(question, now, mayChange)}${libraryPart(question, mayChange)}</div><div>${mayChange ? answerForm(question, sent) : shownAnswer(question)}${reviewPart(visitor, question, mayChange)}</div></div>`,
  };
}

function changedNotice({ contradiction }: ShownQuestion): Html {
  if (contradiction === null) return nothing;
  const lines = Object.keys(contradiction.was).filter((id) => contradiction.is[id] !== contradiction.was[id]);
  return html`<div class="notice wrong" role="alert"><p><strong>Evidence has changed.</strong> The <a href="/assessments/${contradiction.assessment}">assessment of ${time(contradiction.at)}</a> does not bear out this answer.</p><ul>${lines.map((id) => html`<li>${requirementById.get(id)?.title ?? id}: was ${verdictMark((contradiction.was[id] ?? 'unknown') as VerdictName)}, is ${verdictMark((contradiction.is[id] ?? 'unknown') as VerdictName)}</li>`)}</ul></div>`;
}

const origins: Readonly<Record<string, string>> = { collected: 'fetched from where it is public', 'handed-over': 'handed over', declared: 'own statement' };

function evidencePart({ id, proposal, confidence, requirements, review }: ShownQuestion, now: string, mayChange: boolean): Html {
  const asked = requirements.length === 0 ? nothing : html`<p class="small">${confidence === 'sure' ? 'It asks for' : html`<strong>It perhaps asks for</strong>`}: ${requirements.map((requirement, index) => html`${index === 0 ? nothing : ', '}${proposal === null ? titleOf(requirement) : html`<a href="/assessments/${proposal.assessment}/requirement?id=${encodeURIComponent(requirement)}">${titleOf(requirement)}</a>`}${proposal?.verdicts[requirement] === undefined ? nothing : html` ${verdictMark(proposal.verdicts[requirement] as VerdictName)}`}`)}.${when(confidence === 'close', () => html` Look whether that is really what this customer asks.`)}</p>`;
  const what = proposal === null ? html`<p class="soft">Nothing of this product was assessed yet.</p>` : proposal.state === null ? html`<p><strong>No proposal.</strong> ${proposal.note}</p>` : html`<p>${stateMark(proposal.state)}${proposal.plannedOn === null ? nothing : html` by ${day(proposal.plannedOn)}`}</p>${paragraphs(proposal.text)}${when(proposal.note !== '', () => html`<p class="notice">${proposal.note}</p>`)}${sources(proposal, now)}`;
  return html`<section class="card" aria-labelledby="evidence-title"><h2 id="evidence-title">What evidence says</h2>${asked}${what}${when(mayChange && proposal !== null && proposal.state !== null && review === 'none', () => deed(`/questions/${id}/proposal`, 'Take this over as the answer'))}</section>`;
}

function sources({ sources: all, sourcesOmitted, oldestAt }: NonNullable<ShownQuestion['proposal']>, now: string): Html {
  if (all.length === 0) return html`<p class="small">No file shows it by itself.</p>`;
  return html`<p class="small">It rests on ${freshness(oldestAt, now)}:</p><ul class="small">${all.map(({ path, origin, receivedAt }) => html`<li><code>${path}</code>, ${origins[origin] ?? origin}${receivedAt === null ? nothing : html`, ${day(receivedAt)}`}</li>`)}${when(sourcesOmitted > 0, () => html`<li>${sourcesOmitted} more</li>`)}</ul>`;
}

function libraryPart({ id, suggestions }: ShownQuestion, mayChange: boolean): Html {
  if (suggestions.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="library-title"><h2 id="library-title">Approved answers</h2>${suggestions.map((one) => html`<article><p>${stateMark(one.state)} <span class="small">${one.isSameQuestion ? 'to this very question' : html`to: ${one.questionText}`}${one.isForAllProducts ? ', for every product' : ''}</span></p>${paragraphs(one.text)}<p class="small">Approved ${day(one.approvedAt)}, ${one.isExpired ? html`<strong>ended ${day(one.expiresAt)}</strong>: it is not used until somebody renews it` : html`holds until ${day(one.expiresAt)}`}.</p>${when(mayChange && !one.isExpired, () => deed(`/questions/${id}/library-answer`, 'Use this answer', { fields: { answer: one.id } }))}</article>`)}</section>`;
}

const basisHint = 'In part: what is there instead. Attested: who, in which role. Does not apply: why.';

function answerForm({ id, answer, choices, revision, after, commitments }: ShownQuestion, sent: SentForm): Html {
  const states = answerStateOrder.map((state): readonly [string, string] => [state, stateTitles[state]]);
  const known = answer ?? { state: 'no', text: '', choice: '', basis: '', plannedOn: null, commitment: null, evidence: '' };
  return html`<section class="card" aria-labelledby="answer-title"><h2 id="answer-title">Answer</h2><form method="post" action="/questions/${id}/answer"><input type="hidden" name="revision" value="${revision}">
${choice({ name: 'state', label: 'State', value: answer === null ? '' : known.state }, answer === null ? [['', 'choose'], ...states] : states, sent)}${when(choices.length > 0, () => choice({ name: 'choice', label: 'Word in the questionnaire', hint: 'The customer’s list allows these.', value: known.choice }, [['', 'none'], ...choices.map((word): readonly [string, string] => [word, word])], sent))}
${area({ name: 'text', label: 'Answer as the customer reads it', value: known.text, maxlength: 8000, required: false }, sent)}${area({ name: 'basis', label: 'What it rests on', hint: basisHint, value: known.basis, maxlength: 2000, required: false }, sent)}${area({ name: 'evidence', label: 'What shows it, one a line', hint: 'Files with their day, or addresses.', value: known.evidence, maxlength: 4000, required: false }, sent)}
<div class="row">${field({ name: 'plannedOn', label: 'Planned by (day)', type: 'date', value: known.plannedOn ?? '', required: false }, sent)}${when(commitments.length > 0, () => choice({ name: 'commitment', label: 'Commitment, for what is confidential', hint: 'The published dossier holds these salted digests of files that it withholds.', value: known.commitment ?? '' }, [['', 'none'], ...commitments.map((digest): readonly [string, string] => [digest, `${digest.slice(0, 16)}…`])], sent))}</div>
<p class="row"><button type="submit" name="next" value="">Keep answer</button>${after === null ? nothing : html`<button type="submit" class="quiet" name="next" value="${after}">Keep and go to the next</button>`}</p></form></section>`;
}

function shownAnswer({ answer }: ShownQuestion): Html {
  if (answer === null) return html`<section class="card"><h2>Answer</h2><p class="soft">Nobody answered it yet.</p></section>`;
  const facts = [['Word in the questionnaire', answer.choice], ['What it rests on', answer.basis], ['Planned by', answer.plannedOn ?? ''], ['Commitment', answer.commitment ?? '']] as const;
  return html`<section class="card" aria-labelledby="answer-title"><h2 id="answer-title">Answer</h2><p>${stateMark(answer.state)}</p>${paragraphs(answer.text)}<dl class="facts">${facts.filter(([, value]) => value !== '').map(([words, value]) => html`<dt>${words}</dt><dd>${value}</dd>`)}</dl>${when(answer.evidence !== '', () => html`<h3>What shows it</h3>${paragraphs(answer.evidence)}`)}</section>`;
}

const sourcesOfAnswers = { person: 'written', evidence: 'taken over from evidence', library: 'taken out of the library' } as const;

function reviewPart(visitor: Visitor, { id, answer, review, people, changedAt, reviewedAt, finalAt, product }: ShownQuestion, mayChange: boolean): Html {
  if (answer === null) return nothing;
  const step = (value: string, words: string, kind: 'quiet' | 'main'): Html => deed(`/questions/${id}/review`, words, { kind, fields: { review: value } });
  const nextYear = `${Number(changedAt.slice(0, 4)) + 1}${changedAt.slice(4, 10)}`;
  return html`<section class="card" aria-labelledby="review-title"><h2 id="review-title">Review: ${reviewTitles[review]}</h2><ul class="steps"><li>${sourcesOfAnswers[answer.from]}${people.answeredBy === null ? nothing : html` by ${people.answeredBy}`}</li>${when(reviewedAt !== null, () => html`<li>reviewed${people.reviewedBy === null ? nothing : html` by ${people.reviewedBy}`}, ${time(reviewedAt ?? '')}</li>`)}${when(finalAt !== null, () => html`<li>final${people.finalBy === null ? nothing : html`, said ${people.finalBy}`}, ${time(finalAt ?? '')}</li>`)}</ul>
${when(mayChange, () => html`<div class="row">${when(review === 'proposed', () => step('reviewed', 'I have reviewed it', 'main'))}${when(review === 'reviewed', () => html`${step('final', 'Make it final', 'main')}${step('proposed', 'Open again', 'quiet')}`)}${when(review === 'final', () => step('proposed', 'Open again', 'quiet'))}</div>`)}
${when(review === 'final' && offers(visitor, 'answer-library.keep', product.id), () => html`<form class="row" method="post" action="/questions/${id}/library"><div class="field"><label for="expiresOn">Use it again until</label><input id="expiresOn" name="expiresOn" type="date" required value="${nextYear}"></div><button type="submit" class="quiet">Put into the library</button></form>`)}</section>`;
}

function titleOf(requirement: string): string {
  return requirementById.get(requirement)?.title ?? requirement;
}


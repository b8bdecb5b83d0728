import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, textLines, time, trail, when, type Html } from '../parts.ts';
import { caseNavigation } from '../purchases/case-rooms.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { answersPart } from './answers.ts';
import { contactWords, sheetWords, type ShownAnswer, type ShownClarification, type ShownFile, type ShownQuestion, type ShownReply, type ShownSeen } from './words.ts';

/** A candidate’s sheet as the organisation sees it. */
export interface ShownSheet {
  readonly id: string;
  readonly candidateId: string;
  readonly vendor: string;
  readonly product: string;
  readonly lookId: string | null;
  readonly state: keyof typeof sheetWords;
  readonly handedInAt: string | null;
  readonly setAsideReason: string | null;
  readonly contact: { readonly mail: string; readonly createdAt: string; readonly expiresAt: string; readonly enteredAt: string | null; readonly state: keyof typeof contactWords; readonly isMailed: boolean } | null;
  readonly seen: readonly { readonly question: string; readonly seen: ShownSeen | null }[];
  readonly answers: readonly (ShownAnswer & { readonly files: ShownSeen | null; readonly mayDiffer: boolean; readonly difference: 'confirmed' | 'dismissed' | null })[] | null;
  readonly files: readonly ShownFile[] | null;
  readonly replies: readonly ShownReply[] | null;
  /** Promises on it that clauses hold. */
  readonly held: readonly { readonly kind: 'answer' | 'reply'; readonly reference: string; readonly clause: string }[];
}

/** A set of questions as the organisation sees it. */
export interface ShownInquiry {
  readonly id: string;
  readonly subject: string;
  readonly isTender: boolean;
  readonly state: 'draft' | 'sent';
  /** `findings`: it asks nothing, and shows one candidate what was seen of it. */
  readonly purpose: 'questions' | 'findings';
  readonly closesAt: string | null;
  readonly sentAt: string | null;
  readonly isSealed: boolean;
  readonly questions: readonly ShownQuestion[];
  readonly sheets: readonly ShownSheet[];
  readonly clarifications: readonly (ShownClarification & { readonly vendor: string | null })[];
}

interface Shown {
  readonly purchase: { readonly id: string; readonly title: string; readonly state: string; readonly isTender: boolean; readonly candidates: readonly { readonly id: string; readonly vendor: string; readonly product: string; readonly state: string }[] };
  readonly inquiries: readonly ShownInquiry[];
  readonly hasMail: boolean;
  /** The sheet whose answers are shown where not all are. */
  readonly answersOf: string | null;
  /** Year-month-day. */
  readonly today: string;
  readonly sent: SentForm;
}

/** Sheets whose answers stand on one page together; with more, those of one at a time. */
const togetherMost = 1;

interface Around extends Shown {
  /** Whether the visitor may do an act here at all. */
  readonly may: (act: string) => boolean;
  /** Whether questions and answers of a sheet stand on this page, and not behind a link. */
  readonly shows: (sheet: string) => boolean;
  /** Whether promises may be held in clauses, after an award too. */
  readonly mayHold: boolean;
}

/** The questions of a case: what is asked of whom, how far they are, and the answers beside what was seen. */
export function inquiriesPage(visitor: Visitor, shown: Shown): PageContent {
  const { purchase, inquiries, answersOf, sent } = shown;
  const all = inquiries.filter(({ state }) => state === 'sent').flatMap(({ sheets }) => sheets);
  const around: Around = { ...shown, shows: (sheet) => all.length <= togetherMost || sheet === answersOf, may: (act) => purchase.state === 'open' && offersAnywhere(visitor, act), mayHold: purchase.state !== 'dropped' && offersAnywhere(visitor, 'clause.hold-promise') };
  return {
    title: `${purchase.title}, questions`, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [purchase.title, `/purchases/${purchase.id}`])}<h1>Questions</h1>${caseNavigation(visitor, purchase, 'questions')}
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
<p>${purchase.isTender ? 'A tender: all candidates get the same questions, and no answer is shown before the last hour for answers.' : 'Only what is still unknown is asked, with why it matters.'} Whoever answers sees their own questions and nothing else of this case.</p>
${makePart(around)}
${inquiries.length === 0 ? html`<p class="empty">No questions were written yet.</p>` : inquiries.map((inquiry) => inquiryPart(around, inquiry))}`,
  };
}

function makePart({ purchase, inquiries, may }: Around): Html {
  if (!may('inquiry.make')) return nothing;
  const standing = purchase.candidates.filter(({ state }) => state === 'standing');
  if (standing.length === 0) return html`<p>Questions are made for candidates: <a href="/purchases/${purchase.id}">add one</a> first.</p>`;
  const to = `/purchases/${purchase.id}/questions`;
  const asked = inquiries.filter(({ purpose }) => purpose === 'questions');
  if (purchase.isTender) return asked.length > 0 ? nothing : deed(to, 'Draft the questions to all candidates', { kind: 'main' });
  const busy = new Set(asked.flatMap(({ sheets }) => sheets.filter(({ state }) => state === 'open').map(({ candidateId }) => candidateId)));
  return html`<div class="row">${standing.filter(({ id }) => !busy.has(id)).map(({ id, vendor, product }) => deed(to, `Draft questions to ${vendor}${product === '' ? '' : ` ${product}`}`, { fields: { candidate: id } }))}</div>`;
}

function inquiryPart(around: Around, inquiry: ShownInquiry): Html {
  const { id, subject, isTender, state, purpose, closesAt, sheets, questions, clarifications, isSealed } = inquiry;
  const names = isTender && purpose === 'questions' ? 'all candidates' : sheets.map(({ vendor, product }) => `${vendor}${product === '' ? '' : ` ${product}`}`).join(', ');
  const head = html`<h2 id="i-${id}">To ${names} <span class="state">${state === 'draft' ? 'draft' : 'sent'}</span></h2>`;
  if (state === 'draft') return html`<section aria-labelledby="i-${id}">${head}${draftPart(around, inquiry)}</section>`;
  if (purpose === 'findings') return html`<section aria-labelledby="i-${id}"><h2 id="i-${id}">Shown to ${names}: what was seen of it</h2><p>“${subject}”, shown ${inquiry.sentAt === null ? nothing : day(inquiry.sentAt)}. It can reply until ${closesAt === null ? nothing : time(closesAt)}; its words stand on <a href="/purchases/${around.purchase.id}/comparison">Side by side</a>.${when(isSealed, () => html` They are sealed until then.`)}</p>
${clarifications.length === 0 ? nothing : html`<h3>Asked back</h3><ul class="plain">${clarifications.map((line) => clarificationLine(around, inquiry, line))}</ul>`}
${sheets.map((sheet) => sheetCard(around, inquiry, sheet))}</section>`;
  return html`<section aria-labelledby="i-${id}">${head}<p>“${subject}”, ${questions.length} questions, sent ${inquiry.sentAt === null ? nothing : day(inquiry.sentAt)}. Answers are asked for until ${closesAt === null ? nothing : time(closesAt)}.</p>
${when(isSealed, () => html`<p class="notice">The answers are sealed until then: nobody here can see one, whatever their role.</p>`)}
${when(around.inquiries.length === 1 || sheets.some((sheet) => around.shows(sheet.id)), () => html`<details class="fold"><summary>The questions as they were sent</summary><div>${questionList(questions, () => nothing)}</div></details>`)}
${clarifications.length === 0 ? nothing : html`<h3>Asked back</h3><ul class="plain">${clarifications.map((line) => clarificationLine(around, inquiry, line))}</ul>`}
${sheets.map((sheet) => sheetCard(around, inquiry, sheet))}</section>`;
}

function draftPart({ purchase: { id: purchase }, may, today, sent }: Around, { id, subject, questions, isTender, sheets }: ShownInquiry): Html {
  const own = (form: string): SentForm => sentBy(`${form}-${id}`, sent);
  const at = `/purchases/${purchase}/questions/${id}`;
  const inTwoWeeks = new Date(Date.parse(today) + 14 * 86_400_000).toISOString().slice(0, 10);
  return html`${problemNotice(own('send'), ['subject', 'closesOn'])}
${questions.length === 0 ? html`<p class="empty">Nothing of what the case asks for is unknown. Add a question of your own, or discard the draft.</p>` : questionList(questions, ({ id: question, ask }) => when(may('inquiry.remove-question'), () => deed(`${at}/questions/${question}/removal`, 'Take out', { about: ask })), isTender ? undefined : sheets[0])}
${when(may('inquiry.add-question'), () => html`<details class="fold"${when(own('add').problem !== undefined, () => html` open`)}><summary>Add a question of your own</summary><div>${problemNotice(own('add'), ['ask', 'why'])}<form method="post" action="${at}/questions"><input type="hidden" name="form" value="add-${id}">${area({ name: 'ask', id: `ask-${id}`, label: 'Question', maxlength: 4000 }, own('add'))}${area({ name: 'why', id: `why-${id}`, label: 'Why it matters', required: false, maxlength: 4000 }, own('add'))}${choice({ name: 'level', id: `level-${id}`, label: 'Level', value: 'should' }, [['should', 'should'], ['must', 'must']], own('add'))}<button type="submit">Add</button></form></div></details>`)}
${when(may('inquiry.send'), () => html`<form class="card" method="post" action="${at}/sending" aria-label="Send"><input type="hidden" name="form" value="send-${id}">${field({ name: 'subject', id: `subject-${id}`, label: 'What it is about', hint: 'The contact reads this. No budget, no names of others.', value: subject, maxlength: 120 }, own('send'))}${field({ name: 'closesOn', id: `closes-${id}`, label: 'Answers until the end of', type: 'date', value: inTwoWeeks }, own('send'))}<button type="submit">Send and freeze</button><p class="small">From then on the questions stand as they are. Each contact gets a link of their own in the next step.</p></form>`)}
${when(may('inquiry.discard'), () => deed(`${at}/discard`, 'Discard the draft', { kind: 'danger' }))}`;
}

function questionList(questions: readonly ShownQuestion[], more: (question: ShownQuestion) => Html, sheet?: ShownSheet): Html {
  return html`<ol class="questions">${questions.map((question) => html`<li><div class="beside"><details class="fold"><summary>${question.ask} <span class="state">${question.level}</span></summary><div>${seenLine(sheet, question.id)}<dl class="facts">${question.why === '' ? nothing : html`<dt>Why it matters</dt><dd>${question.why}</dd>`}${question.goodAnswer === '' ? nothing : html`<dt>A good answer shows</dt><dd>${question.goodAnswer}</dd>`}</dl></div></details>${more(question)}</div></li>`)}</ol>`;
}

function seenLine(sheet: ShownSheet | undefined, question: string): Html {
  const seen = sheet?.seen.find((one) => one.question === question)?.seen;
  return seen === null || seen === undefined ? nothing : html`<p>${seen.text}</p>`;
}

function clarificationLine({ purchase: { id: purchase }, may, sent }: Around, { isTender }: ShownInquiry, { id, text, askedAt, answer, answeredAt, vendor }: ShownInquiry['clarifications'][number]): Html {
  const own = sentBy(`clarify-${id}`, sent);
  return html`<li class="card"><p><strong>${vendor ?? 'A candidate'}</strong> ${day(askedAt)}</p><blockquote>${textLines(text)}</blockquote>${answer !== null && answeredAt !== null ? html`<p>${day(answeredAt)}: ${textLines(answer)}</p>` : when(may('inquiry.answer-clarification'), () => html`${problemNotice(own, ['text'])}<form method="post" action="/purchases/${purchase}/questions/clarifications/${id}"><input type="hidden" name="form" value="clarify-${id}">${area({ name: 'text', id: `clarify-${id}`, label: 'Answer', hint: isTender ? 'All candidates read question and answer, without the name of whoever asked.' : 'The contact reads it.', maxlength: 4000 }, own)}<button type="submit">Answer${when(isTender, () => html` to all`)}</button></form>`)}</li>`;
}

function sheetCard(around: Around, inquiry: ShownInquiry, sheet: ShownSheet): Html {
  const { purchase: { id: purchase }, may, hasMail, sent } = around;
  const { id, vendor, product, state, handedInAt, setAsideReason, contact, lookId } = sheet;
  const at = `/purchases/${purchase}/questions/sheets/${id}`;
  const asks = sentBy(`invite-${id}`, sent);
  const aside = sentBy(`aside-${id}`, sent);
  const isAsked = inquiry.purpose === 'questions';
  return html`<section class="card" aria-labelledby="s-${id}"><h3 id="s-${id}">${vendor}${product === '' ? nothing : html` ${product}`} <span class="state">${isAsked ? sheetWords[state] : state === 'open' ? 'open' : state === 'handed-in' ? 'has said its word' : 'set aside'}</span></h3>
${handedInAt === null ? nothing : html`<p>Handed in ${time(handedInAt)}.</p>`}${setAsideReason === null ? nothing : html`<p>Set aside: ${textLines(setAsideReason)}</p>`}
${contact === null ? nothing : html`<dl class="facts"><dt>Link for</dt><dd>${contact.mail}</dd><dt>Made</dt><dd>${day(contact.createdAt)}, ${contact.isMailed ? 'sent by mail' : 'handed over'}</dd><dt>Good until</dt><dd>${time(contact.expiresAt)}</dd><dt>State</dt><dd>${contactWords[contact.state]}</dd><dt>Opened last</dt><dd>${contact.enteredAt === null ? 'never' : time(contact.enteredAt)}</dd></dl>`}
${when(state === 'open' && may('inquiry.invite-contact'), () => html`<details class="fold"${when(contact === null || asks.problem !== undefined, () => html` open`)}><summary>${contact === null ? 'Make a link for a contact' : 'Make a new link; the old one is void then'}</summary><div>${when(contact !== null && inquiry.isTender, () => html`<p class="small">What was answered so far is sealed: unless the new link is mailed to the same address, it is taken away, and the contact begins anew.</p>`)}${problemNotice(asks, ['mail', 'days'])}<form method="post" action="${at}/contact"><input type="hidden" name="form" value="invite-${id}">${field({ name: 'mail', id: `mail-${id}`, label: 'Mail address of the contact', type: 'email', hint: hasMail ? 'Link and codes go there.' : 'No mail server is configured: you get link and code here, once, to hand over.', maxlength: 254 }, asks)}${field({ name: 'days', id: `days-${id}`, label: 'Good for days', type: 'number', min: 1, max: 60, value: '14' }, asks)}<button type="submit">${hasMail ? 'Send the link' : 'Make the link'}</button></form></div></details>
${when(contact?.state === 'open' || contact?.state === 'locked', () => deed(`${at}/contact/revocation`, 'Withdraw the link', { about: vendor, kind: 'danger' }))}
${when(isAsked, () => html`<details class="fold"${when(aside.problem !== undefined, () => html` open`)}><summary>Set aside</summary><div>${problemNotice(aside, ['reason'])}<form method="post" action="${at}/set-aside"><input type="hidden" name="form" value="aside-${id}">${area({ name: 'reason', id: `aside-${id}`, label: 'Why no answer is waited for', maxlength: 4000 }, aside)}<button type="submit" class="danger">Set aside<span class="unseen"> ${vendor}</span></button></form></div></details>`)}`)}
${around.shows(id) ? answersPart(inquiry, sheet, { at, terms: `/purchases/${purchase}/terms?candidate=${sheet.candidateId}`, may: may('inquiry.judge-difference'), mayHold: around.mayHold, sent }) : html`<p><a href="/purchases/${purchase}/questions?sheet=${id}#s-${id}">${isAsked ? 'Questions and answers' : 'What was seen, and its words'}<span class="unseen"> of ${vendor}</span></a></p>`}
${when(isAsked, () => html`<p class="small"><a href="/api/v1/answer-sheets/${id}/workbook" download>The questions as a workbook</a></p>`)}
${when(isAsked && state === 'open' && !inquiry.isTender && may('inquiry.import'), () => html`<details class="fold"><summary>Take a workbook that came back</summary><div><form class="drop" method="post" data-upload="/api/v1/answer-sheets/${id}/workbook"><div class="field"><label for="back-${id}">Filled workbook of ${vendor}</label><p class="small" id="back-${id}-hint">Its answers are handed in with it.</p><input id="back-${id}" type="file" name="file" aria-describedby="back-${id}-hint"></div><button type="submit" disabled>Take</button><ul class="uploads" data-files></ul><noscript><p class="small">Sending files needs JavaScript here, or the API.</p></noscript></form></div></details>`)}
${lookId === null ? nothing : html`<p class="small"><a href="/looks/${lookId}">What was seen of ${vendor}</a></p>`}</section>`;
}

/** The link and code that were just made, where no mail carries them: they are nowhere else. */
export function contactLinkPage(made: { readonly link: string | null; readonly code: string | null; readonly isMailed: boolean; readonly expiresAt: string }, next: string): PageContent {
  const { link, code, expiresAt } = made;
  return {
    title: 'Link made', isNarrow: true, place: 'purchases',
    body: html`<h1>${link === null ? 'A mail is on its way' : 'Hand these over, apart from each other'}</h1>${link === null
      ? html`<p>It holds a link that counts until ${time(expiresAt)}. Whoever opens it is asked for a code, which goes to the same address each time.</p>`
      : html`<p><strong>They are shown only now.</strong> Whoever holds both can answer for the maker until ${time(expiresAt)}: give the link by one way, and the code by another, for example by telephone. The code counts once; the contact then gets one of their own.</p><h2>Link</h2><code class="secret" id="link">${link}</code><p><button type="button" class="quiet" data-copy="link" hidden>Copy the link</button></p><h2>Code</h2><code class="secret" id="code">${code ?? ''}</code><p><button type="button" class="quiet" data-copy="code" hidden>Copy the code</button></p><p class="small">The code was not sent to the address, so it does not show that the one who answers reads mail there.</p>`}<p><a class="button" href="${next}">Go on</a></p>`,
  };
}


import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, size, textLines, time, when, type Html } from '../parts.ts';
import { seenMark } from '../purchases/words.ts';
import { answerOptions, answerWords, verdictIn, type ShownAnswer, type ShownClarification, type ShownFile, type ShownQuestion, type ShownReply } from './words.ts';

/** A contact’s own sheet: all that the contact sees. */
export interface OwnSheet {
  readonly organisation: string;
  readonly subject: string;
  readonly product: string;
  readonly closesAt: string | null;
  readonly isTender: boolean;
  /** `findings`: nothing is asked; it shows what was seen. */
  readonly purpose: 'questions' | 'findings';
  readonly linkEndsAt: string;
  readonly state: 'open' | 'handed-in' | 'set-aside';
  readonly handedInAt: string | null;
  readonly closed: string | null;
  readonly questions: readonly ShownQuestion[];
  readonly answers: readonly ShownAnswer[];
  readonly files: readonly ShownFile[];
  readonly clarifications: readonly (ShownClarification & { readonly isOwn: boolean })[];
  readonly findings: readonly { readonly requirement: string; readonly title: string; readonly verdict: string; readonly reason: { readonly parts: readonly (string | { readonly quote: string })[] }; readonly seenAt: string; readonly sources: readonly { readonly address: string; readonly day: string }[]; readonly reply: ShownReply | null }[];
}

/** Where a link leads: the script hands over what stands behind `#`; without script it is pasted. */
export function contactEntrancePage(problem: string | undefined): PageContent {
  return {
    title: 'Questions to a maker', isNarrow: true, ...(problem === undefined ? {} : { status: 404 }),
    body: html`<h1>You are asked about the security of a product</h1>${problem === undefined ? html`<p>The link that you were given leads to the questions. It opens by itself; if it does not, paste the whole link here.</p>` : html`<div class="notice wrong" role="alert"><p>${problem}</p></div>`}
<form method="post" action="/answer" data-affirm-link><div class="field"><label for="link">Link</label><input id="link" name="link" required maxlength="2000" autocomplete="off"></div><button type="submit">Open</button></form>`,
  };
}

/** Asks for the code; it reads the same for every link, good or not. */
export function contactCodePage(link: string, hasMail: boolean, problem: string | undefined): PageContent {
  return {
    title: 'Code', isNarrow: true, ...(problem === undefined ? {} : { status: 403 }),
    body: html`<h1>Your code</h1>${problem === undefined ? nothing : html`<div class="notice wrong" role="alert"><p>${problem}</p></div>`}
<p>${hasMail ? 'If your link is good, a code was sent to the address that it was made for. It counts once, for ten minutes.' : 'No mail is sent here: whoever asked you gave you a code beside the link, by another way. It counts once; you get a code of your own in its place. It was not sent to your address, so nobody can tell by it that you read mail there. Is it refused although nobody of yours used it? Then somebody else did: ask for a new link.'}</p>
<form method="post" action="/answer/entrance"><input type="hidden" name="link" value="${link}"><div class="field"><label for="code">Code</label><input id="code" name="code" required maxlength="64" autocomplete="one-time-code"></div><button type="submit">Go on</button></form>
<p class="small">${hasMail ? 'No code after a minute? Open your link again.' : 'Ten wrong codes lock the link; then ask for a new one.'}</p>`,
  };
}

/** The contact’s own code, which takes the place of the one that was handed over. */
export function ownCodePage(code: string): PageContent {
  return {
    title: 'Your own code', isNarrow: true,
    body: html`<h1>Your own code</h1><p>From now on this code opens your link; the one that you were given does not count any more. <strong>It is shown only now</strong>, and nobody at the organisation ever sees it. Keep it until you have handed in.</p><code class="secret" id="code">${code}</code><p><button type="button" class="quiet" data-copy="code" hidden>Copy</button></p><p><a class="button" href="/answer/sheet">Go on to the questions</a></p>`,
  };
}

export function contactGonePage(): PageContent {
  return { title: 'Left', isNarrow: true, body: html`<h1>You have left</h1><p>What you kept is kept. Your link opens it again while it counts.</p>` };
}

/** What was seen of the maker, with room for its words, before it is compared with others. */
function findingsPage(sheet: OwnSheet, sent: SentForm): PageContent {
  const { organisation, subject, product, closesAt, isTender, closed, handedInAt } = sheet;
  return {
    title: `What ${organisation} saw of you`, ...(sent.problem === undefined ? {} : { status: 400 }),
    body: html`<div class="head"><h1>What ${organisation} saw of you</h1>${deed('/answer/leaving', 'Leave')}</div>
<p>About “${subject}”${product === '' ? nothing : html`, your product ${product}`}. Before it compares you with others, it shows you this. You can reply until ${closesAt === null ? nothing : time(closesAt)}; nothing is decided before.${isTender ? ' Nobody there reads your words before that.' : ''}</p>
${closed === null ? nothing : html`<p class="notice">${handedInAt === null ? closed : html`You have said all, ${time(handedInAt)}. While nothing is decided you may still reply.`}</p>`}
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
${findingsPart(sheet, sent)}
${when(closed === null, () => html`<section class="card" aria-labelledby="hand-in"><h2 id="hand-in">Said all?</h2><p>Then nobody waits for you. Your words stand as they are${sheet.findings.some(({ reply }) => reply !== null) ? '' : '; so far you have replied to nothing'}.</p>${deed('/answer/handing-in', 'I have said all', { kind: 'main', fields: { form: 'hand-in' } })}</section>`)}
${clarificationsPart(sheet, sentBy('ask', sent))}`,
  };
}

/** Questions on one page: each has a form. */
const togetherMost = 25;

/**
 * The questions with room for answers, some at a time: a draft until it is handed in.
 * @param at the question whose page is shown; the next that has no answer when left out
 */
export function ownSheetPage(sheet: OwnSheet, sent: SentForm, at?: string): PageContent {
  if (sheet.purpose === 'findings') return findingsPage(sheet, sent);
  const { organisation, subject, product, closesAt, isTender, linkEndsAt, handedInAt, closed, questions, answers, files } = sheet;
  const given = answers.filter(({ state }) => state !== 'unanswered').length;
  // The one to answer next is open; a link into another opens that.
  const next = questions.find(({ id }) => answers.some(({ question, state }) => question === id && state === 'unanswered'))?.id;
  const place = Math.max(0, questions.findIndex(({ id }) => id === (questions.some((question) => question.id === at) ? at : next)));
  const begin = place - (place % togetherMost);
  return {
    title: `Questions of ${organisation}`, ...(sent.problem === undefined ? {} : { status: 400 }),
    body: html`<div class="head"><h1>Questions of ${organisation}</h1>${deed('/answer/leaving', 'Leave')}</div>
<p>About “${subject}”${product === '' ? nothing : html`, your product ${product}`}. ${given} of ${questions.length} answered.</p>
<dl class="facts"><dt>Answers until</dt><dd>${closesAt === null ? nothing : time(closesAt)}</dd><dt>Your link counts until</dt><dd>${time(linkEndsAt)}</dd></dl>
${closed === null ? html`<p class="notice">${isTender ? 'This is a tender: every candidate gets these same questions. Nobody at the organisation sees your answers before the time for answers is over.' : 'The organisation sees your answers once you hand them in.'} What you keep stays a draft until then.</p>` : html`<p class="notice">${closed}${handedInAt === null ? nothing : html` Handed in ${time(handedInAt)}.`}</p>`}
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
<h2>Questions</h2>${pagesPart(questions, begin)}<ol class="questions sheet" start="${begin + 1}">${questions.slice(begin, begin + togetherMost).map((question) => questionPart(sheet, question, question.id === next, sentBy(`answer-${question.id}`, sent)))}</ol>
<p class="small"><a href="/api/v1/answer/workbook" download>Questions and answers as a workbook</a></p>${when(closed === null, () => html`<details class="fold"><summary>Answer in the workbook instead</summary><div><form class="drop" method="post" data-upload="/api/v1/answer/workbook"><div class="field"><label for="workbook">Filled workbook</label><p class="small" id="workbook-hint">Its answers take the place of those here, as a draft.</p><input id="workbook" type="file" name="file" aria-describedby="workbook-hint"></div><button type="submit" disabled>Take its answers</button><ul class="uploads" data-files></ul><noscript><p class="small">Sending files needs JavaScript here, or the API.</p></noscript></form></div></details>`)}
${when(closed === null || files.some(({ question }) => question === null), () => html`<h2 id="files">Files to all questions</h2>`)}${filesPart(files.filter(({ question }) => question === null), closed === null)}${when(closed === null, () => uploadForm(undefined, 'Files'))}
${when(closed === null, () => html`<section class="card" aria-labelledby="hand-in"><h2 id="hand-in">Hand in</h2>${problemNotice(sentBy('hand-in', sent), [])}<p>Then your answers stand as they are.${given < questions.length ? ` ${questions.length - given} have no answer yet; they stay unanswered.` : ''}</p>${deed('/answer/handing-in', 'Hand in all answers', { kind: 'main', fields: { form: 'hand-in' } })}</section>`)}
${clarificationsPart(sheet, sentBy('ask', sent))}
${findingsPart(sheet, sent)}`,
  };
}

/** Leads to the other questions where there are more than one page of them. */
function pagesPart(questions: readonly ShownQuestion[], shown: number): Html {
  if (questions.length <= togetherMost) return nothing;
  const begins = Array.from({ length: Math.ceil(questions.length / togetherMost) }, (_, page) => page * togetherMost);
  return html`<nav class="switch" aria-label="Which questions"><ul>${begins.map((begin) => html`<li><a href="/answer/sheet?question=${questions[begin]?.id ?? ''}"${when(begin === shown, () => html` aria-current="true"`)}>${begin + 1} to ${Math.min(begin + togetherMost, questions.length)}</a></li>`)}</ul></nav>`;
}

function questionPart({ answers, files, closed }: OwnSheet, { id, ask, why, goodAnswer, level }: ShownQuestion, isNext: boolean, sent: SentForm): Html {
  const answer = answers.find(({ question }) => question === id);
  const own = files.filter(({ question }) => question === id);
  const { seen = null, answeredAt = null, plannedOn = null } = answer ?? {};
  const isOpen = closed === null && (isNext || sent.problem !== undefined);
  return html`<li><details class="fold"${when(isOpen, () => html` open`)}><summary>${ask} <span class="state">${level}</span> <span class="small">${answerWords[answer?.state ?? 'unanswered']}</span></summary><div id="q-${id}">
<dl class="facts">${why === '' ? nothing : html`<dt>Why it matters</dt><dd>${why}</dd>`}${goodAnswer === '' ? nothing : html`<dt>A good answer shows</dt><dd>${goodAnswer}</dd>`}${seen === null ? nothing : html`<dt>Seen without asking you</dt><dd>${seen.text}</dd>`}</dl>
${closed === null ? html`${problemNotice(sent, ['state', 'text', 'plannedOn'])}<form method="post" action="/answer/questions/${id}"><input type="hidden" name="form" value="answer-${id}">${choice({ name: 'state', id: `state-${id}`, label: 'Answer', value: answer?.state ?? 'unanswered' }, answerOptions, sent)}${area({ name: 'text', id: `text-${id}`, label: 'In your words', required: false, value: answer?.text ?? '', maxlength: 8000 }, sent)}${field({ name: 'plannedOn', id: `planned-${id}`, label: 'Planned for', type: 'date', required: false, value: answer?.plannedOn ?? '' }, sent)}<button type="submit">Keep<span class="unseen"> the answer: ${ask}</span></button>${answeredAt === null ? nothing : html` <span class="small">kept ${time(answeredAt)}</span>`}</form>` : html`<p><strong>${answerWords[answer?.state ?? 'unanswered']}</strong>${plannedOn === null ? nothing : html` for ${day(plannedOn)}`}</p>${answer === undefined || answer.text === '' ? nothing : html`<blockquote>${textLines(answer.text)}</blockquote>`}`}
${filesPart(own, closed === null)}${when(closed === null, () => html`<details class="fold"><summary>Attach files<span class="unseen"> to: ${ask}</span></summary><div>${uploadForm(id, 'Files for this question')}</div></details>`)}</div></details></li>`;
}

function filesPart(files: readonly ShownFile[], isOpen: boolean): Html {
  return files.length === 0 ? nothing : html`<ul class="plain">${files.map(({ id, path, sizeBytes, says }) => html`<li><strong>${path}</strong> <span class="small">${size(sizeBytes)}. ${says.length === 0 ? 'Received. No reader knows this form.' : says.slice(0, 3).map((sentence) => html`${sentence} `)}</span>${when(isOpen, () => deed(`/answer/files/${id}/removal`, 'Take away', { about: path }))}</li>`)}</ul>`;
}

function uploadForm(question: string | undefined, label: string): Html {
  const id = `upload-${question ?? 'all'}`;
  return html`<form class="drop" method="post" data-upload="/api/v1/answer/files"${question === undefined ? nothing : html` data-question="${question}"`}><div class="field"><label for="${id}">${label}</label><p class="small" id="${id}-hint">At most 50 MB each, 60 files. They are read by a program without rights, and opened by nobody before.</p><input id="${id}" type="file" name="file" multiple aria-describedby="${id}-hint"></div><button type="submit" disabled>Send</button><ul class="uploads" data-files></ul><noscript><p class="small">Sending files needs JavaScript here, or the API.</p></noscript></form>`;
}

function clarificationsPart({ clarifications, closed, isTender, purpose }: OwnSheet, sent: SentForm): Html {
  return html`<section class="card" aria-labelledby="ask-back"><h2 id="ask-back">Asked back</h2>${clarifications.length === 0 ? nothing : html`<ul class="plain">${clarifications.map(({ text, askedAt, answer, answeredAt, isOwn }) => html`<li><p class="small">${isOwn ? 'You asked' : 'A candidate asked'} ${day(askedAt)}</p><blockquote>${textLines(text)}</blockquote>${answer === null || answeredAt === null ? html`<p class="small">Not answered yet.</p>` : html`<p>${day(answeredAt)}: ${textLines(answer)}</p>`}</li>`)}</ul>`}
${when(closed === null, () => html`${problemNotice(sent, ['text'])}<form method="post" action="/answer/clarifications"><input type="hidden" name="form" value="ask">${area({ name: 'text', id: 'clarify', label: purpose === 'findings' ? 'Ask what is meant' : 'Ask what a question means', hint: isTender && purpose === 'questions' ? 'Question and answer go to all candidates, without your name. Write nothing in it that tells who you are.' : 'The organisation answers here.', maxlength: 4000 }, sent)}<button type="submit">Ask</button></form>`)}</section>`;
}

function findingsPart({ findings, organisation }: OwnSheet, sent: SentForm): Html {
  if (findings.length === 0) return nothing;
  return html`<h2 id="findings">What was seen of you <span class="soft">${findings.length}</span></h2><p>${organisation} saw this on public pages, without asking you. Is something wrong or missing? Reply: your words stand beside it, as you write them, with their day.</p>
<ul class="plain">${findings.map(({ requirement, title, verdict, reason, seenAt, sources, reply }) => {
    const own = sentBy(`reply-${requirement}`, sent);
    const id = requirement.replaceAll('/', '-');
    return html`<li class="card"><h3>${seenMark(verdictIn({ verdict, text: reason }))} ${title}</h3><p>${reason} ${sources.map(({ address, day: on }) => html` <span class="address">${address}, ${on}</span>`)} <span class="small">Seen ${day(seenAt)}.</span></p>${reply === null ? nothing : html`<p class="small">Your reply, ${day(reply.repliedAt)}</p><blockquote>${textLines(reply.text)}</blockquote>`}<details class="fold"${when(own.problem !== undefined, () => html` open`)}><summary>${reply === null ? 'Reply' : 'Reply anew'}<span class="unseen"> to: ${title}</span></summary><div>${problemNotice(own, ['text'])}<form method="post" action="/answer/replies"><input type="hidden" name="form" value="reply-${requirement}"><input type="hidden" name="requirement" value="${requirement}">${area({ name: 'text', id: `reply-${id}`, label: 'Your reply', maxlength: 4000, value: reply?.text ?? '' }, own)}<button type="submit">Reply<span class="unseen"> to: ${title}</span></button></form></div></details></li>`;
  })}</ul>`;
}

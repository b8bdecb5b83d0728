import { html } from '../../report/escape/html.ts';
import { area, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, nothing, table, time, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import type { ShownComparison } from './comparison.ts';

/** How it stands with hearing one maker, as pages show it. */
export interface ShownHearing {
  readonly candidateId: string;
  readonly vendor: string;
  readonly product: string;
  readonly state: 'nothing-seen' | 'not-shown' | 'waiting' | 'replied' | 'time-over';
  readonly because: 'never' | 'seen-anew' | 'link-ended' | null;
  readonly shownAt: string | null;
  readonly until: string | null;
  readonly repliedAt: string | null;
}

const notShown = { never: 'not shown yet', 'seen-anew': 'not all: something else was seen since', 'link-ended': 'its link did not count for all its days' } as const;

/** Whether each maker was shown what was seen of it, and what it said: nobody is compared unheard. */
export function hearingsPart(visitor: Visitor, { purchase, hearings, replyDays, waiver }: ShownComparison, sent: SentForm): Html {
  if (hearings.length === 0) return nothing;
  const may = (act: string): boolean => purchase.state === 'open' && offersAnywhere(visitor, act);
  const open = hearings.filter(({ state }) => state === 'not-shown' || state === 'waiting');
  const skip = sentBy('skip', sent);
  return html`<section class="card" aria-labelledby="heard"><h2 id="heard">Before it is used</h2>
<p>${open.length === 0 ? 'Every maker was shown what was seen of it, as far as anything was, and replied or had its days.' : waiver === null ? html`Each maker is shown what was seen of it, and has ${replyDays} ${replyDays === 1 ? 'day' : 'days'} to reply. The case waits for ${open.map(({ vendor }) => vendor).join(', ')}.` : html`This case goes on without, as ${waiver.by} wrote down ${day(waiver.at)}: ${waiver.reason}`}</p>
${table('Makers heard', ['Maker', 'Shown', 'Reply'], hearings.map((hearing) => [html`<th scope="row">${hearing.vendor}${hearing.product === '' ? nothing : html`<span class="small">${hearing.product}</span>`}</th>`, html`<td>${shownWords(hearing)}</td>`, html`<td>${replyWords(hearing)}</td>`]), true)}
${when(may('purchase.show-findings'), () => html`${hearings.filter(({ state }) => state === 'not-shown').map((hearing) => showForm(purchase, hearing, sentBy(`show-${hearing.candidateId}`, sent)))}`)}
${when(open.length > 0 && waiver === null && purchase.criticality === 'low' && may('purchase.skip-findings'), () => html`<details class="fold"${when(skip.problem !== undefined, () => html` open`)}><summary>Go on without, because little depends on it</summary><div>${problemNotice(skip, ['reason'])}<form method="post" action="/purchases/${purchase.id}/comparison/waiver"><input type="hidden" name="form" value="skip">${area({ name: 'reason', id: 'skip-reason', label: 'Why', hint: 'It stands on the comparison.', maxlength: 2000 }, skip)}<button type="submit">Go on without</button></form></div></details>`)}</section>`;
}

function shownWords({ state, because, shownAt }: ShownHearing): Html {
  if (state === 'nothing-seen') return html`<span class="soft">nothing was seen of it</span>`;
  return html`${shownAt === null ? nothing : html`shown ${day(shownAt)} `}${because === null ? nothing : html`<strong>${notShown[because]}</strong>`}`;
}

function replyWords({ state, until, repliedAt }: ShownHearing): Html {
  if (repliedAt !== null) return html`replied ${day(repliedAt)}`;
  if (until === null || state === 'not-shown') return nothing;
  return state === 'time-over' ? html`none, asked for until ${time(until)}` : html`can come until ${time(until)}`;
}

function showForm(purchase: ShownComparison['purchase'], { candidateId, vendor }: ShownHearing, sent: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Show ${vendor} what was seen of it</summary><div>${problemNotice(sent, ['subject', 'mail'])}<form method="post" action="/purchases/${purchase.id}/comparison/findings"><input type="hidden" name="form" value="show-${candidateId}"><input type="hidden" name="candidate" value="${candidateId}">${field({ name: 'subject', id: `subject-${candidateId}`, label: 'What it is about', hint: 'The contact reads this. No budget, no names of others.', maxlength: 120, value: purchase.title }, sent)}${field({ name: 'mail', id: `mail-${candidateId}`, label: 'Mail address of the contact', type: 'email', maxlength: 254 }, sent)}<button type="submit">Make the link<span class="unseen"> for ${vendor}</span></button></form></div></details>`;
}

/** The same in few words, for paper. */
export function hearingInShort({ state, because, shownAt, until, repliedAt }: ShownHearing): Html {
  if (state === 'nothing-seen') return html`nothing to show it`;
  if (state === 'not-shown') return html`<strong>not shown it${because === 'never' ? '' : ' in full'}</strong>`;
  const reply = repliedAt === null ? html`${state === 'waiting' ? 'can reply until' : 'no reply by'} ${until === null ? nothing : day(until)}` : html`replied ${day(repliedAt)}`;
  return html`shown it ${shownAt === null ? nothing : day(shownAt)}, ${reply}`;
}

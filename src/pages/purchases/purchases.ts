import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { appetiteOptions, candidateWords, criticalityOptions, criticalityWords, stageWords, stateWords } from './words.ts';

/** A case as lists show it. */
export interface PurchaseLine {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly stage: keyof typeof stageWords;
  readonly state: keyof typeof stateWords;
  readonly decideOn: string | null;
  readonly criticality: keyof typeof criticalityWords;
  readonly isTender: boolean;
  readonly changedAt: string;
  readonly candidates: readonly { readonly vendor: string; readonly state: string }[];
}

/** The cases, and the form that opens one. */
export function purchasesPage(visitor: Visitor, { purchases, next, state, sent }: { readonly purchases: readonly PurchaseLine[]; readonly next: string | null; readonly state: string; readonly sent: SentForm }): PageContent {
  const query = (more: Readonly<Record<string, string>>): string => new URLSearchParams({ ...(state === '' ? {} : { state }), ...more }).toString();
  return {
    title: 'Purchases', place: 'purchases',
    body: html`<h1>Purchases</h1><p>A case file for each purchase: what the makers show without being asked, what you asked them, what was promised, which risk somebody accepted by name, and what changed since. <a href="/own-buying">Our own buying</a></p>
<nav class="switch" aria-label="Which cases"><ul>${([['', 'All'], ['open', 'Open'], ['awarded', 'Awarded'], ['dropped', 'Dropped']] as const).map(([value, words]) => html`<li><a href="/purchases${value === '' ? '' : `?state=${value}`}"${when(value === state, () => html` aria-current="true"`)}>${words}</a></li>`)}</ul></nav>
${purchases.length === 0 ? html`<p class="empty">${state === '' ? 'No case yet. Open one: it begins with what can be known without asking anybody.' : 'No case is in this state.'}</p>` : table('Cases', ['Case', 'Candidates', 'Stage', 'Decide by', 'Who answers for it'], purchases.map(lineOf))}
${next === null ? nothing : html`<p><a href="/purchases?${query({ after: next })}">More</a></p>`}
${when(offersAnywhere(visitor, 'purchase.open'), () => html`<section class="card" id="new" aria-labelledby="new-title"><h2 id="new-title">Open a case</h2>${problemNotice(sent, ['title', 'decideOn'])}<form method="post" action="/purchases">
${field({ name: 'title', label: 'What is bought', maxlength: 120 }, sent)}
${area({ name: 'need', label: 'What for', required: false, maxlength: 2000 }, sent)}
${choice({ name: 'criticality', label: 'How much will depend on it', value: 'ordinary' }, criticalityOptions, sent)}
${choice({ name: 'appetite', label: 'How much risk you take', hint: 'A start: the case may change what it asks for.', value: 'cautious' }, appetiteOptions, sent)}
${deploymentField([])}
${field({ name: 'decideOn', label: 'Decide by', type: 'date', required: false }, sent)}
${field({ name: 'budget', label: 'Budget', required: false, maxlength: 120 }, sent)}
<div class="field"><label><input type="checkbox" name="isTender" value="yes"${when(sent.values.get('isTender') === 'yes', () => html` checked`)}> A tender: all candidates get the same questions, and answers stay sealed until the deadline</label></div>
<button type="submit">Open the case</button></form></section>`)}`,
  };
}

function lineOf({ id, title, owner, stage, state, decideOn, criticality, isTender, candidates }: PurchaseLine): readonly Html[] {
  return [
    html`<th scope="row"><a href="/purchases/${id}">${title}</a><span class="small">criticality ${criticalityWords[criticality]}${isTender ? ', tender' : ''}</span></th>`,
    html`<td>${candidates.length === 0 ? html`<span class="soft">none yet</span>` : candidates.map(({ vendor, state: standing }, index) => html`${index === 0 ? '' : ', '}${vendor}${standing === 'standing' ? '' : ` (${(candidateWords as Readonly<Record<string, string>>)[standing] ?? standing})`}`)}</td>`,
    html`<td>${state === 'open' ? stageWords[stage] : stateWords[state]}</td>`, html`<td>${decideOn === null ? '' : day(decideOn)}</td>`, html`<td>${owner}</td>`,
  ];
}

export function deploymentField(chosen: readonly string[]): Html {
  return html`<fieldset><legend>Where it will run</legend>${([['on-premises', 'on our premises'], ['cloud', 'in our cloud'], ['saas', 'with the maker (SaaS)']] as const).map(([value, words]) => html`<label><input type="checkbox" name="deployment" value="${value}"${when(chosen.includes(value), () => html` checked`)}> ${words}</label>`)}</fieldset>`;
}

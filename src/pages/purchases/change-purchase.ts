import { requirements } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { table, trail, when, type Html } from '../parts.ts';
import type { ShownPurchase } from './purchase.ts';
import { deploymentField } from './purchases.ts';
import { criticalityOptions } from './words.ts';

/** The form that changes a case and what it asks for. */
export function changePurchasePage(purchase: ShownPurchase, people: readonly { readonly id: string; readonly displayName: string }[], sent: SentForm): PageContent {
  const { id, title, need, ownerId, decideOn, budget, criticality, deployment, replyDays, demands, criteria } = purchase;
  return {
    title: `Change ${title}`, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [title, `/purchases/${id}`])}<h1>Change the case</h1>${problemNotice(sent, ['title', 'decideOn', 'owner', 'replyDays'])}<form method="post" action="/purchases/${id}/change">
${field({ name: 'title', label: 'What is bought', maxlength: 120, value: title }, sent)}${area({ name: 'need', label: 'What for', required: false, maxlength: 2000, value: need }, sent)}
${choice({ name: 'owner', label: 'Who answers for it', value: ownerId }, people.map((person) => [person.id, person.displayName]), sent)}
${choice({ name: 'criticality', label: 'How much will depend on it', value: criticality }, criticalityOptions, sent)}${deploymentField(deployment)}
${field({ name: 'decideOn', label: 'Decide by', type: 'date', required: false, value: decideOn ?? '' }, sent)}${field({ name: 'budget', label: 'Budget', required: false, maxlength: 120, value: budget }, sent)}${field({ name: 'replyDays', label: 'Days for makers to reply to what was seen of them', hint: 'The case does not go on before each has replied or had these days.', type: 'number', min: 1, max: 60, value: String(replyDays) }, sent)}
<h2>What it asks for</h2><p class="small">Nothing is awarded while a must is open, unless somebody accepts that by name.</p>
${table('What the case asks for', ['Requirement', 'Level'], demands.map(({ requirement, level }) => [html`<th scope="row">${titleOf(requirement)}</th>`, html`<td>${levels(`demand:${requirement}`, titleOf(requirement), level)}</td>`]))}
<div class="field"><label for="add">One more</label><select id="add" name="add"><option value="">nothing more</option>${requirements.filter((one) => one.audience === 'manufacturer' && !demands.some(({ requirement }) => requirement === one.id)).map(({ id: value, title: words }) => html`<option value="${value}">${words}</option>`)}</select></div>
<h2>Your own criteria</h2><p class="small">No check looks at these: a person answers.</p>
${when(criteria.length > 0, () => table('Your own criteria', ['Criterion', 'Level'], criteria.map(({ id: own, text, level }) => [html`<th scope="row">${text}<input type="hidden" name="criterion-text:${own}" value="${text}"></th>`, html`<td>${levels(`criterion:${own}`, text, level)}</td>`])))}
${area({ name: 'newCriterion', label: 'One more of your own', required: false, maxlength: 2000 }, sent)}
<button type="submit">Keep</button></form>`,
  };
}

function levels(name: string, about: string, level: 'must' | 'should'): Html {
  return html`<select name="${name}" aria-label="Level: ${about}">${([['must', 'must'], ['should', 'should'], ['', 'no more']] as const).map(([value, words]) => html`<option value="${value}"${when(value === level, () => html` selected`)}>${words}</option>`)}</select>`;
}

function titleOf(id: string): string {
  return requirements.find((requirement) => requirement.id === id)?.title ?? id;
}

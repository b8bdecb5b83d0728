import { requirements } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import { statedId, type ProductGoal } from '../../workspace/goals/shapes.ts';
import { day, deed, nothing, when, type Html } from '../parts.ts';

/** The pledge’s examples of ways to a goal: those chosen, and those that can be. */
export function wayPart(productId: string, { number, requirement, ways }: ProductGoal, mayChange: boolean): Html {
  const offered = requirements.filter(({ wayOf, state }) => wayOf === requirement && state === 'active');
  if (offered.length === 0) return nothing;
  const ended = ways.filter(({ endedAt }) => endedAt !== null);
  return html`<h2 id="ways">Ways</h2><p class="soft">The pledge names examples. A way that is chosen is judged; the others are never counted against anyone.</p>
<ul class="way-list">${offered.map(({ id, title, text }) => {
    const chosen = ways.find((way) => way.way === id && way.endedAt === null);
    const action = chosen?.id === statedId ? nothing : chosen === undefined ? deed(`/products/${productId}/goals/${number}/ways`, 'Choose', { about: title, fields: { way: id } }) : html`<a class="small" href="/products/${productId}/endings/ways/${chosen.id}">Give it up<span class="unseen">: ${title}</span></a>`;
    return html`<li><div><strong>${title}</strong><p class="small">${text}</p></div><div>${chosen === undefined ? nothing : html`<p><strong>chosen</strong> ${chosen.id === statedId ? 'in assay.yaml' : day(chosen.chosenAt)}</p>`}${when(mayChange, () => action)}</div></li>`;
  })}</ul>
${when(ended.length > 0, () => html`<details class="trace"><summary>Given up</summary><ul>${ended.map(({ way, chosenAt, endedAt, endReason }) => html`<li>${offered.find(({ id }) => id === way)?.title ?? way}, ${day(chosenAt)} to ${day(endedAt ?? '')}: ${endReason ?? ''}</li>`)}</ul></details>`)}`;
}

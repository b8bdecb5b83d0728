import { html } from '../../report/escape/html.ts';
import type { ProductGoal, Setback } from '../../workspace/goals/shapes.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import { day, nothing, when, type Html } from '../parts.ts';
import { changeText, definitionOf, isKnown, isStepBack, pointText } from './figure-words.ts';

/** What went the wrong way by the figures themselves, and what people set down; shown as plainly as progress. */
export function setbackPart(productId: string, { number, series, setbacks, statedObstacles }: ProductGoal, mayChange: boolean, today: string, sent: SentForm): Html {
  const measured = series.flatMap(({ measure, points }) => {
    const definition = definitionOf(measure);
    const [before, last] = points.filter(isKnown).slice(-2);
    if (before === undefined || last === undefined || !isStepBack(before, last, definition.better)) return [];
    return [html`<li><strong>${definition.title}</strong> moved back by its last step: ${pointText(before, definition.unit)} on ${day(before.at)}, ${pointText(last, definition.unit)} on ${day(last.at)} (${changeText(before, last, definition.unit)}).</li>`];
  });
  const open = setbacks.filter(({ endedAt }) => endedAt === null);
  const over = setbacks.filter(({ endedAt }) => endedAt !== null);
  return html`<h2 id="setbacks">Setbacks and obstacles</h2>
${measured.length === 0 ? html`<p>No figure of this goal moved back by its last step.</p>` : html`<ul class="back">${measured}</ul>`}
${when(statedObstacles.length > 0, () => html`<ul class="told">${statedObstacles.map((text) => html`<li><strong>Obstacle</strong>, by the product’s own statement: ${text}</li>`)}</ul>`)}
${open.length + statedObstacles.length === 0 ? html`<p class="soft">Nothing else is set down. What stands in the way is shown beside the verdict and in the letter to CISA; it never softens the verdict.</p>` : when(open.length > 0, () => html`<ul class="told">${open.map((item) => line(productId, item, mayChange))}</ul>`)}
${when(over.length > 0, () => html`<details class="trace"><summary>Overcome</summary><ul>${over.map((item) => html`<li>${titles[item.kind]} of ${day(item.happenedAt)}: ${item.text} <span class="small">Closed ${day(item.endedAt ?? '')}: ${item.endReason ?? ''}</span></li>`)}</ul></details>`)}
${when(mayChange, () => html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>Set down a setback or an obstacle</summary><form method="post" action="/products/${productId}/goals/${number}/setbacks"><input type="hidden" name="form" value="setback">${problemNotice(sent, ['kind', 'text', 'happenedAt'])}
<div class="row">${choice({ name: 'kind', label: 'Kind', value: 'obstacle' }, [['obstacle', 'obstacle: stands in the way'], ['setback', 'setback: went the wrong way']], sent)}${field({ name: 'happenedAt', label: 'Since', type: 'date', value: today }, sent)}</div>${area({ name: 'text', id: 'setback-text', label: 'What it is', maxlength: 2000 }, sent)}<button type="submit" class="quiet">Set down</button></form></details>`)}`;
}

const titles: Readonly<Record<Setback['kind'], string>> = { setback: 'Setback', obstacle: 'Obstacle' };

function line(productId: string, { id, kind, text, happenedAt }: Setback, mayChange: boolean): Html {
  return html`<li><strong>${titles[kind]}</strong> since ${day(happenedAt)}: ${text}${mayChange ? html` <a class="small" href="/products/${productId}/endings/setbacks/${id}">Close it<span class="unseen">: ${text}</span></a>` : nothing}</li>`;
}

import { html } from '../../report/escape/html.ts';
import type { Clock, ProductGoals } from '../../workspace/goals/shapes.ts';
import { area, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, nothing, when, type Html } from '../parts.ts';

/** How much of the pledge’s year is left, in words. */
export function clockWords({ daysLeft, endsAt }: Clock): string {
  if (daysLeft < 0) return `over since ${endsAt}`;
  return daysLeft === 1 ? '1 day left' : `${daysLeft} days left`;
}

/** The clock of the pledge’s year, or the product’s line in the roadmap while no clock runs; with the forms for both. */
export function clockPart({ product, clock, signings, plan, plans }: Pick<ProductGoals, 'product' | 'clock' | 'signings' | 'plan' | 'plans'>, mayChange: boolean, sent: SentForm): Html {
  const ended = signings.filter(({ endedAt }) => endedAt !== null);
  const changed = plans.filter(({ endedAt }) => endedAt !== null);
  return html`<section class="card clock" aria-labelledby="clock-title"><h2 id="clock-title">The pledge’s year</h2>
${clock === null ? html`<p>No day of signing is set for this product: no clock runs, and the goals are a yardstick.</p>${plan === null ? html`<p class="soft">It has no line in the roadmap yet.</p>` : html`<p><strong>Planned from ${day(plan.plannedAt)}:</strong> ${plan.text}</p>`}`
    : html`<p class="big">${clockWords(clock)}</p>${yearBar(clock)}<p class="small">Signed ${day(clock.signedAt)}, the year ends ${day(clock.endsAt)}${when(clock.isStated, () => html`, by the product’s own statement (assay.yaml)`)}. By then each goal should show a figure that moved, or CISA is told what stood in the way.</p>`}
${when(ended.length + changed.length > 0, () => html`<details class="trace"><summary>What was changed</summary><ul>${ended.map(({ signedAt, endedAt, endReason }) => html`<li>Signing day ${day(signedAt)} until ${day(endedAt ?? '')}: ${endReason ?? ''}</li>`)}${changed.map(({ plannedAt, endedAt, endReason }) => html`<li>Planned from ${day(plannedAt)} until ${day(endedAt ?? '')}: ${endReason ?? ''}</li>`)}</ul></details>`)}
${when(mayChange, () => html`${signingForm(product.id, clock, sentBy('signing', sent))}${when(clock === null, () => planForm(product.id, plan !== null, sentBy('plan', sent)))}`)}</section>`;
}

/** How much of the year is gone; the words beside it say the same. */
function yearBar({ daysLeft }: Clock): Html {
  const gone = Math.min(100, Math.max(0, Math.round(((365 - daysLeft) / 365) * 1000) / 10));
  return html`<svg class="share" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="all" width="100" height="2"/><rect class="part" width="${gone}" height="2"/></svg>`;
}

function signingForm(product: string, clock: Clock | null, sent: SentForm): Html {
  const isFirst = clock === null || clock.isStated;
  const words = clock === null ? 'Set the day of signing' : 'Change the day of signing';
  return html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>${words}</summary><form method="post" action="/products/${product}/goals/signing-day"><input type="hidden" name="form" value="signing">${problemNotice(sent, ['signedAt', 'reason'])}
<div class="row">${field({ name: 'signedAt', label: 'Signed on', type: 'date', value: clock?.signedAt ?? '', required: isFirst, ...(isFirst ? {} : { hint: 'Left empty, no clock runs any more.' }) }, sent)}${isFirst ? nothing : field({ name: 'reason', id: 'signing-reason', label: 'Why it changes', maxlength: 2000 }, sent)}<button type="submit" class="quiet">Keep</button></div></form></details>`;
}

function planForm(product: string, isPlanned: boolean, sent: SentForm): Html {
  return html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>${isPlanned ? 'Change its line in the roadmap' : 'Give it a line in the roadmap'}</summary><form method="post" action="/products/${product}/goals/coverage-plan"><input type="hidden" name="form" value="plan">${problemNotice(sent, ['plannedAt', 'text', 'reason'])}
${field({ name: 'plannedAt', label: 'Covered from', type: 'date' }, sent)}${area({ name: 'text', id: 'plan-text', label: 'What has to be done until then', maxlength: 2000 }, sent)}${isPlanned ? field({ name: 'reason', id: 'plan-reason', label: 'Why it changes', maxlength: 2000 }, sent) : nothing}<button type="submit" class="quiet">Keep</button></form></details>`;
}

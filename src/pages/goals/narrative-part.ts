import { html } from '../../report/escape/html.ts';
import type { ProductGoal } from '../../workspace/goals/shapes.ts';
import { area, problemNotice, type SentForm } from '../form.ts';
import { day, nothing, when, type Html } from '../parts.ts';

/** A file of evidence that a description can be tied to. */
export interface EvidenceChoice {
  readonly id: string;
  readonly path: string;
}

/** How a goal that was already reached is met, in words tied to files of evidence. */
export function narrativePart(productId: string, { number, narrative }: ProductGoal, evidence: readonly EvidenceChoice[], mayChange: boolean, sent: SentForm): Html {
  const chosen = new Set(sent.values.has('text') ? sent.values.getAll('evidence') : narrative?.evidence.map(({ id }) => id));
  return html`<h2 id="already">Already there?</h2>
${narrative === null ? html`<p class="soft">Whoever already meets the goal, or goes further, should describe in public how. Tie every description to files that a reader can look at.</p>` : html`<blockquote class="card"><p>${narrative.text}</p><p class="small">Written ${day(narrative.writtenAt)}, tied to ${narrative.evidence.map(({ id, path, isThere }, index) => html`${index === 0 ? '' : ', '}${isThere ? html`<a href="/evidence/${id}"><code>${path}</code></a>` : html`<code>${path}</code> <strong>(removed or replaced since)</strong>`}`)}.</p></blockquote>${when(mayChange, () => html`<p class="small"><a href="/products/${productId}/endings/narratives/${narrative.id}">End it</a></p>`)}`}
${when(mayChange, () => html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>${narrative === null ? 'Describe how the goal is met' : 'Write it anew'}</summary>${evidence.length === 0 ? html`<p>Hand over evidence first: a description is tied to at least one file of the newest release.</p>` : html`<form method="post" action="/products/${productId}/goals/${number}/narrative"><input type="hidden" name="form" value="narrative">${problemNotice(sent, ['text', 'evidence'])}${area({ name: 'text', id: 'narrative-text', label: 'How the goal is met', maxlength: 2000, value: narrative?.text ?? '' }, sent)}
<fieldset><legend>Files of the newest release that show it</legend><ul class="choices">${evidence.map(({ id, path }) => html`<li><label><input type="checkbox" name="evidence" value="${id}"${chosen.has(id) ? html` checked` : nothing}> <code>${path}</code></label></li>`)}</ul></fieldset><button type="submit" class="quiet">Keep</button></form>`}</details>`)}`;
}

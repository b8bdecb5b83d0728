import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, nothing, textLines, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

/** An objection as its case shows it. */
export interface ShownObjection {
  readonly id: string;
  readonly candidateId: string | null;
  readonly vendor: string | null;
  readonly byName: string;
  readonly byOffice: string;
  readonly reason: string;
  readonly enteredAt: string;
  readonly escalatedTo: string | null;
  readonly escalatedOn: string | null;
  readonly decision: 'upheld' | 'overruled' | null;
  readonly decisionReason: string | null;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

/** Who objects, to whom it was taken, and what was decided. */
export function objectionsPart(visitor: Visitor, base: string, objections: readonly ShownObjection[], candidates: readonly (readonly [string, string])[], isOpen: boolean, sent: SentForm): Html {
  const raise = sentBy('objection', sent);
  return html`<section aria-labelledby="objections"><h2 id="objections">Objections</h2><p class="small">Whoever runs what is bought may say no. Nothing is awarded until somebody above has decided.</p>
${objections.length === 0 ? html`<p class="empty">Nobody objects.</p>` : objections.map((objection) => card(visitor, base, objection, isOpen, sentBy(objection.id, sent)))}
${when(isOpen && offersAnywhere(visitor, 'objection.raise'), () => html`<details class="fold"${when(raise.problem !== undefined, () => html` open`)}><summary>Write down an objection</summary><div>${problemNotice(raise, ['byName', 'byOffice', 'reason'])}<form method="post" action="${base}/objections"><input type="hidden" name="form" value="objection">
${field({ name: 'byName', label: 'Who objects', maxlength: 120 }, raise)}${field({ name: 'byOffice', label: 'Office', maxlength: 120 }, raise)}${choice({ name: 'about', label: 'To what' }, [['', 'the purchase as a whole'], ...candidates], raise)}${area({ name: 'reason', id: 'objection-reason', label: 'Why', maxlength: 2000 }, raise)}<button type="submit">Write it down</button></form></div></details>`)}</section>`;
}

function card(visitor: Visitor, base: string, { id, vendor, byName, byOffice, reason, enteredAt, escalatedTo, escalatedOn, decision, decisionReason, decidedAt, decidedByName, withdrawnAt, withdrawnReason }: ShownObjection, isOpen: boolean, sent: SentForm): Html {
  const state = withdrawnAt !== null ? 'taken back' : decision ?? (escalatedTo === null ? 'open' : 'escalated');
  const stands = isOpen && withdrawnAt === null && decision !== 'overruled';
  const hidden = html`<input type="hidden" name="form" value="${id}">`;
  return html`<div class="card"><h3 class="level">${byName}, ${byOffice} <span class="state">${state}</span></h3><p>${textLines(reason)}</p><p class="small">${vendor === null ? 'On the purchase as a whole' : `On ${vendor}`}, written down ${day(enteredAt)}.${escalatedTo === null ? nothing : html` Taken to ${escalatedTo}, ${day(escalatedOn ?? '')}.`}${decision === null ? nothing : html` ${decision === 'upheld' ? 'Upheld' : 'Overruled'} by ${decidedByName ?? ''}, ${day(decidedAt ?? '')}: ${decisionReason ?? ''}`}${withdrawnAt === null ? nothing : html` Taken back ${day(withdrawnAt)}: ${withdrawnReason ?? ''}`}</p>
${problemNotice(sent, [])}
${when(stands && decision === null && offersAnywhere(visitor, 'objection.escalate'), () => html`<details class="fold"><summary>${escalatedTo === null ? 'It was taken to somebody above' : 'It was taken to somebody else'}</summary><div><form method="post" action="${base}/objections/${id}/escalation">${hidden}${field({ name: 'to', id: `to-${id}`, label: 'To whom', hint: 'Name and office.', maxlength: 200 }, sent)}<button type="submit" class="quiet">Keep</button></form></div></details>`)}
${when(stands && decision === null && escalatedTo !== null && offersAnywhere(visitor, 'objection.decide'), () => html`<details class="fold"><summary>Decide it</summary><div><form method="post" action="${base}/objections/${id}/decision">${hidden}${choice({ name: 'decision', id: `decision-${id}`, label: 'Decision' }, [['upheld', 'upheld: it is not bought like this'], ['overruled', 'overruled: it is bought all the same']], sent)}${field({ name: 'reason', id: `why-${id}`, label: 'Why', maxlength: 2000 }, sent)}<button type="submit">Decide</button></form></div></details>`)}
${when(stands && offersAnywhere(visitor, 'objection.withdraw'), () => html`<details class="fold"><summary>It was taken back</summary><div><form method="post" action="${base}/objections/${id}/withdrawal">${hidden}${field({ name: 'reason', id: `back-${id}`, label: 'Why', maxlength: 2000 }, sent)}<button type="submit" class="quiet">Keep</button></form></div></details>`)}</div>`;
}

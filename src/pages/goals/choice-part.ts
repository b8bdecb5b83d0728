import { html } from '../../report/escape/html.ts';
import { statedId, type ChosenMeasure, type ProductGoal } from '../../workspace/goals/shapes.ts';
import { choice, field, problemNotice, type SentForm } from '../form.ts';
import { day, nothing, when, type Html } from '../parts.ts';
import { countedWords, definitionOf, isKnown, pointText, targetText } from './figure-words.ts';

/** Days of one measure that a baseline can be taken from, the newest. */
const baselinesMost = 36;

/** The measure chosen in advance with its trace, and the form to choose one. @param asked measure that the address names */
export function choicePart(productId: string, goal: ProductGoal, asked: string | null, mayChange: boolean, today: string, sent: SentForm): Html {
  const { chosen, choices } = goal;
  const isStated = chosen?.id === statedId;
  const ended = choices.filter(({ endedAt }) => endedAt !== null);
  return html`<h2 id="choice">Measure chosen in advance</h2>
${chosen === null ? html`<p>None is chosen. A measure, its baseline and its target set down before the work begins are worth more than one picked afterwards. The advice is ours; the pledge leaves it to the maker.</p>` : html`${choiceFacts(chosen)}${when(mayChange && !isStated, () => html`<p class="small"><a href="/products/${productId}/endings/measures/${chosen.id}">Give it up</a></p>`)}${when(isStated, () => html`<p class="small">The product’s own statement (assay.yaml) says so; it is changed there.</p>`)}`}
${when(ended.length > 0, () => html`<details class="trace" open><summary>Chosen before</summary><ul>${ended.map((choice) => html`<li>${definitionOf(choice.measure).title}, ${day(choice.chosenAt)} to ${day(choice.endedAt ?? '')}${choice.target === null ? nothing : `, target ${targetText(choice.target, definitionOf(choice.measure).unit)}`}. Ended because: ${choice.endReason ?? ''}</li>`)}</ul></details>`)}
${when(mayChange && !isStated, () => choiceForm(productId, goal, asked, today, sent))}`;
}

function choiceFacts({ measure, baseline, target, chosenAt }: ChosenMeasure): Html {
  const definition = definitionOf(measure);
  return html`<dl class="facts"><dt>Measure</dt><dd>${definition.title}. <span class="small">${countedWords(definition)}</span></dd><dt>Baseline</dt><dd>${baseline === null ? 'none: the first figure after the choice counts' : html`${pointText(baseline, definition.unit)}, ${day(baseline.at)}`}</dd><dt>Target</dt><dd>${target === null ? 'none' : targetText(target, definition.unit)}</dd><dt>Chosen</dt><dd>${day(chosenAt)}</dd></dl>`;
}

function choiceForm(productId: string, { number, measures, series, chosen, standing }: ProductGoal, asked: string | null, today: string, sent: SentForm): Html {
  const usual = chosen?.measure ?? standing?.measure ?? series[0]?.measure ?? measures[0];
  const named = sent.values.get('measure') ?? asked;
  const measure = measures.find((id) => id === named) ?? usual;
  if (measure === undefined) return nothing;
  const definition = definitionOf(measure);
  const days = (series.find((item) => item.measure === measure)?.points ?? []).filter(isKnown).toReversed();
  const at = (point: { readonly at: string }): string => point.at.slice(0, 10);
  const unit = definition.unit === 'share' ? 'Target in per cent' : definition.unit === 'days' ? 'Target in days' : 'Target';
  return html`<details class="form" id="choose"${when(sent.problem !== undefined || asked !== null, () => html` open`)}><summary>${chosen === null ? 'Choose a measure' : 'Choose another measure'}</summary>
<p class="small">For which measure?</p><ul class="offered">${measures.map((id) => html`<li><a class="button quiet" href="/products/${productId}/goals/${number}?measure=${id}#choose"${when(id === measure, () => html` aria-current="true"`)}>${definitionOf(id).title}</a></li>`)}</ul>
<form method="post" action="/products/${productId}/goals/${number}/measure?measure=${measure}"><input type="hidden" name="form" value="measure"><input type="hidden" name="measure" value="${measure}"><input type="hidden" name="unit" value="${definition.unit}">${problemNotice(sent, ['baseline', 'target', 'reason'])}
<p><strong>${definition.title}.</strong> <span class="small">${countedWords(definition)}</span></p>
${choice({ name: 'baseline', label: 'Baseline', hint: days.length === 0 ? 'Nothing was measured yet: the first figure that is measured becomes the point of comparison, or state one below.' : 'The figure that later ones are compared with, as it was measured.', value: chosen?.measure === measure && chosen.baseline !== null ? chosen.baseline.at : (days[0] === undefined ? 'none' : at(days[0])) }, [...days.slice(0, baselinesMost).map((point) => [at(point), `${at(point)}: ${pointText(point, definition.unit)}`] as const), ['none', 'none: the first figure that is measured'] as const, ['stated', 'another one, stated below'] as const], sent)}
<details class="form inner"${when(sent.values.get('baseline') === 'stated', () => html` open`)}><summary>State another baseline</summary><p class="small">It is your word: the verdict can’t become better than “partly met” by it.</p><div class="row">${field({ name: 'statedAt', label: 'Day', type: 'date', required: false }, sent)}${field({ name: 'statedNumerator', label: definition.unit === 'share' ? 'Numerator' : 'Figure', type: 'number', min: 0, required: false }, sent)}${definition.unit === 'share' ? field({ name: 'statedDenominator', label: 'Denominator', type: 'number', min: 1, required: false }, sent) : nothing}</div></details>
<div class="row">${field({ name: 'target', label: `${unit} (optional)`, type: 'number', min: 0, ...(definition.unit === 'share' ? { max: 100 } : {}), required: false }, sent)}${field({ name: 'targetAt', label: 'By (optional)', type: 'date', required: false }, sent)}</div>
${chosen === null ? nothing : field({ name: 'reason', id: 'measure-reason', label: 'Why it changes', hint: 'It stays readable beside the choice before.', maxlength: 2000 }, sent)}
<button type="submit">Choose this measure</button><p class="small">Chosen ${day(today)}. The next assessment judges by it.</p></form></details>`;
}

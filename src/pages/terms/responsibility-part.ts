import { html } from '../../report/escape/html.ts';
import type { ShownDuty } from '../../workspace/terms/responsibility-shape.ts';
import { field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, nothing, table, when, type Html } from '../parts.ts';
import { whoWords } from './words.ts';

/** Who has which duty, as both sides see it; where they differ it is said. */
export function responsibilityPart(base: string, candidate: string, duties: readonly ShownDuty[], may: boolean, sent: SentForm): Html {
  const differing = duties.filter(({ differs }) => differs).length;
  const open = duties.filter(({ ours }) => ours === null || ours.who === 'not-settled').length;
  const own = sentBy('duties', sent);
  return html`<section aria-labelledby="duties"><h2 id="duties">Shared responsibility</h2><p>${open} of ${duties.length} duties are not settled${differing === 0 ? '' : `; on ${differing} we and the maker differ`}.</p>
<details class="fold"${when(own.problem !== undefined, () => html` open`)}><summary>Who has which duty</summary><div class="duties">${problemNotice(own, ['saidOn'])}
${may ? html`<form method="post" action="${base}/responsibilities"><input type="hidden" name="form" value="duties"><input type="hidden" name="candidate" value="${candidate}">${table('Who has which duty', ['Duty', 'We say', 'The maker said'], duties.map((duty) => [head(duty), html`<td data-label="We say">${fields('ours', duty)}</td>`, html`<td data-label="The maker said">${fields('makers', duty)}</td>`]), true)}${field({ name: 'saidOn', label: 'Day on which the maker said what is new in its column', type: 'date', required: false }, own)}<button type="submit">Keep the duties</button></form>` : table('Who has which duty', ['Duty', 'We say', 'The maker said'], duties.map((duty) => [head(duty), html`<td data-label="We say">${side(duty.ours)}</td>`, html`<td data-label="The maker said">${side(duty.makers)}</td>`]), true)}</div></details></section>`;
}

function head({ title, differs, makers }: ShownDuty): Html {
  return html`<th scope="row">${title}${when(differs, () => html` <span class="state">differs</span>`)}${makers === null || makers.saidOn === null ? nothing : html`<span class="small">the maker said so ${day(makers.saidOn)}</span>`}</th>`;
}

function side(said: ShownDuty['ours']): Html {
  return said === null ? html`<span class="soft">not said</span>` : html`${whoWords[said.who]}${said.note === '' ? nothing : html`<br><span class="small">${said.note}</span>`}`;
}

function fields(name: 'ours' | 'makers', duty: ShownDuty): Html {
  const said = duty[name];
  const about = `${name === 'ours' ? 'We say' : 'The maker said'}: ${duty.title}`;
  return html`<div class="row"><select name="${name}:${duty.duty}" aria-label="${about}"><option value="">not said</option>${Object.entries(whoWords).map(([value, words]) => html`<option value="${value}"${when(value === said?.who, () => html` selected`)}>${words}</option>`)}</select><input name="${name}Note:${duty.duty}" value="${said?.note ?? ''}" maxlength="500" placeholder="Note" aria-label="Note. ${about}" autocomplete="off"></div>`;
}

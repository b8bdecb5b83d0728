import { requirementById, requirements, sources } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, table, time, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';

interface Demand { readonly requirement: string; readonly demand: 'met' | 'partly-met' }
interface Exception { readonly id: string; readonly requirement: string; readonly reason: string; readonly owner: string; readonly expiresAt: string; readonly endedAt: string | null }

/** How the newest release stands at the gate. */
export interface AtTheGate {
  readonly release: { readonly id: string; readonly version: string };
  readonly isOpen: boolean;
  readonly assessment: { readonly id: string; readonly at: string } | null;
  readonly lines: readonly (Demand & { readonly verdict: VerdictName | null; readonly reason: string; readonly state: 'shown' | 'excepted' | 'missing' })[];
}

interface Shown {
  readonly product: { readonly id: string; readonly name: string };
  readonly demands: readonly Demand[];
  readonly chosenAt: string | null;
  readonly exceptions: readonly Exception[];
  readonly newest: AtTheGate | undefined;
  /** Who may answer for an exception. */
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly happenedAt: string; readonly open: readonly string[] }[];
  readonly today: string;
  readonly sent: SentForm;
}

const demandWords = { met: 'wholly', 'partly-met': 'at least in part' } as const;
const states = { shown: 'shown', excepted: 'excepted', missing: 'missing' } as const;

/** What a release has to show before it goes out, what is let through until when, and what is said after an incident. */
export function gatePage(visitor: Visitor, shown: Shown): PageContent {
  const { product, demands, chosenAt, newest, sent } = shown;
  return {
    title: `Release gate of ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<h1>${product.name}</h1>${productNavigation(visitor, product, 'gate')}
${problemNotice(sent, ['requirement', 'reason', 'owner', 'expiresAt'])}
<h2>Release gate</h2><p>${chosenAt === null ? html`Nobody chose yet what a release has to show. Ten requirements that a small team can meet are asked for until then.` : html`Chosen ${day(chosenAt)}.`} What is unknown is never let through.</p>
${newest === undefined ? html`<p class="notice">There is no release yet: the gate is asked for each of them.</p>` : standing(newest, demands)}
${exceptionPart(visitor, shown)}
${when(offers(visitor, 'gate.choose', product.id), () => chooser(product.id, demands))}
<section aria-labelledby="build"><h2 id="build">Ask from a build</h2><p>A build asks before it goes on, and ends with 1 while something is missing. Its token needs <code>gate.pass</code>, <code>product.list</code> and <code>release.list</code>; that it asked, and what it was told, stands in the audit log.</p><pre tabindex="0">npx assay gate --to &lt;this workspace&gt; --product &lt;short name&gt; --release &lt;version&gt; --token-file token.txt</pre></section>
${incidentPart(visitor, shown)}
<p class="small"><a href="/pledge-mail">A mail to join the pledge</a>, for a person to complete and send.</p>`,
  };
}

function standing({ release, isOpen, assessment, lines }: AtTheGate, demands: readonly Demand[]): Html {
  const missing = lines.filter(({ state }) => state === 'missing').length;
  return html`<p class="notice${isOpen ? '' : ' wrong'}"><strong>Release <a href="/releases/${release.id}">${release.version}</a>: the gate is ${isOpen ? 'open' : 'closed'}.</strong> ${assessment === null ? 'It was never assessed.' : html`${missing} of ${demands.length} ${demands.length === 1 ? 'demand' : 'demands'} missing, by the <a href="/assessments/${assessment.id}">assessment of ${time(assessment.at)}</a>.`}</p>
${table('What the newest release shows', ['Requirement', 'Asked', 'Verdict', 'At the gate'], lines.map(({ requirement, demand, verdict, reason, state }) => [
    html`<th scope="row">${assessment === null ? titleOf(requirement) : html`<a href="/assessments/${assessment.id}/requirement?id=${encodeURIComponent(requirement)}">${titleOf(requirement)}</a>`}<br><span class="small">${reason}</span></th>`,
    html`<td>${demandWords[demand]}</td>`, html`<td>${verdict === null ? 'none' : verdictMark(verdict)}</td>`, html`<td>${state === 'missing' ? html`<strong>${states[state]}</strong>` : states[state]}</td>`,
  ]))}`;
}

function exceptionPart(visitor: Visitor, { product, demands, exceptions, people, today, sent }: Shown): Html {
  const isInForce = ({ endedAt, expiresAt }: Exception): boolean => endedAt === null && today <= expiresAt;
  const lines = exceptions.map((one) => [
    html`<th scope="row">${titleOf(one.requirement)}<br><span class="small">${one.reason}</span></th>`, html`<td>${one.owner}</td>`, html`<td>${day(one.expiresAt)}${isInForce(one) ? nothing : html` <span class="small">over</span>`}</td>`,
    html`<td>${when(isInForce(one) && offers(visitor, 'gate.end-exception', product.id), () => deed(`/products/${product.id}/gate/exceptions/${one.id}/ending`, 'End', { about: titleOf(one.requirement) }))}</td>`,
  ]);
  return html`<h2>Exceptions</h2>${lines.length === 0 ? html`<p>None. An exception lets a release out although something is missing: somebody answers for it by name, until a day.</p>` : table('Exceptions, newest first', ['Requirement', 'Who answers for it', 'Until', 'Deeds'], lines)}
${when(offers(visitor, 'gate.except', product.id) && people.length > 0, () => html`<details class="fold"${when(sent.problem !== undefined && sent.values.has('reason'), () => html` open`)}><summary>Make an exception</summary><div><form method="post" action="/products/${product.id}/gate/exceptions">${choice({ name: 'requirement', label: 'Requirement' }, demands.map(({ requirement }) => [requirement, titleOf(requirement)]), sent)}${area({ name: 'reason', label: 'Why it may be open', hint: 'At least ten characters. It stands beside the owner’s name.', maxlength: 1000 }, sent)}${choice({ name: 'owner', label: 'Who answers for it' }, people.map(({ id, displayName }) => [id, displayName]), sent)}${field({ name: 'expiresAt', label: 'Until', hint: 'Within a year. Then it counts again by itself.', type: 'date' }, sent)}<button type="submit">Make the exception</button></form></div></details>`)}`;
}

function chooser(product: string, demands: readonly Demand[]): Html {
  const chosen = new Set(demands.map(({ requirement }) => requirement));
  const others = sources.map(({ document, title }) => ({ title, offered: requirements.filter(({ id, audience, source }) => audience === 'manufacturer' && source.document === document && !chosen.has(id)) }));
  const option = (value: string, words: string, isChosen: boolean): Html => html`<option value="${value}"${when(isChosen, () => html` selected`)}>${words}</option>`;
  return html`<details class="fold"><summary>Choose what a release has to show</summary><div><form method="post" action="/products/${product}/gate">
${table('What a release has to show', ['Requirement', 'How far'], demands.map(({ requirement, demand }) => [html`<th scope="row">${titleOf(requirement)}</th>`, html`<td><select name="${requirement}" aria-label="How far: ${titleOf(requirement)}">${option('met', demandWords.met, demand === 'met')}${option('partly-met', demandWords['partly-met'], demand === 'partly-met')}${option('', 'no more', false)}</select></td>`]))}
<div class="field"><label for="add">One more</label><select id="add" name="add"><option value="">nothing more</option>${others.map(({ title, offered }) => html`<optgroup label="${title}">${offered.map(({ id, title: words }) => html`<option value="${id}">${words}</option>`)}</optgroup>`)}</select></div><button type="submit">Keep</button></form></div></details>`;
}

function incidentPart(visitor: Visitor, { product, incidents }: Shown): Html {
  return html`<h2>Incidents</h2>${incidents.length === 0 ? html`<p>None recorded. After a compromise a maker says whether a feature would have prevented it, whether that is on by default and free now, or how the class of weakness is being eliminated.</p>` : table('Incidents, newest first', ['Day', 'What', 'Still open'], incidents.map(({ id, title, happenedAt, open }) => [html`<td>${day(happenedAt)}</td>`, html`<th scope="row"><a href="/incidents/${id}">${title}</a></th>`, html`<td>${open.length === 0 ? 'nothing' : open.join('; ')}</td>`]))}
${when(offers(visitor, 'incident.record', product.id), () => html`<p><a class="button quiet" href="/products/${product.id}/incidents/new">Record an incident</a></p>`)}`;
}

function titleOf(requirement: string): string {
  return requirementById.get(requirement)?.title ?? requirement;
}

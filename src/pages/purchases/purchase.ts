import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, table, textLines, time, trail, when, type Html } from '../parts.ts';
import { trackerPart, type ShownTrackerLink } from '../tracker-part.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { caseNavigation } from './case-rooms.ts';
import type { PurchaseLine } from './purchases.ts';
import type { ShownLook } from './vendors.ts';
import { artifactWords, candidateWords, criticalityWords, lookLine, stageWords, stateWords } from './words.ts';

/** A candidate as its case shows it. */
export interface ShownCandidate {
  readonly id: string;
  readonly vendorId: string;
  readonly vendor: string;
  readonly product: string;
  readonly reseller: string;
  readonly state: keyof typeof candidateWords;
  readonly stateReason: string | null;
  readonly look: ShownLook | null;
  readonly artifacts: readonly { readonly kind: string; readonly title: string; readonly state: keyof typeof artifactWords; readonly note: string; readonly changedAt: string | null }[];
}

/** A case as its own page shows it. */
export interface ShownPurchase extends Omit<PurchaseLine, 'candidates'> {
  readonly need: string;
  readonly ownerId: string;
  readonly budget: string;
  readonly deployment: readonly string[];
  readonly replyDays: number;
  readonly demands: readonly { readonly requirement: string; readonly level: 'must' | 'should' }[];
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly level: 'must' | 'should' }[];
  readonly awardedCandidateId: string | null;
  readonly awardedAt: string | null;
  readonly endedReason: string | null;
  readonly createdAt: string;
  readonly candidates: readonly ShownCandidate[];
  readonly blockers: readonly { readonly rule: string; readonly message: string; readonly candidateId: string | null }[];
  readonly trackerLinks: readonly ShownTrackerLink[];
}

interface Around {
  /** Makers that may be added: all, or those that words found. */
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
  readonly words: string;
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  /** The candidate whose documents are shown where not all are. */
  readonly documentsOf: string | null;
  readonly sent: SentForm;
}

/** Candidates whose documents stand on one page together; with more, those of one at a time. */
const documentsMost = 3;

/** One case: where it stands, what is missing, and its candidates. */
export function purchasePage(visitor: Visitor, purchase: ShownPurchase, around: Around): PageContent {
  const { sent } = around;
  const { id, title, need, owner, state, decideOn, budget, criticality, deployment, isTender, createdAt, awardedAt, endedReason, demands, criteria } = purchase;
  const may = (act: string): boolean => state === 'open' && offersAnywhere(visitor, act);
  const musts = demands.filter(({ level }) => level === 'must').length;
  return {
    title, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'])}<div class="head"><h1>${title}</h1>${when(may('purchase.advance') && purchase.stage === 'before', () => deed(`/purchases/${id}/stage`, 'Go on to deciding', { kind: 'main' }))}</div>
${caseNavigation(visitor, purchase, 'overview')}
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
${stageLine(purchase)}
${state === 'awarded' ? html`<p class="notice"><strong>Awarded</strong> ${awardedAt === null ? nothing : time(awardedAt)}.</p>` : state === 'dropped' ? html`<p class="notice"><strong>Dropped.</strong> ${endedReason ?? ''}</p>` : blockersPart(purchase)}
<h2>Candidates</h2>${purchase.candidates.length === 0 ? html`<p class="empty">None yet.</p>` : purchase.candidates.map((candidate) => candidateCard(visitor, purchase, candidate, around))}
${when(may('purchase.add-candidate'), () => addForm(id, { ...around, sent: sentBy('candidate', sent) }))}
<h2>The case</h2><dl class="facts"><dt>Who answers for it</dt><dd>${owner}</dd><dt>Opened</dt><dd>${day(createdAt)}</dd><dt>Decide by</dt><dd>${decideOn === null ? 'not set' : day(decideOn)}</dd><dt>Criticality</dt><dd>${criticalityWords[criticality]}</dd><dt>Budget</dt><dd>${budget === '' ? 'not set' : budget}</dd><dt>Runs</dt><dd>${deployment.length === 0 ? 'not said' : deployment.join(', ')}</dd><dt>Treatment</dt><dd>${isTender ? 'a tender: all candidates alike' : 'each candidate by itself'}</dd></dl>
${need === '' ? nothing : html`<p>${textLines(need)}</p>`}
<details class="fold"><summary>What it asks for: ${demands.length} requirements, ${musts} of them without exception${criteria.length === 0 ? '' : `, and ${criteria.length} of your own`}</summary><div>${table('What the case asks for', ['Requirement', 'Level'], [...demands.map(({ requirement, level }) => [html`<th scope="row">${lineTitle(requirement)}</th>`, html`<td>${level}</td>`]), ...criteria.map(({ text, level }) => [html`<th scope="row">${text} <span class="small">your own</span></th>`, html`<td>${level}</td>`])])}</div></details>
${when(offersAnywhere(visitor, 'purchase.download-case'), () => takeAlong(id))}
${when(may('purchase.change'), () => html`<p><a href="/purchases/${id}/change">Change the case and what it asks for</a></p>`)}
${trackerPart(purchase.trackerLinks, { action: `/purchases/${id}/tracker-links`, key: 'tracker', mayAdd: offersAnywhere(visitor, 'purchase.add-tracker-link'), mayRemove: offersAnywhere(visitor, 'purchase.remove-tracker-link'), sent: sentBy('tracker', sent) })}
${when(may('purchase.drop'), () => html`<details class="fold"><summary>Drop the case</summary><div><form method="post" action="/purchases/${id}/drop">${field({ name: 'reason', label: 'Why', maxlength: 2000 }, sentBy('drop', sent))}<input type="hidden" name="form" value="drop"><button type="submit" class="danger">Drop</button></form></div></details>`)}`,
  };
}

/** The case for whoever keeps it outside of the workspace. */
function takeAlong(id: string): Html {
  return html`<details class="fold"><summary>Take the case along</summary><div><p>A signed archive of all that stands here, with every file that it rests on and the acceptances as they were signed. <code>assay case verify</code> checks it offline. Names of those who decided are in it, and what makers wrote; answers that are sealed are not.</p><p class="row"><a class="button" href="/api/v1/purchases/${id}/archive" download>Take the archive along</a><a class="button quiet" href="/api/v1/purchases/${id}/archive?contacts=with" download>The same with contacts’ mail addresses</a></p><p>Only what was seen and answered, for other programs: <a href="/api/v1/purchases/${id}/results?form=oscal" download>OSCAL assessment results</a>, <a href="/api/v1/purchases/${id}/results?form=cyclonedx" download>CycloneDX Attestations</a>. What is unknown stays unknown in them.</p></div></details>`;
}

function stageLine({ stage, state }: ShownPurchase): Html {
  return html`<ol class="stages" aria-label="Stages">${(['before', 'during', 'after'] as const).map((name) => html`<li${when(name === stage, () => html` aria-current="step"`)}>${stageWords[name]}</li>`)}</ol>${state === 'open' ? nothing : html`<p class="small">The case is ${stateWords[state]}.</p>`}`;
}

function blockersPart({ blockers, stage }: ShownPurchase): Html {
  if (blockers.length === 0) return html`<p class="notice">${stage === 'before' ? 'Nothing is missing: the case can go on to deciding.' : 'Nothing is missing: it can be awarded.'}</p>`;
  return html`<section class="card" aria-labelledby="missing"><h2 id="missing">Missing before it ${stage === 'before' ? 'goes on' : 'is awarded'}</h2><ul>${blockers.map(({ message }) => html`<li>${message}</li>`)}</ul></section>`;
}

function candidateCard(visitor: Visitor, purchase: ShownPurchase, { id, vendorId, vendor, product, reseller, state, stateReason, look, artifacts }: ShownCandidate, { documentsOf, sent }: Around): Html {
  const may = (act: string): boolean => purchase.state === 'open' && state === 'standing' && offersAnywhere(visitor, act);
  const open = artifacts.filter((item) => item.state === 'wanted' || item.state === 'asked').length;
  return html`<section class="card" aria-labelledby="c-${id}"><h3 class="level" id="c-${id}"><a href="/vendors/${vendorId}">${vendor}</a>${product === '' ? nothing : html` ${product}`} <span class="state">${candidateWords[state]}</span></h3>
${reseller === '' ? nothing : html`<p class="small">Through ${reseller}: the maker’s duties and the reseller’s are two.</p>`}${stateReason === null ? nothing : html`<p>${stateReason}</p>`}
<p>${look === null ? html`Not looked at yet. <a href="/vendors/${vendorId}">How far the look is</a>` : html`${lookLine(look)}. <a href="/looks/${look.id}">Seen ${day(look.endedAt)}</a>`}</p>
${purchase.candidates.length > documentsMost && documentsOf !== id ? html`<p><a href="/purchases/${purchase.id}?documents=${id}#c-${id}">Documents wanted<span class="unseen"> from ${vendor}</span></a>: ${open} of ${artifacts.length} still open</p>` : html`<details class="fold"${when(documentsOf === id, () => html` open`)}><summary>Documents wanted: ${open} of ${artifacts.length} still open</summary><div>${table(`Documents wanted from ${vendor}`, ['Document', 'State', 'Note', 'Deeds'], artifacts.map((item) => [html`<th scope="row">${item.title}</th>`, html`<td>${artifactWords[item.state]}${item.changedAt === null ? nothing : html`<br><span class="small">${day(item.changedAt)}</span>`}</td>`, html`<td>${item.note}</td>`, html`<td>${when(may('purchase.set-artifact'), () => artifactForm(`/purchases/${purchase.id}/candidates/${id}`, item))}</td>`]), true)}</div></details>`}
${when(may('purchase.award') && purchase.stage === 'during', () => deed(`/purchases/${purchase.id}/candidates/${id}/award`, 'Award', { about: `to ${vendor}`, kind: 'main' }))}
${when(may('purchase.withdraw-candidate'), () => html`<details class="fold"><summary>Withdraw</summary><div><form method="post" action="/purchases/${purchase.id}/candidates/${id}/withdrawal">${field({ name: 'reason', id: `reason-${id}`, label: 'Why', maxlength: 2000 }, sentBy(`withdraw-${id}`, sent))}<input type="hidden" name="form" value="withdraw-${id}"><button type="submit" class="danger">Withdraw<span class="unseen"> ${vendor}</span></button></form></div></details>`)}</section>`;
}

function artifactForm(candidate: string, { kind, title, state, note }: ShownCandidate['artifacts'][number]): Html {
  return html`<form class="row" method="post" action="${candidate}/artifacts/${kind}"><select name="state" aria-label="State: ${title}">${Object.entries(artifactWords).map(([value, words]) => html`<option value="${value}"${when(value === state, () => html` selected`)}>${words}</option>`)}</select><input name="note" value="${note}" maxlength="500" aria-label="Note: ${title}" autocomplete="off"><button type="submit" class="quiet">Keep<span class="unseen"> ${title}</span></button></form>`;
}

function addForm(id: string, { vendors, words, hasMore, sent }: Around): Html {
  if (vendors.length === 0 && words === '') return html`<p>Every candidate is a maker: <a href="/vendors#new">add a maker</a> first.</p>`;
  return html`<details class="fold" id="add"${when(sent.problem !== undefined || words !== '', () => html` open`)}><summary>Add a candidate</summary><div>${problemNotice(sent, ['vendor', 'product', 'reseller'])}${when(hasMore || words !== '', () => html`<form class="row search" action="/purchases/${id}#add" role="search" aria-label="Find a maker"><div class="field"><label class="unseen" for="makers">Words in a maker’s name or domain</label><input id="makers" name="makers" type="search" value="${words}" maxlength="100" placeholder="Name or domain"></div><button type="submit" class="quiet">Find</button></form>`)}${vendors.length === 0 ? html`<p class="empty">No maker has these words in its name or domain.</p>` : nothing}<form method="post" action="/purchases/${id}/candidates"><input type="hidden" name="form" value="candidate">
${choice({ name: 'vendor', label: 'Maker' }, vendors.map(({ id: vendor, name }) => [vendor, name]), sent)}${field({ name: 'product', label: 'Product', hint: 'As the maker calls it; empty for the maker as a whole.', required: false, maxlength: 120 }, sent)}${field({ name: 'reseller', label: 'Bought through', hint: 'A reseller or service provider, when it is not bought from the maker.', required: false, maxlength: 120 }, sent)}<button type="submit">Add</button></form><p class="small">Not in the list? <a href="/vendors#new">Add a maker</a>.</p></div></details>`;
}

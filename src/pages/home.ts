import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import type { Text } from '../model/text.ts';
import { verdictTitles } from '../report/words.ts';
import type { PageContent } from './layout.ts';
import { day, nothing, verdictMark, when, type Html } from './parts.ts';
import { offers, offersAnywhere, type Visitor } from './visitor.ts';

type Goals = readonly { readonly number: number; readonly title: string; readonly requirement: string; readonly verdict: VerdictName }[];
type Counts = Readonly<Record<VerdictName, number>>;
type Before = { readonly id: string; readonly counts: Counts; readonly goals: readonly VerdictName[] } | null;

/** An assessment as lists show it. */
export interface AssessmentAtAGlance {
  readonly id: string;
  readonly at: string;
  readonly releaseId: string;
  readonly version: string;
  readonly counts: Counts;
  readonly goals: Goals;
  readonly before: Before;
}

/** A product with its newest assessment, where there is one and the visitor may read it. */
export interface ProductAtAGlance {
  readonly id: string;
  readonly name: string;
  readonly latest: (AssessmentAtAGlance & {
    /** Days until a year after signing the pledge; null where no day of signing is stated. */
    readonly daysLeft: number | null;
    readonly stale: readonly { readonly title: string; readonly days: number; readonly freshDays: number }[];
    readonly kinds: number;
    readonly next: readonly { readonly action: Text; readonly requirements: number; readonly goals: readonly number[] }[];
  }) | undefined;
}

/** Names of the goals that fit above a column. */
const short = ['Sign-in', 'Passwords', 'Classes', 'Patches', 'Policy', 'CVE', 'Logs'] as const;
const counted = ['met', 'partly-met', 'not-met', 'unknown'] as const;
/** Steps that are shown over all products. */
const nextMost = 6;

/** The first page after signing in: how products stand, what went stale, and what to do next. */
export function homePage(visitor: Visitor, { products, next, words, after }: { readonly products: readonly ProductAtAGlance[]; readonly next: string | null; readonly words: string; readonly after: string | null }, /** What the visitor in person is asked for. */ asked: readonly Html[]): PageContent {
  const begin = words === '' && after === null ? firstSteps(visitor, products) : [];
  const isSearched = words !== '' || next !== null || after !== null;
  return {
    title: 'Home', place: 'home',
    body: html`<h1>${visitor.organisation}</h1>
${asked}${begin.length === 0 ? nothing : html`<section class="card" aria-labelledby="next"><h2 id="next">Next steps</h2><ol class="steps">${begin.map((step) => html`<li>${step}</li>`)}</ol></section>`}
${products.length === 0 && words === '' ? nothing : html`<div class="head"><h2 id="products">Products</h2>${when(isSearched || products.length > 8, () => searchForm(words))}</div>
${products.length === 0 ? html`<p class="empty">No product has these words in its name. <a href="/home">Show all</a></p>` : matrix(products, visitor)}`}
${next === null ? nothing : html`<p><a href="/home?${new URLSearchParams({ ...(words === '' ? {} : { words }), after: next }).toString()}">More products</a></p>`}
${effects(products)}`,
  };
}

function searchForm(words: string): Html {
  return html`<form class="row search" action="/home" role="search" aria-label="Find a product"><div class="field"><label class="unseen" for="words">Words in a product’s name</label><input id="words" name="words" type="search" value="${words}" maxlength="100" placeholder="Name of a product"></div><button type="submit" class="quiet">Find</button></form>`;
}

function matrix(products: readonly ProductAtAGlance[], visitor: Visitor): Html {
  const goals = products.find(({ latest }) => latest !== undefined)?.latest?.goals ?? [];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Products and how they stand"><table class="standing"><caption class="unseen">Products and how they stand</caption><thead><tr><th scope="col" rowspan="2">Product</th>${when(goals.length > 0, () => html`<th scope="colgroup" colspan="${goals.length}">Goals of the pledge</th>`)}<th scope="colgroup" colspan="${counted.length}">Requirements on the maker</th><th scope="col" rowspan="2">Pledge’s year</th><th scope="col" rowspan="2">Evidence</th></tr><tr>${goals.map(({ number, title }, index) => html`<th scope="col" class="goal"><abbr title="${number}. ${title}">${short[index] ?? String(number)}</abbr></th>`)}${counted.map((name) => html`<th scope="col" class="number">${verdictTitles[name]}</th>`)}</tr></thead>
<tbody>${products.toSorted((one, other) => Number(one.latest === undefined) - Number(other.latest === undefined)).map((product) => line(product, visitor, goals.length))}</tbody></table></div>
<p class="legend small">${(['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'] as const).map((name) => html`${verdictMark(name)} `)}<span>▲ nearer than in the assessment before, ▼ further away, ◇ otherwise changed</span></p>`;
}

function line({ id, name, latest }: ProductAtAGlance, visitor: Visitor, goals: number): Html {
  const title = html`<th scope="row"><a href="/products/${id}">${name}</a>${latest === undefined ? nothing : html`<span class="small"><a href="/assessments/${latest.id}">${latest.version}, ${day(latest.at)}</a></span>`}</th>`;
  if (latest === undefined) return html`<tr>${title}<td class="soft" colspan="${goals + counted.length + 2}">${offers(visitor, 'assessment.list', id) ? 'Not assessed yet: add a release with its evidence, then ask for an assessment.' : 'Its assessments are not open to your roles.'}</td></tr>`;
  return html`<tr>${title}${latest.goals.map((goal, index) => html`<td class="goal"><a href="/assessments/${latest.id}/requirement?id=${encodeURIComponent(goal.requirement)}">${goalMark(goal, latest.before?.goals[index])}</a></td>`)}${counted.map((verdict) => html`<td class="number">${latest.counts[verdict] ?? 0}${changeOf(latest.counts[verdict] ?? 0, latest.before?.counts[verdict])}</td>`)}<td>${clock(latest.daysLeft)}</td><td>${staleWords(latest, id)}</td></tr>`;
}

/** The verdicts of the goals in one row, with the direction of each since the assessment before. */
export function goalMarks(goals: Goals, before: Before): Html {
  return html`<ul class="goal-marks">${goals.map((goal, index) => html`<li>${goalMark(goal, before?.goals[index])}</li>`)}</ul>`;
}

function goalMark({ number, title, verdict }: Goals[number], earlier: VerdictName | undefined): Html {
  const moved = earlier === undefined || earlier === verdict ? undefined : directionOf(earlier, verdict);
  const words = `${number}. ${title}: ${verdictTitles[verdict]}${earlier === undefined || moved === undefined ? '' : `, was ${verdictTitles[earlier]}`}`;
  return html`<span class="mark v-${verdict}" title="${words}"><span class="unseen">${words}</span>${moved === undefined ? nothing : html`<span class="moved" aria-hidden="true">${moved}</span>`}</span>`;
}

/** How near a verdict is to being met, where that can be said at all: what was not measured is neither near nor far. */
const nearness: Readonly<Partial<Record<VerdictName, number>>> = { met: 3, 'partly-met': 2, 'not-met': 1, contradicted: 0 };

function directionOf(earlier: VerdictName, now: VerdictName): '▲' | '▼' | '◇' {
  const [one, other] = [nearness[earlier], nearness[now]];
  if (now === 'met') return '▲';
  if (earlier === 'met') return '▼';
  return one === undefined || other === undefined ? '◇' : other > one ? '▲' : '▼';
}

/** There is room for a change where there is none, so that figures stand below each other. */
function changeOf(now: number, before: number | undefined): Html {
  if (before === undefined || before === now) return html`<span class="change"></span>`;
  return html`<span class="change"><span class="unseen">, </span>${now > before ? `+${now - before}` : `−${before - now}`}<span class="unseen"> since the assessment before</span></span>`;
}

function clock(daysLeft: number | null): Html {
  if (daysLeft === null) return html`<span class="soft">not stated</span>`;
  return daysLeft >= 0 ? html`${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left` : html`ended ${-daysLeft} ${daysLeft === -1 ? 'day' : 'days'} ago`;
}

function staleWords({ stale, kinds, releaseId }: NonNullable<ProductAtAGlance['latest']>, id: string): Html {
  if (kinds === 0) return html`<a href="/products/${id}">none yet</a>`;
  const [first] = stale;
  if (first === undefined) return html`<span class="soft">recent</span>`;
  return html`<a class="stale" href="/releases/${releaseId}#contract" title="${stale.map(({ title, days, freshDays }) => `${title}: ${days} days old, wanted every ${freshDays}`).join('; ')}">${first.title} ${first.days} days old${stale.length === 1 ? '' : `, ${stale.length - 1} more`}</a>`;
}

/** What would move most, over the products that are shown. */
function effects(products: readonly ProductAtAGlance[]): Html {
  const steps = products.flatMap(({ name, latest }) => (latest === undefined ? [] : latest.next.map((step) => ({ ...step, name, latest })))).toSorted((one, other) => other.requirements - one.requirements || other.goals.length - one.goals.length).slice(0, nextMost);
  if (steps.length === 0) return nothing;
  return html`<section aria-labelledby="effect"><h2 id="effect">What to do next, by effect</h2><ol class="effects">${steps.map(({ action, requirements, goals, name, latest }) => html`<li><span class="effect"><b>${requirements}</b> ${requirements === 1 ? 'requirement' : 'requirements'}</span><span><a href="/releases/${latest.releaseId}#contract">${name}</a>: ${action}${goals.length === 0 ? nothing : html` <span class="soft">${goals.length === 1 ? 'goal' : 'goals'} ${goals.join(', ')}</span>`}</span></li>`)}</ol></section>`;
}

/** The goals with their verdicts, each leading to what it rests on. */
export function goalList(assessment: string, goals: Goals): Html {
  return html`<ul class="goals">${goals.map((goal) => html`<li><span><a href="/assessments/${assessment}/requirement?id=${encodeURIComponent(goal.requirement)}">${goal.number}. ${goal.title}</a></span>${verdictMark(goal.verdict)}</li>`)}</ul>`;
}

/** How many requirements have which verdict: never one figure for all, and what is unknown by itself. */
export function countsLine(counts: Counts): string {
  return (Object.keys(verdictTitles) as VerdictName[]).filter((name) => counts[name] > 0 || name === 'met' || name === 'not-met' || name === 'unknown').map((name) => `${counts[name]} ${verdictTitles[name]}`).join(', ');
}

function firstSteps(visitor: Visitor, products: readonly ProductAtAGlance[]): readonly Html[] {
  const { roles, passkeys, recoveryCodesLeft, accountId } = visitor;
  const steps: Html[] = [];
  if (roles.length === 0) steps.push(html`You have no role yet. An administrator gives you one.`);
  if (passkeys < 2) steps.push(html`<a href="/account/new-passkey">Add a second passkey</a> on another device, so that a lost one does not lock you out.`);
  if (recoveryCodesLeft < 4) steps.push(html`<a href="/account">Make new recovery codes</a>: ${recoveryCodesLeft} are left.`);
  if (products.length === 0 && offersAnywhere(visitor, 'product.create')) steps.push(html`<a href="/products#new">Add your first product.</a> A product has releases, a release has evidence, and an assessment says what that evidence shows.`);
  if (offersAnywhere(visitor, 'account.grant-role') && !offersAnywhere(visitor, 'evidence.add')) steps.push(html`An administrator sets up and does not measure. <a href="/people/${accountId}">Give yourself the role security lead</a>, or <a href="/people#invite">invite somebody</a> who measures.`);
  const first = products.find(({ latest, id }) => latest === undefined && offers(visitor, 'release.add', id));
  if (first !== undefined) steps.push(html`<a href="/products/${first.id}">Add a release of ${first.name}</a> and hand over its evidence, for example an SBOM.`);
  return steps;
}

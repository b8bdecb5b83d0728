import type { Chime } from '../settings/chime.ts';
import { html } from '../report/escape/html.ts';
import { disclaimer } from '../report/words.ts';
import { nothing, when, type Html } from './parts.ts';
import { offersAnywhere, roleTitle, type Visitor } from './visitor.ts';

/** A chime as pages show it. */
export type ShownChime = Pick<Chime, 'urgency' | 'message' | 'mend'> & { readonly page: string };

/** The parts of the workspace that the navigation leads to. */
export type Place = 'home' | 'products' | 'vendors' | 'purchases' | 'goals' | 'calendar' | 'reports' | 'publisher' | 'people' | 'posture' | 'settings' | 'audit' | 'providers' | 'builds' | 'account';

/** What stands around a page’s own content. */
export interface Frame {
  readonly assets: { readonly style: string; readonly script: string; readonly icon: string };
  readonly visitor: Visitor | undefined;
  readonly chimes: readonly ShownChime[];
}

/** A page’s own content. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly place?: Place;
  /** One column, for a page with one thing to do. */
  readonly isNarrow?: boolean;
  readonly status?: number;
}

const places: readonly { readonly place: Place; readonly words: string; readonly act: string | undefined }[] = [
  { place: 'home', words: 'Home', act: undefined },
  { place: 'products', words: 'Products', act: 'product.list' },
  { place: 'goals', words: 'Goals', act: 'goal.list' },
  { place: 'purchases', words: 'Purchases', act: 'purchase.list' },
  { place: 'vendors', words: 'Makers', act: 'vendor.list' },
  { place: 'calendar', words: 'Calendar', act: 'calendar.read' },
  { place: 'reports', words: 'Reports', act: 'report.list-for-all' },
  { place: 'publisher', words: 'Publishing', act: 'publisher.read' },
  { place: 'people', words: 'People', act: 'account.list' },
  { place: 'posture', words: 'Posture', act: 'posture.read' },
  { place: 'settings', words: 'Settings', act: 'setting.list' },
  { place: 'audit', words: 'Audit log', act: 'audit-log.search' },
  { place: 'providers', words: 'Providers', act: 'provider.list' },
  { place: 'builds', words: 'Builds', act: 'workload.list' },
];

/** What looks after the workspace itself; whoever has many parts finds these behind one word, so that the bar stays one line. */
const aside: ReadonlySet<Place> = new Set(['publisher', 'people', 'posture', 'settings', 'audit', 'providers', 'builds']);
/** Parts that fit beside each other. */
const besideMost = 10;

/** Pages where a chime is mended; the rest is mended on the host. */
const mendedAt: Readonly<Record<string, string>> = { account: '/account', people: '/people', providers: '/providers', posture: '/posture', audit: '/audit', products: '/products', webhooks: '/webhooks', publisher: '/publisher' };
/** Reminders that are not urgent, and shown without being opened. */
const openMost = 2;

/** A whole page. */
export function document({ assets, visitor, chimes }: Frame, { title, body, place, isNarrow = false }: PageContent): Html {
  // The end tag of the script is written so that a bundler does not take it for one of its own.
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Assay</title><link rel="icon" href="${assets.icon}" type="image/svg+xml"><link rel="stylesheet" href="${assets.style}"><script type="module" src="${assets.script}"><\/script></head><body>
<a class="skip" href="#main">To the content</a>
${top(visitor, place)}
${chimeBar(chimes)}
<main id="main"${when(isNarrow, () => html` class="narrow"`)}>
${body}
</main>
<footer><p>${disclaimer}${visitor === undefined ? nothing : html` <a href="/style">How pages are made</a>`}</p></footer>
</body></html>
`;
}

function top(visitor: Visitor | undefined, current: Place | undefined): Html {
  if (visitor === undefined) return html`<header class="top"><div><a class="brand" href="/">Assay</a></div></header>`;
  const mark = (place: Place): Html => when(place === current, () => html` aria-current="page"`);
  const shown = visitor.method === 'recovery' ? [] : places.filter(({ act }) => act === undefined || offersAnywhere(visitor, act));
  // The part that is shown now stands in the bar in any case.
  const behind = shown.length > besideMost ? shown.filter(({ place }) => aside.has(place) && place !== current) : [];
  const links = (list: typeof places): Html => html`${list.map(({ place, words }) => html`<li><a href="/${place}"${mark(place)}>${words}</a></li>`)}`;
  const held = [...new Set(visitor.roles.map(({ role }) => roleTitle(role)))].join(', ');
  return html`<header class="top"><div><a class="brand" href="/home">Assay <span>${visitor.organisation}</span></a>
<nav aria-label="Workspace"><ul>${links(shown.filter((one) => !behind.includes(one)))}${when(behind.length > 0, () => html`<li><details class="menu"><summary>More</summary><div><ul>${links(behind)}</ul></div></details></li>`)}</ul></nav>
<div class="me"><a href="/account"${mark('account')} title="${held === '' ? 'no role yet' : held}">${visitor.displayName}</a><form method="post" action="/sign-out"><button type="submit" class="quiet">Sign out</button></form></div></div></header>`;
}

/** What is unsafe stays on every page until it is mended: there is nothing to close it with. */
function chimeBar(chimes: readonly ShownChime[]): Html {
  if (chimes.length === 0) return nothing;
  const urgent = chimes.filter(({ urgency }) => urgency === 'now');
  const later = chimes.filter(({ urgency }) => urgency !== 'now');
  const isShort = later.length <= openMost && urgent.length === 0;
  return html`<aside class="chimes" aria-label="What needs mending">${when(urgent.length > 0, () => html`<ul>${urgent.map(chimeLine)}</ul>`)}${when(isShort, () => html`<ul>${later.map(chimeLine)}</ul>`)}${when(!isShort && later.length > 0, () => html`<details><summary>${later.length} more ${later.length === 1 ? 'thing' : 'things'} to mend soon</summary><ul>${later.map(chimeLine)}</ul></details>`)}</aside>`;
}

/** One reminder with the way to mend it. */
export function chimeLine({ urgency, message, mend, page }: ShownChime): Html {
  const to = mendedAt[page];
  return html`<li class="${urgency}">${when(urgency === 'now', () => html`<strong>Now: </strong>`)}${message} ${to === undefined ? html`${mend}` : html`<a href="${to}">${mend}</a>`}</li>`;
}

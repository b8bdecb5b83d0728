import { html } from '../report/escape/html.ts';
import { choice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { day, nothing, table, when, type Html } from './parts.ts';

export interface DueLine {
  readonly id: string;
  /** The day, `2026-05-31`. */
  readonly on: string;
  readonly productId: string | null;
  readonly product: string | null;
  readonly what: string;
  readonly page: string;
}

interface Digest { readonly every: 'day' | 'week' | null; readonly nextAt: string | null; readonly canArrive: boolean }

/** Lines of one page: with more, the nearest are shown. */
const linesMost = 300;

/** What ends or falls due, by month, with what is over its day first; and the summary by mail. */
export function calendarPage({ today, items: all, digest, sent }: { readonly today: string; readonly items: readonly DueLine[]; readonly digest: Digest; readonly sent: SentForm }): PageContent {
  const items = all.slice(0, linesMost);
  const over = items.filter(({ on }) => on < today);
  const months = Map.groupBy(items.filter(({ on }) => on >= today), ({ on }) => on.slice(0, 7));
  return {
    title: 'Calendar', place: 'calendar',
    body: html`<div class="head"><h1>Calendar</h1>${when(items.length > 0, () => html`<p><a href="/calendar/assay.ics" download>For your calendar program (ICS)</a></p>`)}</div>
<p>What ends or falls due: claims and affirmations, targets, milestones, loosened settings. It holds what your roles show you.</p>
${items.length === 0 ? html`<p class="notice">Nothing is due in the next twelve months. A claim that ends, a target with a day and a loosened setting stand here by themselves.</p>` : nothing}
${when(over.length > 0, () => html`<h2>Over its day</h2>${lines('Over its day', over)}`)}
${[...months].map(([month, ofMonth]) => html`<h2>${monthTitle(month)}</h2>${lines(monthTitle(month), ofMonth)}`)}
${when(all.length > items.length, () => html`<p>The nearest ${items.length} of ${all.length} are shown. All of them are in the file for calendar programs.</p>`)}
<section class="card" id="digest" aria-labelledby="digest-title"><h2 id="digest-title">Summary by mail</h2><p>Counts of what was assessed and what falls due, with a link here. None is sent when there is nothing to tell.${when(!digest.canArrive, () => html` <strong>It can’t reach you yet</strong>: it takes a <a href="/account">mail address in your account</a> and a mail server in the settings.`)}${digest.nextAt === null ? nothing : html` The next one is looked for on ${day(digest.nextAt)}.`}</p>
<form class="row" method="post" action="/calendar/digest">${choice({ name: 'every', label: 'How often', value: digest.every ?? 'never' }, [['never', 'never'], ['week', 'every week'], ['day', 'every day']], sent)}<button type="submit" class="quiet">Keep</button></form></section>`,
  };
}

function lines(caption: string, items: readonly DueLine[]): Html {
  const hasProducts = items.some(({ productId }) => productId !== null);
  return table(caption, ['Day', 'What', ...(hasProducts ? ['Product'] : [])], items.map(({ on, what, page, product, productId }) => [
    html`<td>${day(on)}</td>`, html`<th scope="row"><a href="${page}">${what}</a></th>`, when(hasProducts, () => html`<td>${productId === null ? nothing : html`<a href="/products/${productId}">${product ?? ''}</a>`}</td>`),
  ]));
}

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function monthTitle(month: string): string {
  return `${names[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

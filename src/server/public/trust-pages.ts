import { html } from '../../report/escape/html.ts';
import { disclaimer, limits, verdictTitles } from '../../report/words.ts';
import { pageStyle } from '../../web/page/style.ts';
import type { PublicDossier, PublicState } from '../../workspace/publishing/public-state.ts';

/** Where the style of these pages lies: no product has such a short name. */
export const trustStylePath = '/trust/_page.css';
/** The look of dossiers, and of the list of goals beside each product. */
export const trustStyle = `${pageStyle.trimEnd()}.goals h2{font-size:1.05rem;margin:0}.compact{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.15rem 1.4rem}.compact li{display:flex;justify-content:space-between;gap:.8rem;font-size:.92rem}\n`;
export const trustIconPath = '/trust/_page.svg';
export const trustIcon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5c6b"/><path d="M9 24 16 7l7 17M11.5 18h9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>\n';

/** The page at `/trust/`: every product that is published here. */
export function trustListPage(state: PublicState | undefined): string {
  const shown = [...(state?.dossiers.values() ?? [])];
  const there = shown.filter(({ withdrawnAt }) => withdrawnAt === null);
  const gone = shown.filter(({ withdrawnAt }) => withdrawnAt !== null);
  return page('Published dossiers', html`<header><p class="eyebrow">Evidence on secure by design, that anyone can check again</p><h1>${state === undefined ? 'Published dossiers' : `Published by ${state.domain}`}</h1><p class="notice">${disclaimer} ${limits}</p></header>
<main>${there.length === 0 ? html`<p>Nothing is published here.</p>` : html`<ul class="goals">${there.map(dossierLine)}</ul>`}
${gone.length === 0 ? html`` : html`<h2>Withdrawn</h2><ul>${gone.map(({ slug, name, withdrawnAt }) => html`<li><a href="/trust/${slug}/">${name}</a>, withdrawn on ${day(withdrawnAt)}</li>`)}</ul>`}
${state === undefined || state.checkpoint === '' ? html`` : html`<h2>Check whose they are</h2><p>The publisher’s keys are in <a href="/.well-known/assay-keys.json">assay-keys.json</a>. Every publication and every withdrawal is an entry of its <a href="/trust/_log/checkpoint">publication log</a>, which can’t be rewritten without that being seen.</p>`}</main>`);
}

function dossierLine({ slug, name, maker, version, publishedAt, sequence, goals }: PublicDossier): ReturnType<typeof html> {
  return html`<li><div><h2><a href="/trust/${slug}/">${name}</a></h2><p class="small">${version === null ? '' : `version ${version}, `}made by ${maker}<br>published ${day(publishedAt)}, publication ${sequence}</p></div><ol class="compact">${goals.map(({ title, verdict }) => html`<li><span>${title}</span> <span class="verdict v-${verdict}">${verdictTitles[verdict]}</span></li>`)}</ol></li>`;
}

/** What stands at the address of a product that was withdrawn: since when, why, and that the log still tells of it. */
export function tombstonePage({ name, withdrawnAt, withdrawnReason, publishedAt, sequence, payload }: PublicDossier): string {
  return page(`${name}: withdrawn`, html`<header><p class="eyebrow">Assay dossier</p><h1>${name}: withdrawn</h1></header>
<main><p class="notice">The publisher withdrew this dossier on ${day(withdrawnAt)}. Its files are no longer shown.</p>
<h2>Why</h2><p>${withdrawnReason ?? 'No reason was given.'}</p>
<h2>What stays</h2><p>The publication log still holds that publication ${sequence} was made on ${day(publishedAt)}, and an entry of its own says that it was withdrawn. Whoever kept a copy can still verify it; the digest of its signed statement is</p><p><code class="digest">${payload}</code></p>
<p><a href="/trust/_log/checkpoint">The log’s signed head</a> · <a href="/trust/">What is published here</a></p></main>`);
}

/** An address below `/trust/` at which nothing is. */
export function nothingPage(): string {
  return page('Nothing is here', html`<header><p class="eyebrow">Assay dossier</p><h1>Nothing is here</h1></header><main><p>There is no such file in a published dossier. <a href="/trust/">What is published here</a></p></main>`);
}

function page(title: string, body: ReturnType<typeof html>): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title><link rel="icon" href="${trustIconPath}" type="image/svg+xml"><link rel="stylesheet" href="${trustStylePath}"></head><body>
${body}
<footer><p>${disclaimer}</p></footer></body></html>
`.value;
}

function day(at: string | null): string {
  return (at ?? '').slice(0, 10);
}

import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import { area, choice, field, problemNotice, type SentForm } from './form.ts';
import { goalList, goalMarks } from './home.ts';
import { chimeLine, type PageContent } from './layout.ts';
import { deed, table, textLines, time, verdictMark, type Html } from './parts.ts';

const names = Object.keys(verdictTitles) as VerdictName[];
/** The colours by what they are for; each has a name of its own in the style. */
const colours = ['ground', 'card', 'ink', 'soft', 'line', 'edge', 'accent', 'on-accent', 'tint', 'met', 'partly', 'not', 'contradicted', 'claimed', 'unknown', 'bar', 'alarm', 'warn'] as const;

const goals = names.map((verdict, index) => ({ number: index + 1, title: ['Multi-factor sign-in', 'Default passwords', 'Vulnerability classes', 'Installing patches', 'Disclosure policy', 'CVE records', 'Evidence of intrusions'][index] ?? '', requirement: 'pledge/mfa', verdict }));
const earlier: readonly VerdictName[] = ['partly-met', 'not-met', 'partly-met', 'contradicted', 'unknown', 'met', 'not-applicable'];

/** Every part of the pages with its states, in light and in dark: for whoever makes a page, and for whoever looks after how they look. */
export function stylePage(): PageContent {
  return {
    title: 'How pages are made',
    body: html`<h1>How pages are made</h1><p>Every part of these pages, with its states, in light and in dark. A page is put together from them, so that the same thing looks and works the same everywhere. Nothing on this page does anything.</p>
${(['light', 'dark'] as const).map((scheme) => html`<section class="scheme ${scheme}" aria-labelledby="${scheme}"><h2 id="${scheme}">In ${scheme}</h2>${components(scheme)}</section>`)}`,
  };
}

function components(scheme: string): Html {
  return html`${part('Colours', html`<ul class="swatches">${colours.map((name) => html`<li><span class="swatch c-${name}"></span><code>${name}</code></li>`)}</ul>`)}
${part('Words', html`<h3>A part of a part</h3><h4>A part of that</h4><p>A paragraph is at most as wide as is read with ease. <a href="#${scheme}">A link</a>, <code>a name out of a file</code>, <kbd>Tab</kbd>, <strong>what matters</strong>, <span class="soft">what matters less</span>.</p><p class="small">Small words that explain.</p><p class="figure">70 of 90 (77.8 %)</p><p>A time stays in one piece: ${time('2026-11-27T15:04:00.000Z')}. <a class="stale" href="#${scheme}">SBOM 120 days old</a></p><p class="path">sbom/a/long/path/of/a/file.cdx.json</p><p class="columns-list"><span class="mono">Words in columns, where a list is long and its lines are short.</span></p>`)}
${part('Where one is', html`<nav aria-label="Where this is, ${scheme}"><ol class="trail"><li><a href="#${scheme}">Products</a></li><li><a href="#${scheme}">Gateway</a></li></ol></nav><div class="head"><h3>A title with what can be done</h3><div class="row">${deed(`#${scheme}`, 'Assess this evidence', { kind: 'main' })}</div></div><nav class="rooms" aria-label="Rooms of a product, ${scheme}"><ul><li><a href="#${scheme}" aria-current="page">Overview</a></li><li><a href="#${scheme}">History</a></li></ul></nav><nav class="switch" aria-label="An order, ${scheme}"><ul><li><a href="#${scheme}" aria-current="true">By goal <span class="soft">62</span></a></li><li><a href="#${scheme}">By principle <span class="soft">129</span></a></li></ul></nav>`)}
${part('What needs mending', html`<aside class="chimes" aria-label="Chimes, ${scheme}"><ul>${chimeLine({ urgency: 'now', message: 'Only one person administrates this workspace.', mend: 'Make a second administrator.', page: 'people' })}${chimeLine({ urgency: 'soon', message: 'The certificate ends in nine days.', mend: 'Renew it.', page: 'host' })}</ul><details><summary>2 more things to mend soon</summary><ul><li class="soon">One of them.</li></ul></details></aside><p class="notice">Something to know.</p><p class="notice wrong">Something went wrong, and how it is mended.</p><p class="empty">Nothing here yet. <a href="#${scheme}">What to do first</a></p><p class="status wrong">Your browser could not use a passkey.</p>`)}
${part('Verdicts', html`<p>${names.map((name) => html`${verdictMark(name)} `)}${verdictMark('unknown', true)}</p><p class="legend small">${verdictMark('met')}<span>▲ nearer than before</span></p>${goalMarks(goals, { id: '', counts: {} as Readonly<Record<VerdictName, number>>, goals: earlier })}${goalList('x', goals)}<ul class="tiles">${names.map((name, index) => html`<li><a href="#${scheme}"${index === 1 ? html` aria-current="true"` : html``}><b>${index * 7}</b>${verdictMark(name)}</a></li>`)}</ul>
<ul class="requirements"><li>${verdictMark('met')}<a href="#${scheme}">A requirement</a><p class="small">What was seen. <strong>70 of 90 (77.8 %) accounts</strong></p></li><li class="aside">${verdictMark('unknown', true)}<a href="#${scheme}">Another way</a><p class="small">It was not chosen.</p></li></ul><details class="ways"><summary>2 other ways that were not chosen</summary><ul class="requirements"><li class="aside">${verdictMark('unknown', true)}<a href="#${scheme}">Another way</a></li></ul></details>
<ul class="plain"><li><span class="state s-fresh">there</span></li><li><span class="state s-stale">stale</span></li><li><span class="state s-missing">missing</span></li></ul>`)}
${part('What a verdict rests on', html`<section class="card"><h3 class="level">Data fields ${verdictMark('partly-met')}</h3><p>The reason, in one sentence.</p><ul class="findings">${(['fail', 'error', 'needs-review', 'unknown', 'pass'] as const).map((outcome) => html`<li class="o-${outcome}"><span class="outcome">${outcome}</span><span>A finding. <span class="places"><a href="#${scheme}"><code>app/compose.yaml:12</code></a></span></span></li>`)}</ul><ul class="deeds"><li><a href="#${scheme}">What can be done about it</a></li></ul></section><ul class="mend"><li><strong>What it should be.</strong> How it is mended.</li></ul><ol class="effects"><li><span class="effect"><b>28</b> requirements</span><span>Hand over a set of CVE records <span class="soft">goals 3, 6</span></span></li></ol><ol class="steps"><li>A step</li><li>The next</li></ol>
<ol class="text" aria-label="Text of a file, ${scheme}"><li value="11"><code>environment:</code></li><li value="12" class="place"><em>This line holds a credential. Its value is never shown.</em></li><li value="13"><code>  NAME: gateway</code><span class="soft"> (a part of a long line)</span></li></ol>`)}
${part('Tables', html`${table(`A table, ${scheme}`, ['Name', { figures: 'Figure' }, 'Deeds'], [[html`<th scope="row">Gateway<span class="small">what it is</span></th>`, html`<td class="number">1,204 <span class="change">+12</span></td>`, html`<td>${deed(`#${scheme}`, 'Remove', { kind: 'danger' })}</td>`], [html`<th scope="row">Ledger</th>`, html`<td class="number">7</td>`, html`<td class="pick"><input type="radio" name="${scheme}-pick" aria-label="Pick Ledger, ${scheme}"></td>`]], true)}
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">Product</th><th scope="col" class="goal">Sign-in</th><th scope="col" class="number">met</th></tr></thead><tbody><tr><th scope="row"><a href="#${scheme}">Gateway</a></th><td class="goal"><span class="mark v-met"><span class="unseen">met</span><span class="moved" aria-hidden="true">▲</span></span></td><td class="number">12</td></tr></tbody></table></div>
<dl class="facts"><dt>Received</dt><dd>${time('2026-11-27T15:04:00.000Z')}</dd><dt>Size</dt><dd>1.7 kB</dd></dl><ul class="conditions"><li><span class="holds yes">yes</span> It has a web interface.</li><li><span class="holds no">no</span> It uses a database. <span class="soft">It keeps nothing.</span></li></ul>`)}
${part('Forms', forms(scheme))}
${part('Things that open and things to copy', html`<details class="menu"><summary>Export</summary><div><ul><li><a href="#${scheme}">CSV</a> <span class="soft">a row a requirement</span></li></ul></div></details><details class="fold"><summary>More</summary><div><p>What is needed less often.</p></div></details><pre tabindex="0" aria-label="A command, ${scheme}">${textLines('curl --fail-with-body \\\n  "https://assay.example/api/v1/products"')}</pre><span class="secret">assay_shown_once</span><ol class="codes"><li><code>aaaa-bbbb</code></li><li><code>cccc-dddd</code></li></ol>`)}`;
}

function forms(scheme: string): Html {
  const fresh: SentForm = { values: new URLSearchParams(), problem: undefined };
  const wrong: SentForm = { values: new URLSearchParams({ [`${scheme}-wrong`]: 'Gateway!' }), problem: { message: 'Expected a short name.', problems: [{ path: `/${scheme}-wrong`, message: 'Expected lower-case letters, digits and hyphens.' }] } };
  return html`${problemNotice(wrong, [`${scheme}-wrong`])}<form action="#${scheme}">${field({ name: `${scheme}-name`, label: 'Name', hint: 'As customers know it.' }, fresh)}${field({ name: `${scheme}-wrong`, label: 'Short name' }, wrong)}${choice({ name: `${scheme}-role`, label: 'Role' }, [['lead', 'security lead'], ['auditor', 'auditor']], fresh)}${area({ name: `${scheme}-text`, label: 'Reason' }, fresh)}${area({ name: `${scheme}-code`, label: 'Statement' }, fresh, true)}
<fieldset><legend>Acts, ${scheme}</legend><ul class="choices"><li><label><input type="checkbox" name="${scheme}-acts" value="a">evidence.add</label></li><li><label><input type="checkbox" name="${scheme}-acts" value="b">assessment.ask</label></li></ul></fieldset>
<div class="condition-fields"><fieldset><legend>It uses a database, ${scheme}.</legend><div class="options"><label><input type="radio" name="${scheme}-holds" value="yes">yes</label><label><input type="radio" name="${scheme}-holds" value="no">no</label></div></fieldset></div>
<div class="row"><button type="button">Keep</button><button type="button" class="quiet">Copy</button><button type="button" class="danger">Remove</button><button type="button" disabled>Send</button><a class="button" href="#${scheme}">See the assessment</a><a class="button quiet" href="#${scheme}">What changed</a></div></form>
<form class="row search filter" action="#${scheme}" aria-label="Search, ${scheme}"><div class="field"><label for="${scheme}-words">Words</label><input id="${scheme}-words" type="search"></div><button type="button" class="quiet">Find</button></form>
<div class="pair"><div class="drop"><h4>Evidence</h4><p>Drop files here.</p><ul class="uploads"><li><span>app.cdx.json</span><progress value="0.4" max="1" aria-label="Sending, ${scheme}"></progress><p class="small">40 % sent</p></li><li><span>app.log</span><p class="problem">It is larger than 256 MB.</p></li></ul></div><div class="drop over"><h4>Source of the release</h4><p>A file is over it.</p></div></div>`;
}

function part(title: string, body: Html): Html {
  return html`<h3>${title}</h3>${body}`;
}

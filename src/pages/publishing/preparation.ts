import { html } from '../../report/escape/html.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Preview } from '../../workspace/publishing/preview.ts';
import { area, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, table, textLines, time, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { fileChoice } from './file-choice.ts';
import type { ShownDossier, ShownRequest } from './publish.ts';

/** Paths of a list that are shown; the rest is counted. */
const shownMost = 50;

interface Shown {
  readonly dossier: ShownDossier;
  readonly releases: readonly { readonly id: string; readonly version: string }[];
  readonly release: { readonly id: string; readonly version: string } | undefined;
  readonly preview: Preview | undefined;
  readonly assessed: { readonly id: string; readonly at: string; readonly goals: readonly { readonly number: number; readonly title: string; readonly verdict: VerdictName }[] } | undefined;
  readonly byPatterns: boolean;
  readonly sent: SentForm;
}

/** Sorts the files of a release, shows exactly what would become public, and asks for it or decides on it. */
export function preparationPage(visitor: Visitor, shown: Shown): PageContent {
  const { dossier, releases, release, preview, sent } = shown;
  const { product } = dossier;
  const open = dossier.requests.find(({ state, releaseId }) => state === 'open' && releaseId === release?.id);
  return {
    title: `Prepare a publication of ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Publishing', `/products/${product.id}/publish`])}<h1>${open === undefined ? 'Prepare a publication' : `Publication of release ${open.version}`}</h1>${productNavigation(visitor, product, 'publish')}
${problemNotice(sent, ['reason', 'words', 'public', 'withheld'])}
${when(releases.length > 1 && open === undefined, () => releaseChoice(product.id, releases, release?.id))}
${preview === undefined || release === undefined ? html`<p class="notice">There is no release yet: a dossier shows one. <a href="/products/${product.id}">Add a release and its evidence.</a></p>` : html`
${open === undefined ? nothing : decision(visitor, dossier, open, preview, sent)}
${when(open === undefined && offers(visitor, 'dossier.choose-files', product.id), () => html`<h2>1. Choose the files</h2><p>What you do not choose stays with you: it is neither named nor used. A withheld file is committed to by a salted digest, so that you can hand it to a single customer later, who then sees that it is the same.</p>${fileChoice(product.id, release.id, preview, dossier.list ?? { public: [], withheld: [] }, shown.byPatterns, sent)}`)}
<h2>${open === undefined ? '2. Look at what would become public' : 'What would become public'}</h2>${preview.refused === null ? looking(visitor, shown, preview, open !== undefined) : html`<p class="notice wrong">${preview.refused}</p>`}
${when(open === undefined && preview.refused === null && offers(visitor, 'dossier.request', product.id), () => asking(dossier, release, preview))}`}`,
  };
}

function releaseChoice(product: string, releases: Shown['releases'], chosen: string | undefined): Html {
  return html`<form class="row" method="get" action="/products/${product}/publish/preparation"><div class="field"><label for="release">Release</label><select id="release" name="release">${releases.map(({ id, version }) => html`<option value="${id}"${when(id === chosen, () => html` selected`)}>${version}</option>`)}</select></div><button type="submit" class="quiet">Show</button></form>`;
}

/** What whoever looks may do with an open request. */
function decision(visitor: Visitor, { product, needsSecondPerson }: ShownDossier, request: ShownRequest, preview: Preview, sent: SentForm): Html {
  const isOwn = request.askedBy === visitor.accountId;
  const action = `/products/${product.id}/publish/requests/${request.id}`;
  if (preview.planDigest !== request.planDigest) return html`<p class="notice wrong">Something of it was changed since ${isOwn ? 'you' : request.askedByName} asked on ${day(request.askedAt)}. This request can’t be approved any more: decline it, and have it asked anew.</p>${declining(visitor, product.id, action, isOwn, sent)}`;
  const approve = !isOwn && offers(visitor, 'dossier.approve', product.id) ? deed(`${action}/approval`, 'Approve and publish', { about: request.version, kind: 'main' })
    : isOwn && !needsSecondPerson && offers(visitor, 'dossier.publish-alone', product.id) ? deed(`${action}/publication`, 'Publish', { about: request.version, kind: 'main' }) : nothing;
  return html`<div class="card"><p>${isOwn ? 'You asked' : `${request.askedByName} asked`} for this ${time(request.askedAt)}, and nothing of it was changed since.${when(isOwn && needsSecondPerson, () => html` Somebody else has to approve it: what the public reads, two people stand behind.`)}</p>${approve}${declining(visitor, product.id, action, isOwn, sent)}</div>`;
}

function declining(visitor: Visitor, product: string, action: string, isOwn: boolean, sent: SentForm): Html {
  if (!offers(visitor, 'dossier.decline', product)) return nothing;
  return html`<details class="fold"><summary>${isOwn ? 'Take it back' : 'Decline it'}</summary><div><form method="post" action="${action}/refusal">${area({ name: 'reason', label: 'Why', hint: isOwn ? 'For your colleagues.' : 'What has to be mended before you would approve it.', maxlength: 1000 }, sent)}<button type="submit" class="danger">${isOwn ? 'Take it back' : 'Decline'}</button></form></div></details>`;
}

function asking({ product, domain, needsSecondPerson }: ShownDossier, release: NonNullable<Shown['release']>, { planDigest, address }: Preview): Html {
  return html`<h2>3. Ask for it</h2><p>Release ${release.version} will be public at <strong>${address}</strong>, signed by ${domain ?? ''}. ${needsSecondPerson ? 'Somebody else looks at the same page and approves it.' : 'You publish it yourself in the next step.'} If a file, the choice or the statement changes until then, it has to be asked anew.</p>${deed(`/products/${product.id}/publish/requests?release=${release.id}`, 'Ask for publication', { about: release.version, kind: 'main', fields: { planDigest } })}`;
}

/**
 * The preview: counts, lists, the statement, names, and the difference to what is public.
 * @param isDecided whether somebody is about to approve it: then it lies open
 */
function looking(visitor: Visitor, { dossier, assessed, release }: Shown, preview: Preview, isDecided: boolean): Html {
  const { becomesPublic, isCommittedTo, staysPrivate, told, statement, product } = preview;
  return html`<ul class="tiles counts"><li><b>${becomesPublic.length}</b>${becomesPublic.length === 1 ? 'file becomes' : 'files become'} public</li><li><b>${isCommittedTo.length}</b>withheld, only committed to</li><li><b>${staysPrivate.length}</b>${staysPrivate.length === 1 ? 'stays' : 'stay'} private</li></ul>
<p>${product === null ? nothing : html`<strong>${product.name}</strong>${product.version === null ? '' : ` ${product.version}`}, made by ${product.maker}.`} The page also shows verdicts and figures of all that is public or withheld; words that rest on withheld files are left out.</p>
${when(told.length > 0, () => html`<div class="notice wrong"><p>The statement names ${told.length === 1 ? 'a file that is' : `${told.length} files that are`} not public. What is in ${told.length === 1 ? 'it' : 'them'} does not become public; that ${told.length === 1 ? 'it exists and what it is' : 'they exist and what they are'} called does. To keep a name back, name the folder around it, or a pattern with *, wherever the statement names it.</p><ul>${told.slice(0, shownMost).map((path) => html`<li><code>${path}</code></li>`)}</ul></div>`)}
${pathList('Becomes public', becomesPublic, isDecided)}${pathList('Withheld, only committed to', isCommittedTo, isDecided)}${pathList('Stays private', staysPrivate)}
${when(offers(visitor, 'evidence.list', dossier.product.id), () => html`<p class="small"><a href="/releases/${release?.id ?? ''}">The files themselves, in the release</a></p>`)}
<details class="fold"><summary>The statement, as everybody will read it</summary><div><pre tabindex="0">${textLines(statement)}</pre></div></details>
${namesPart(visitor, dossier, release?.id ?? '', preview)}
${differencePart(preview)}
${assessed === undefined ? html`<p class="small">This release was never assessed here. Its dossier is assessed when it is published.</p>` : html`<h3>How it was assessed last</h3><p class="small">With all its evidence, ${time(assessed.at)} (<a href="/assessments/${assessed.id}">the assessment</a>). The dossier is assessed anew, from the public and withheld files alone: a verdict can come out weaker there.</p><ul class="goals">${assessed.goals.map(({ number, title, verdict }) => html`<li><span>${number}. ${title}</span>${verdictMark(verdict)}</li>`)}</ul>`}`;
}

function pathList(title: string, paths: readonly string[], isOpen: boolean = false): Html {
  return paths.length === 0 ? nothing : html`<details class="fold"${when(isOpen, () => html` open`)}><summary>${title} (${paths.length})</summary><div><ul class="paths">${paths.slice(0, shownMost).map((path) => html`<li><code>${path}</code></li>`)}</ul>${when(paths.length > shownMost, () => html`<p class="small">and ${paths.length - shownMost} more; the API’s preview lists all.</p>`)}</div></details>`;
}

function namesPart(visitor: Visitor, { product, consents }: ShownDossier, release: string, { named, withheldNames }: Preview): Html {
  if (named.length + withheldNames.length === 0) return html`<h3>People</h3><p>Nobody is named.</p>`;
  const mayRecord = offers(visitor, 'dossier.record-consent', product.id);
  const action = `/products/${product.id}/publish/consents`;
  const namedLines = named.map(({ name, named: what }) => {
    const consent = consents.find((one) => one.name === name);
    return [html`<th scope="row">${name}</th>`, html`<td>${what.join(', ')}</td>`, html`<td>named in public${consent === undefined ? nothing : html`<br><span class="small">${consent.words} Recorded ${day(consent.recordedAt)}.</span>${when(mayRecord, () => deed(`${action}/${consent.id}/withdrawal?release=${release}`, 'Agrees no longer', { about: name }))}`}</td>`];
  });
  const withheldLines = withheldNames.map(({ name, named: what, from }, index) => [
    html`<th scope="row">${name}</th>`, html`<td>${what.join(', ')}</td>`,
    html`<td>not named${from === 'workspace' ? html`<br><span class="small">They agree, or not, where the claim was made.</span>` : nothing}${when(mayRecord && from === 'statement', () => html`<details><summary>They agree</summary><form method="post" action="${action}?release=${release}"><input type="hidden" name="name" value="${name}">${consentField(name, index)}<button type="submit">Record it</button></form></details>`)}</td>`,
  ]);
  return html`<h3>People</h3><p>Somebody is named in public only when it is recorded that they agree. The words of all others stay, as those of “a named person of the maker”.</p>${table('People whom the statement names', ['Who', 'For what', 'In public'], [...namedLines, ...withheldLines])}`;
}

/** Several such fields stand on one page, so that each has its own id. */
function consentField(name: string, index: number): Html {
  return html`<div class="field"><label for="words-${index}">How ${name} agreed</label><p class="small" id="words-${index}-hint">Such as “signed form of 1 June 2026”.</p><input id="words-${index}" name="words" type="text" maxlength="500" required autocomplete="off" aria-describedby="words-${index}-hint"></div>`;
}

function differencePart({ difference }: Preview): Html {
  if (difference === null) return nothing;
  const { since, sequence, added, changed, gone, statement } = difference;
  const files = [['Added', added], ['Changed', changed], ['No longer public', gone]] as const;
  const isSame = files.every(([, paths]) => paths.length === 0) && statement.gone.length + statement.added.length === 0;
  return html`<h3>Against what is public now</h3><p class="small">Publication ${sequence}, since ${time(since)}.</p>${isSame ? html`<p>Public files and statement are the same.</p>` : html`${files.map(([title, paths]) => pathList(title, paths))}
${when(statement.gone.length + statement.added.length > 0, () => html`<details class="fold" open><summary>Lines of the statement</summary><div><ul class="difference">${statement.gone.map((line) => html`<li class="gone"><span class="unseen">gone: </span><code>${line}</code></li>`)}${statement.added.map((line) => html`<li class="added"><span class="unseen">new: </span><code>${line}</code></li>`)}</ul>${when(statement.omitted > 0, () => html`<p class="small">and ${statement.omitted} more lines.</p>`)}</div></details>`)}`}`;
}

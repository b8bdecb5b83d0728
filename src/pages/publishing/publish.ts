import { html } from '../../report/escape/html.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { area, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, size, table, time, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, offersAnywhere, type Visitor } from '../visitor.ts';

/** A request for publication as pages show it. */
export interface ShownRequest {
  readonly id: string;
  readonly releaseId: string;
  readonly version: string;
  readonly state: 'open' | 'declined' | 'publishing' | 'published' | 'failed';
  readonly planDigest: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly jobId: string | null;
  readonly problem: string | null;
}

/** How a product stands in public. */
export interface ShownDossier {
  readonly product: { readonly id: string; readonly name: string; readonly slug: string; readonly archivedAt: string | null };
  readonly domain: string | null;
  readonly address: string;
  readonly current: {
    readonly name: string; readonly version: string | null; readonly publishedAt: string; readonly sequence: number; readonly payload: string; readonly files: number; readonly sizeBytes: number;
    readonly goals: readonly { readonly number: number; readonly title: string; readonly verdict: VerdictName }[];
    readonly withdrawnAt: string | null; readonly withdrawnReason: string | null;
  } | null;
  readonly list: { readonly public: readonly string[]; readonly withheld: readonly string[]; readonly from: 'workspace' | 'statement' } | null;
  readonly requests: readonly ShownRequest[];
  readonly consents: readonly { readonly id: string; readonly name: string; readonly words: string; readonly recordedAt: string }[];
  readonly needsSecondPerson: boolean;
}

type Current = NonNullable<ShownDossier['current']>;

/** Small pictures of a dossier, each beside its page. */
const badges = [['badge.svg', 'The line'], ['goals.svg', 'The card']] as const;

/** What is public of a product, what waits for approval, and the way to the next publication. */
export function publishPage(visitor: Visitor, dossier: ShownDossier, workspace: string, sent: SentForm): PageContent {
  const { product, current, requests } = dossier;
  const open = requests.filter(({ state }) => state === 'open' || state === 'publishing');
  const past = requests.filter((request) => !open.includes(request));
  return {
    title: `${product.name} in public`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<h1>${product.name}</h1>${productNavigation(visitor, product, 'publish')}
${problemNotice(sent, ['reason'])}
<h2>In public now</h2>${current === null ? beginning(visitor, dossier) : current.withdrawnAt === null ? publicPart(visitor, dossier, current, workspace, sent) : withdrawnPart(dossier, current)}
${when(open.length > 0, () => html`<h2>Under way</h2>${open.map((request) => underWay(visitor, dossier, request))}`)}
${when(open.length === 0 && current !== null, () => html`<h2>The next publication</h2>${nextStep(visitor, dossier)}`)}
${when(past.length > 0, () => html`<h2>Requests before</h2>${pastRequests(past)}`)}`,
  };
}

/** What there is to do before anything is public. */
function beginning(visitor: Visitor, dossier: ShownDossier): Html {
  return html`<p>Nothing of this product is public. A <strong>dossier</strong> shows customers what was measured, with the evidence that you allow, signed in your organisation’s name, so that anyone can check it again without asking you.</p>
<ol class="steps"><li>${dossier.domain === null ? html`Set under which domain your organisation publishes: ${offersAnywhere(visitor, 'publisher.create') ? html`<a href="/publisher">on the page “Publishing”</a>` : 'a security lead does that'}.` : html`Your organisation publishes as <strong>${dossier.domain}</strong>.`}</li>
<li>Choose which files become public, and which are only committed to. Nothing leaves that is not chosen.</li>
<li>Look at exactly what would be public, and ask for it.</li>
<li>${dossier.needsSecondPerson ? 'A second person looks at the same and approves it.' : 'You publish it yourself, as long as the setting onePersonPublishing allows it.'}</li></ol>${nextStep(visitor, dossier)}`;
}

function nextStep(visitor: Visitor, { product, domain, requests }: ShownDossier): Html {
  if (requests.some(({ state }) => state === 'open' || state === 'publishing')) return nothing;
  if (product.archivedAt !== null) return html`<p>This product is archived: nothing of it is published any more.</p>`;
  if (!offers(visitor, 'dossier.request', product.id)) return html`<p class="small">A security lead prepares a publication.</p>`;
  return domain === null ? nothing : html`<p><a class="button" href="/products/${product.id}/publish/preparation">Prepare a publication</a></p>`;
}

function publicPart(visitor: Visitor, dossier: ShownDossier, current: Current, workspace: string, sent: SentForm): Html {
  const { product, address } = dossier;
  const { version, publishedAt, sequence, files, sizeBytes, payload, goals } = current;
  return html`<div class="card"><p class="public-address"><a href="${address}">${address}</a></p>
<dl class="facts"><dt>Published</dt><dd>${time(publishedAt)}, publication ${sequence}${version === null ? nothing : html`, version ${version}`}</dd><dt>Files</dt><dd>${files}, ${size(sizeBytes)}</dd><dt>Signed statement</dt><dd><code>${payload}</code></dd></dl>
<ul class="goals">${goals.map(({ number, title, verdict }) => html`<li><span>${number}. ${title}</span>${verdictMark(verdict)}</li>`)}</ul>
<p class="row"><a class="button quiet" href="${address}">Open the public page</a>${when(offers(visitor, 'dossier.download', product.id), () => html`<a class="button quiet" href="/api/v1/products/${product.id}/dossier/archive">Take it along as an archive</a>`)}</p></div>
<details class="fold"><summary>Badges, for your own pages</summary><div><p>A line with counts of verdicts, or a card with the seven goals in words; their colours say nothing. Both lead to the dossier, so that whoever sees them can check it, and neither is a verdict of any agency.</p>${badges.map(([file, words]) => html`${when(new URL(address).origin === new URL(workspace).origin, () => html`<p><img src="/trust/${product.slug}/${file}" alt="${words} of ${product.name}, as it is now"></p>`)}<pre id="${file}" tabindex="0">${`<a href="${address}"><img src="${address}${file}" alt="Assay dossier of ${current.name}"></a>`}</pre><button type="button" class="quiet" data-copy="${file}" hidden>Copy</button>`)}</div></details>
<details class="fold"><summary>Check it as a customer does</summary><div><pre id="verify" tabindex="0">npx --no-install assay verify ${address}${wayTo(new URL(address))}</pre><button type="button" class="quiet" data-copy="verify" hidden>Copy</button></div></details>
${when(offers(visitor, 'dossier.withdraw', product.id), () => withdrawal(dossier, sent))}`;
}

/** What the command has to be told of an address on one’s own machine, where it looks at none by itself. */
function wayTo({ hostname, port, protocol }: URL): string {
  return protocol === 'http:' && hostname === 'localhost' ? ` --allow-host localhost=127.0.0.1:${port === '' ? '80' : port}` : '';
}

function withdrawal({ product }: ShownDossier, sent: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined && sent.values.has('reason'), () => html` open`)}><summary>Withdraw it</summary><div><p>The address then says since when it is withdrawn, and your reason. Nothing can be unsaid: the publication log keeps the entry that it was published, and gets one that it was withdrawn. Whoever kept a copy keeps it. You can publish again at any time.</p>
<form method="post" action="/products/${product.id}/publish/withdrawal">${area({ name: 'reason', label: 'Reason, for the public', hint: 'One or two sentences. Names of people do not belong here.', maxlength: 1000 }, sent)}<button type="submit" class="danger">Withdraw ${product.name} from the public</button></form></div></details>`;
}

function withdrawnPart({ address }: ShownDossier, { withdrawnAt, withdrawnReason, publishedAt, sequence }: Current): Html {
  return html`<p class="notice">Withdrawn ${withdrawnAt === null ? nothing : time(withdrawnAt)}. <a href="${address}">Its address</a> says so, with the reason: “${withdrawnReason ?? ''}”</p><p class="small">Publication ${sequence} was made ${day(publishedAt)}; the publication log keeps both.</p>`;
}

/** A request that waits for a second person, or that is being worked on. */
function underWay(visitor: Visitor, { product, needsSecondPerson }: ShownDossier, request: ShownRequest): Html {
  const { id, version, state, askedBy, askedByName, askedAt, jobId } = request;
  const review = `/products/${product.id}/publish/preparation?release=${request.releaseId}`;
  if (state === 'publishing') {
    const isWatched = jobId !== null && offersAnywhere(visitor, 'job.read');
    return html`<div class="card"><p><strong>Release ${version} is being published.</strong> It is assessed from the chosen files alone, signed, verified as a customer will, and then shown.</p>${when(isWatched, () => html`<div data-job="${jobId ?? ''}"><progress aria-label="How far it is"></progress><p role="status">Waiting for its turn.</p></div>`)}<p class="small"><a href="/products/${product.id}/publish">Look again</a></p></div>`;
  }
  const isOwn = askedBy === visitor.accountId;
  return html`<div class="card"><p><strong>${isOwn ? 'You ask' : `${askedByName} asks`} that release ${version} is published</strong>, ${time(askedAt)}.</p>
<p>${isOwn && needsSecondPerson ? html`Somebody else has to look at the same and approve it: another security lead, an approver or an executive sponsor.${when(offersAnywhere(visitor, 'account.invite'), () => html` <a href="/people#invite">Invite somebody</a>.`)} If your organisation has nobody else for that, <a href="/settings">an executive sponsor can loosen it for a time</a> (onePersonPublishing).` : isOwn ? 'You may publish it yourself.' : 'What you approve is bound to exactly what you look at: if anything of it changes, the approval is refused.'}</p>
<div class="row"><a class="button" href="${review}">${isOwn && needsSecondPerson ? 'Look at it' : 'Look at it and decide'}</a>${when(isOwn, () => deed(`/products/${product.id}/publish/requests/${id}/refusal`, 'Take it back', { about: version, fields: { reason: 'Taken back by whoever asked.' } }))}</div></div>`;
}

const outcomes: Readonly<Record<ShownRequest['state'], string>> = { open: 'waits', publishing: 'is being published', published: 'published', declined: 'declined', failed: 'failed' };

function pastRequests(requests: readonly ShownRequest[]): Html {
  return table('Requests before, newest first', ['Release', 'Asked', 'Decided', 'What became of it'], requests.map(({ version, askedAt, askedByName, decidedAt, decidedByName, state, problem }) => [
    html`<th scope="row">${version}</th>`, html`<td>${day(askedAt)}<br><span class="small">${askedByName}</span></td>`, html`<td>${decidedAt === null ? '' : html`${day(decidedAt)}<br><span class="small">${decidedByName ?? ''}</span>`}</td>`,
    html`<td>${outcomes[state]}${problem === null ? nothing : html`<br><span class="small">${problem}</span>`}</td>`,
  ]));
}

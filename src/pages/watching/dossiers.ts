import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { deed, nothing, table, time, trail, when, type Html } from '../parts.ts';
import { seenMark } from '../purchases/words.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

type State = 'reproduced' | 'changed' | 'cannot-recheck' | 'contradicted';
interface Check { readonly id: string; readonly at: string; readonly outcome: keyof typeof outcomeWords; readonly isNews: boolean; readonly reason: Text | null; readonly sequence: number | null; readonly logSize: number | null; readonly counts: Readonly<Record<State, number>> }

/** A dossier of a maker that is watched. */
export interface ShownDossier { readonly id: string; readonly address: string; readonly publisher: string | null; readonly checks: readonly Check[]; readonly checking: { readonly id: string; readonly state: string; readonly problem: string | null } | null }

const outcomeWords = { verified: 'as signed, and reproduced', differs: 'as signed, and a new run differs', refused: 'refused: nothing of it is believed', withdrawn: 'withdrawn by the maker', 'not-reached': 'could not be fetched' } as const;
const stateWords: Readonly<Record<State, string>> = { reproduced: 'reproduced', changed: 'came out otherwise', 'cannot-recheck': 'can’t be checked again', contradicted: 'differs from what you hold' };

/** The dossiers of a maker that are watched. */
export function dossiersPart(visitor: Visitor, vendor: { readonly id: string; readonly archivedAt: string | null }, dossiers: readonly ShownDossier[], sent: SentForm): Html {
  const may = (act: string): boolean => vendor.archivedAt === null && offersAnywhere(visitor, act);
  return html`<h2 id="dossiers">Dossiers that it publishes</h2>${dossiers.length === 0 ? html`<p class="empty">None is watched. A dossier is signed and can be checked again: its checks run here over the files that the maker shows.</p>` : dossiers.map((dossier) => dossierCard(vendor.id, dossier, may))}
${when(may('vendor.add-dossier'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Watch a dossier</summary><div>${problemNotice(sent, ['address'])}<form method="post" action="/vendors/${vendor.id}/dossiers"><input type="hidden" name="form" value="dossier">${field({ name: 'address', label: 'Its address', hint: 'Of its page or folder, such as https://trust.acme.example/trust/gateway/', maxlength: 2000 }, sent)}<button type="submit">Fetch and verify it</button></form></div></details>`)}`;
}

function dossierCard(vendor: string, { id, address, publisher, checks, checking }: ShownDossier, may: (act: string) => boolean): Html {
  return html`<section class="card" aria-labelledby="d-${id}"><h3 class="address" id="d-${id}">${address}</h3><p class="small">${publisher === null ? 'Its keys are remembered from the first verification on.' : html`Signed by the keys of ${publisher}, which are remembered with its history: it can’t be rewritten unseen.`}</p>
${checking === null ? nothing : checking.state === 'failed' ? html`<p class="notice wrong">The last verification failed. ${checking.problem ?? ''}</p>` : html`<div class="notice" data-job="${checking.id}"><p role="status">It is being verified.</p></div>`}
${checks.length === 0 ? nothing : table(`Verifications of ${address}`, ['Verified', 'Outcome', { figures: 'Reproduced' }, { figures: 'Otherwise' }, { figures: 'Not again' }, { figures: 'Edition' }], checks.map((check) => [html`<th scope="row"><a href="/dossier-checks/${check.id}">${time(check.at)}</a></th>`, html`<td>${outcomeWords[check.outcome]}${check.isNews ? html` <strong>new</strong>` : nothing}</td>`, html`<td class="number">${check.counts.reproduced}</td>`, html`<td class="number">${check.counts.changed + check.counts.contradicted}</td>`, html`<td class="number">${check.counts['cannot-recheck']}</td>`, html`<td class="number">${check.sequence ?? ''}</td>`]), true)}
<div class="row">${when(may('vendor.check-dossier'), () => deed(`/vendors/${vendor}/dossiers/${id}/checks`, 'Verify again', { about: address }))}${when(may('vendor.end-dossier'), () => deed(`/vendors/${vendor}/dossiers/${id}/ending`, 'Watch no longer', { about: address, kind: 'danger' }))}</div></section>`;
}

interface Whole {
  readonly vendor: { readonly id: string; readonly name: string };
  readonly address: string;
  readonly check: Check;
  readonly requirements: readonly { readonly requirement: string; readonly state: State; readonly published: VerdictName; readonly now: VerdictName; readonly reason: Text }[];
}

/** One verification, requirement by requirement: what came out otherwise first. */
export function dossierCheckPage({ vendor, address, check, requirements }: Whole): PageContent {
  const order: readonly State[] = ['contradicted', 'changed', 'cannot-recheck', 'reproduced'];
  return {
    title: `A dossier of ${vendor.name}`, place: 'vendors',
    body: html`${trail(['Makers', '/vendors'], [vendor.name, `/vendors/${vendor.id}`], ['Watched', `/vendors/${vendor.id}/watch#dossiers`])}<h1>A dossier of ${vendor.name}</h1>
<p class="address">${address}</p><p>Verified ${time(check.at)}: <strong>${outcomeWords[check.outcome]}</strong>${check.sequence === null ? nothing : html`; edition ${check.sequence} of the product, ${check.logSize ?? 0} entries in its publication log`}.</p>
${check.reason === null ? nothing : html`<p class="notice wrong">${check.reason}</p>`}
${requirements.length === 0 ? nothing : html`<p class="notice">Reproduced means that the files which the maker shows give this result by the same checks. It does not show that they are complete or true: who handed them over answers for that.</p>
${order.map((state) => {
    const own = requirements.filter((one) => one.state === state);
    return own.length === 0 ? nothing : html`<details class="fold"${when(state === 'changed' || state === 'contradicted', () => html` open`)}><summary>${own.length} ${stateWords[state]}</summary><div>${table(stateWords[state], ['Requirement', 'Published', 'Now'], own.map(({ requirement, published, now, reason }) => [html`<th scope="row">${lineTitle(requirement)}${state === 'reproduced' ? nothing : html`<br><span class="small">${reason}</span>`}</th>`, html`<td>${seenMark(published)}</td>`, html`<td>${seenMark(now)}</td>`]))}</div></details>`;
  })}`}`,
  };
}

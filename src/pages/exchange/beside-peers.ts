import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { day, nothing, table, when, type Html } from '../parts.ts';
import { peerMark, type PeerVerdict } from './words.ts';

interface Own { readonly verdict: PeerVerdict; readonly seenAt: string; readonly look: string }

export interface PeerLine {
  readonly bundle: string;
  readonly peer: string;
  readonly isConfirmed: boolean;
  readonly product: string;
  readonly requirement: string;
  readonly verdict: PeerVerdict;
  readonly reason: string;
  readonly seenAt: string;
  readonly nearest: Own | null;
  readonly newest: Own | null;
  readonly comparison: 'same' | 'differs' | 'only-theirs';
}

const comparisonWords = { same: 'the same', differs: 'differs', 'only-theirs': 'seen by them only' } as const;
/** What differs first. */
const order: Readonly<Record<PeerLine['comparison'], number>> = { differs: 0, 'only-theirs': 1, same: 2 };

/** What peers saw of a maker, beside our own looks: what differs first, and each with its day. */
export function besidePeersPart({ lines, isMore }: { readonly lines: readonly PeerLine[]; readonly isMore: boolean }): Html {
  if (lines.length === 0) return nothing;
  const count = (comparison: PeerLine['comparison']): number => lines.filter((line) => line.comparison === comparison).length;
  const [differing, same] = [lines.filter(({ comparison }) => comparison !== 'same').toSorted((one, other) => order[one.comparison] - order[other.comparison]), lines.filter(({ comparison }) => comparison === 'same')];
  return html`<h2 id="peers">Seen by peers</h2><p>Of ${lines.length} things that peers saw, ${count('same')} are the same in our newest look, ${count('differs')} differ, and ${count('only-theirs')} are unknown to us. A difference may come of the days between.${isMore ? ' Only the newest are shown.' : ''}</p>
${differing.length === 0 ? nothing : lineTable('What differs, and what only peers saw', differing)}
${when(same.length > 0, () => html`<details class="fold"><summary>${same.length} the same</summary><div>${lineTable('What is the same', same)}</div></details>`)}`;
}

function lineTable(caption: string, lines: readonly PeerLine[]): Html {
  return table(caption, ['Requirement', 'Peer saw', 'We saw, nearest to that day', 'We saw last', 'So it is'], lines.map(({ bundle, peer, isConfirmed, product, requirement, verdict, reason, seenAt, nearest, newest, comparison }) => [
    html`<th scope="row">${lineTitle(requirement)}${product === '' ? nothing : html`<span class="small">${product}</span>`}</th>`,
    html`<td>${peerMark(verdict)} ${day(seenAt)}<span class="small"><a href="/peers/${bundle}">${peer}</a>${isConfirmed ? nothing : ', key not compared'}: ${reason}</span></td>`,
    html`<td>${ownCell(nearest)}</td>`, html`<td>${nearest?.look === newest?.look && newest !== null ? html`<span class="soft">the same look</span>` : ownCell(newest)}</td>`, html`<td>${comparison === 'differs' ? html`<strong>differs</strong>` : comparisonWords[comparison]}</td>`,
  ]), true);
}

function ownCell(own: Own | null): Html {
  return own === null ? html`<span class="soft">not looked at</span>` : html`${peerMark(own.verdict)} <a href="/looks/${own.look}">${day(own.seenAt)}</a>`;
}

import { html } from '../report/escape/html.ts';
import { choice, field, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { nothing, table, textLines, time, trail, when, type Html } from './parts.ts';

/** An entry of the audit log as the act gives it. */
export interface ShownEntry {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly outcome: 'success' | 'refused' | 'failure';
  readonly area: 'configuration' | 'identity' | 'business-data';
  readonly sourceAddress: string;
  readonly requestId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly clockBack: boolean;
}

interface Stream { readonly name: string; readonly place: string; readonly sent: number; readonly waiting: number; readonly failingSince: string | null; readonly problem: string | null }

/** The filters of the search, as they stand in the address. */
export const auditFilters = ['since', 'until', 'actor', 'action', 'target', 'outcome', 'area'] as const;

/** The audit log: a search whose filters stand in the address, the newest entries first. */
export function auditPage({ entries, next, streams, sent }: { readonly entries: readonly ShownEntry[]; readonly next: number | null; readonly streams: readonly Stream[]; readonly sent: SentForm }): PageContent {
  const older = new URLSearchParams(auditFilters.flatMap((name) => { const value = sent.values.get(name) ?? ''; return value === '' ? [] : [[name, value]]; }));
  if (next !== null) older.set('before', String(next));
  return {
    title: 'Audit log', place: 'audit',
    body: html`<h1>Audit log</h1><p>Every reading and change of the configuration, everything about signing in, and every access to business data. Entries are chained and signed: <code>assay audit verify</code> checks an export without this workspace.</p>
<form action="/audit" role="search" aria-label="Search the audit log">${when(sent.problem !== undefined, () => html`<p class="notice wrong" role="alert">${sent.problem?.message ?? ''}</p>`)}<div class="row">${field({ name: 'since', label: 'From the day', type: 'date', required: false }, sent)}${field({ name: 'until', label: 'To the end of', type: 'date', required: false }, sent)}${field({ name: 'action', label: 'Act, or how it begins', required: false, maxlength: 100 }, sent)}${field({ name: 'actor', label: 'Actor', required: false, maxlength: 200 }, sent)}</div>
<div class="row">${field({ name: 'target', label: 'Target', required: false, maxlength: 200 }, sent)}${choice({ name: 'outcome', label: 'Outcome' }, [['', 'any'], ['success', 'success'], ['refused', 'refused'], ['failure', 'failure']], sent)}${choice({ name: 'area', label: 'Area' }, [['', 'any'], ['configuration', 'configuration'], ['identity', 'identity'], ['business-data', 'business data']], sent)}<button type="submit" class="quiet">Search</button><a href="/audit">Show all</a></div></form>
${entries.length === 0 ? html`<p role="status">No entry is like that.</p>` : table('Entries, newest first', ['Entry', 'Time', 'Act', 'Actor', 'Target', 'Outcome', 'From'], entries.map(line))}
${next === null ? nothing : html`<p><a href="/audit?${older.toString()}">Older entries</a></p>`}
<h2>Export</h2><p>A part holds about a thousand entries with their signed checkpoints, and is verified by itself: <code>assay audit verify FILE --key KEY</code>. Its name says where the next part begins.</p><form action="/audit/export" class="row" aria-label="Export entries"><div class="field"><label for="from">From the entry</label><input id="from" name="from" type="number" min="0" value="0" required></div><button type="submit" class="quiet">Download</button></form>
<h2>Streams</h2>${streams.length === 0 ? html`<p>The log is streamed nowhere. A collector keeps it even when this machine is lost; the settings <code>auditSyslog</code>, <code>auditWebhook</code> and <code>auditFile</code> name one.</p>` : table('Streams', ['Stream', 'To', 'Sent', 'Waiting', 'State'], streams.map(({ name, place, sent: count, waiting, failingSince, problem }) => [html`<th scope="row">${name}</th>`, html`<td>${place}</td>`, html`<td class="number">${count}</td>`, html`<td class="number">${waiting}</td>`, html`<td>${failingSince === null ? 'in order' : html`failing since ${time(failingSince)}: ${problem ?? 'no reason is known'}`}</td>`]))}`,
  };
}

function line({ sequence, at, action, actor, target, outcome, sourceAddress }: ShownEntry): readonly Html[] {
  return [html`<th scope="row"><a href="/audit/${sequence}">${sequence}</a></th>`, html`<td><time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}Z</time></td>`, html`<td><code>${action}</code></td>`, html`<td>${actor}</td>`, html`<td>${target}</td>`, html`<td>${outcome === 'success' ? 'success' : html`<strong>${outcome}</strong>`}</td>`, html`<td>${sourceAddress}</td>`];
}

/** One entry, exactly as it was hashed, with the proof that a signed checkpoint covers it. */
export function auditEntryPage({ entry, hashed, hash, proof }: { readonly entry: ShownEntry; readonly hashed: string; readonly hash: string; readonly proof: { readonly checkpoint: string; readonly size: number; readonly hashes: readonly string[] } | null }): PageContent {
  const facts: readonly (readonly [string, Html])[] = [
    ['Time', html`<time datetime="${entry.at}">${entry.at}</time>${when(entry.clockBack, () => html` (the clock had been set back)`)}`], ['Act', html`<code>${entry.action}</code>`], ['Actor', html`${entry.actor}`], ['Target', html`${entry.target}`], ['Outcome', html`${entry.outcome}`], ['Area', html`${entry.area}`], ['From', html`${entry.sourceAddress}`], ['Request', html`<code>${entry.requestId}</code>`],
    ...Object.entries(entry.detail).map(([name, value]): readonly [string, Html] => [name, html`${String(value)}`]),
  ];
  return {
    title: `Entry ${entry.sequence}`, place: 'audit',
    body: html`${trail(['Audit log', '/audit'])}<h1>Entry ${entry.sequence}</h1><dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}<dt>Hash</dt><dd><code>${hash}</code></dd></dl>
<h2>Proof</h2>${proof === null ? html`<p>No signed checkpoint covers this entry yet.</p>` : html`<p>A checkpoint over ${proof.size} entries covers it, by ${proof.hashes.length} hashes.</p><pre tabindex="0">${textLines(proof.checkpoint)}</pre>`}
<details class="fold"><summary>As it was hashed</summary><div><pre tabindex="0">${hashed}</pre></div></details>`,
  };
}

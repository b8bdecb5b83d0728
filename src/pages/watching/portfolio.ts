import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, size, table, time, when, type Html } from '../parts.ts';
import { criticalityWords, serviceWords } from '../purchases/words.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

interface Shown {
  readonly groups: readonly { readonly criticality: keyof typeof criticalityWords; readonly makers: number; readonly lookedAt: number; readonly watched: number; readonly unseen: number }[];
  readonly makers: readonly {
    readonly id: string; readonly name: string; readonly domain: string | null; readonly criticality: keyof typeof criticalityWords; readonly service: keyof typeof serviceWords | null; readonly isWatched: boolean; readonly unseen: number;
    readonly look: { readonly id: string; readonly endedAt: string; readonly summary: { readonly counts: Readonly<Record<VerdictName, number>>; readonly visible: number; readonly questions: number } } | null;
    readonly plan: { readonly text: string; readonly dueOn: string | null } | null;
  }[];
  readonly omitted: number;
  readonly exploited: { readonly releasedAt: string | null; readonly entries: number; readonly importedAt: string } | null;
  /** The organisation’s own list. */
  readonly ownExploited: { readonly entries: number; readonly list: string; readonly changedAt: string } | null;
  readonly packs: readonly { readonly id: string; readonly periodFrom: string; readonly periodTo: string; readonly at: string; readonly files: readonly { readonly format: string; readonly sizeBytes: number }[] }[];
  /** On which days a pack is written by itself; null when on none. */
  readonly schedule: { readonly every: 'month' | 'quarter'; readonly day: number; readonly decisions: readonly string[]; readonly nextOn: string } | null;
  readonly sent: SentForm;
}

/** All makers that are bought from, by how much depends on them. */
export function portfolioPage(visitor: Visitor, { groups, makers, omitted, exploited, ownExploited, packs, schedule, sent }: Shown): PageContent {
  const total = groups.reduce((sum, { makers: count }) => sum + count, 0);
  return {
    title: 'Portfolio', place: 'vendors',
    body: html`<h1>Portfolio</h1><p>Whom you depend on, and how much of each is unknown. Makers stand by name; nothing is added up.</p>
${total === 0 ? html`<p class="empty">No maker is here yet. <a href="/vendors#new">Add one</a>, or bring a table of them in below.</p>` : html`${table('Makers by how much depends on them', ['Criticality', { figures: 'Makers' }, { figures: 'Looked at' }, { figures: 'Watched' }, { figures: 'Told and not seen' }], groups.map(({ criticality, makers: count, lookedAt, watched, unseen }) => [html`<th scope="row">${criticalityWords[criticality]}</th>`, html`<td class="number">${count}</td>`, html`<td class="number">${lookedAt} of ${count}</td>`, html`<td class="number">${watched} of ${count}</td>`, html`<td class="number">${unseen}</td>`]))}
<h2>Critical makers, and services that all else leans on</h2>${makers.length === 0 ? html`<p class="empty">No maker is critical, and none gives network, identity or security operations.</p>` : table('Critical makers', ['Maker', 'Why', { figures: 'Unknown' }, { figures: 'To ask' }, 'Seen', 'Watched', 'Plan'], makers.map(lineOf), true)}${omitted === 0 ? nothing : html`<p class="small">${omitted} more are critical; <a href="/vendors">all makers</a> page through them.</p>`}`}
<p><a href="/alerts">What changed at makers</a> · <a href="/portfolio/components">Components that makers share</a> · <a href="/peers">Peers: what others saw, and what they ask</a></p>
${packPart(visitor, packs, sentBy('pack', sent))}${schedulePart(visitor, schedule, sentBy('schedule', sent))}
${exploitedPart(visitor, exploited, ownExploited, sentBy('own', sent))}
${when(offersAnywhere(visitor, 'vendor.import'), () => html`<details class="fold"${when(sentBy('import', sent).problem !== undefined, () => html` open`)}><summary>Bring in a table of makers</summary><div>${problemNotice(sentBy('import', sent), ['csv'])}<form method="post" action="/portfolio/import"><input type="hidden" name="form" value="import">${area({ name: 'csv', label: 'Table (CSV)', hint: 'A first line with name, domain, criticality (critical, high, ordinary, low) and service (network, identity, security-operations); only name is needed. Makers that are there already stay as they are.' }, sentBy('import', sent), true)}<button type="submit">Add the makers</button></form></div></details>`)}`,
  };
}

function packPart(visitor: Visitor, packs: Shown['packs'], sent: SentForm): Html {
  return html`<h2 id="packs">Board packs</h2>${packs.length === 0 ? html`<p class="empty">None was written yet.</p>` : table('Board packs', ['Period', 'Written', 'Files'], packs.map(({ id, periodFrom, periodTo, at, files }) => [html`<th scope="row">${day(periodFrom)} to ${day(periodTo)}</th>`, html`<td>${time(at)}</td>`, html`<td>${files.map(({ format, sizeBytes }) => html`<a href="/api/v1/portfolio/packs/${id}/bytes?format=${format}" download>${format.toUpperCase()}</a> <span class="soft">${size(sizeBytes)}</span> `)}</td>`]))}
${when(offersAnywhere(visitor, 'vendor.write-pack'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Write a board pack</summary><div>${problemNotice(sent, ['to'])}<form method="post" action="/portfolio/packs"><input type="hidden" name="form" value="pack">${area({ name: 'decisions', label: 'What the board is asked to decide', hint: 'One a line; what follows from what is missing is added by itself.', required: false, maxlength: 2000 }, sent)}<button type="submit">Write it</button></form></div></details>`)}`;
}

function exploitedPart(visitor: Visitor, exploited: Shown['exploited'], own: Shown['ownExploited'], sent: SentForm): Html {
  return html`<h2 id="evidence">Exploited vulnerabilities</h2><p>${exploited === null ? (own === null || own.entries === 0 ? 'No catalogue is here, so no deadline is told.' : 'No published catalogue is here.') : html`The newest catalogue here has ${exploited.entries} entries${exploited.releasedAt === null ? nothing : html` of ${day(exploited.releasedAt)}`}, handed in ${day(exploited.importedAt)}.`}${own === null || own.entries === 0 ? nothing : html` Your own list has ${own.entries} ${own.entries === 1 ? 'entry' : 'entries'}, of ${day(own.changedAt)}.`}</p>
${when(offersAnywhere(visitor, 'vendor.import-exploited'), () => html`<details class="fold"><summary>Hand in a catalogue</summary><div><form class="drop" method="post" action="/portfolio" data-upload="/api/v1/exploited/file"><div class="field"><label for="exploited">Catalogue (JSON)</label><p class="small" id="exploited-hint">The Known Exploited Vulnerabilities catalogue as CISA publishes it. It is read in a process without rights; the newest one counts.</p><input id="exploited" type="file" name="file" accept=".json" aria-describedby="exploited-hint"></div><button type="submit" disabled>Hand in</button><ul class="uploads" data-files></ul><noscript><p class="small">Sending files needs JavaScript here, or the API.</p></noscript></form></div></details>`)}
${when(offersAnywhere(visitor, 'vendor.keep-own-exploited'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>${own === null || own.entries === 0 ? 'Write a list of your own' : 'Change your own list'}</summary><div>${problemNotice(sent, ['list'])}<form method="post" action="/portfolio/exploited"><input type="hidden" name="form" value="own">${area({ name: 'list', id: 'own-list', label: 'Your own list', hint: 'A line each: CVE-2026-1234, vendor, product, day on which you knew. It counts beside the catalogue; empty ends it.', required: false, value: own?.list ?? '' }, sent, true)}<button type="submit">Keep</button></form></div></details>`)}`;
}

function schedulePart(visitor: Visitor, schedule: Shown['schedule'], sent: SentForm): Html {
  return html`<p>${schedule === null ? 'None is written by itself.' : html`One is written by itself on day ${schedule.day} of each ${schedule.every}, next ${day(schedule.nextOn)}; executives hear of it by mail.`}</p>
${when(offersAnywhere(visitor, 'vendor.schedule-pack'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>${schedule === null ? 'Have it written by itself' : 'Change when it is written by itself'}</summary><div>${problemNotice(sent, ['every', 'day'])}<form method="post" action="/portfolio/pack-schedule"><input type="hidden" name="form" value="schedule">${choice({ name: 'every', label: 'How often', value: schedule?.every ?? 'quarter' }, [['quarter', 'each quarter: January, April, July, October'], ['month', 'each month'], ['', 'not by itself']], sent)}${field({ name: 'day', label: 'On which day of the month', type: 'number', min: 1, max: 28, value: String(schedule?.day ?? 1) }, sent)}${area({ name: 'decisions', id: 'schedule-decisions', label: 'What the board is asked each time', hint: 'One a line; may stay empty.', required: false, maxlength: 2000, value: schedule?.decisions.join('\n') ?? '' }, sent)}<button type="submit">Keep</button></form></div></details>`)}`;
}

function lineOf({ id, name, domain, criticality, service, look, isWatched, unseen, plan }: Shown['makers'][number]): readonly Html[] {
  return [
    html`<th scope="row"><a href="/vendors/${id}">${name}</a>${domain === null ? nothing : html`<span class="small">${domain}</span>`}</th>`,
    html`<td>${criticality === 'critical' ? 'critical' : nothing}${service === null ? nothing : html`<span class="small">${serviceWords[service]}</span>`}</td>`,
    html`<td class="number">${look === null ? html`<span class="soft">all</span>` : `${look.summary.counts.unknown} of ${look.summary.visible}`}</td>`, html`<td class="number">${look === null ? '' : look.summary.questions}</td>`,
    html`<td>${look === null ? html`<span class="soft">not yet</span>` : html`<a href="/looks/${look.id}">${day(look.endedAt)}</a>`}</td>`,
    html`<td><a href="/vendors/${id}/watch">${isWatched ? 'yes' : 'no'}<span class="unseen">, ${name}</span></a>${unseen === 0 ? nothing : html`<span class="small changed">${unseen} not seen</span>`}</td>`,
    html`<td>${plan === null ? html`<span class="soft">none</span>` : html`${plan.text.length > 90 ? `${plan.text.slice(0, 90)}…` : plan.text}${plan.dueOn === null ? nothing : html`<span class="small">by ${day(plan.dueOn)}</span>`}`}</td>`,
  ];
}

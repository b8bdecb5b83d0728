import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, textLines, time, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { alertTable, type ShownAlert } from './alerts.ts';
import { dossiersPart, type ShownDossier } from './dossiers.ts';

interface Incident { readonly id: string; readonly title: string; readonly happenedOn: string; readonly account: string; readonly asked: string; readonly askedOn: string | null; readonly answer: string; readonly answeredOn: string | null; readonly changedAt: string }

interface Shown {
  readonly vendor: { readonly id: string; readonly name: string; readonly archivedAt: string | null };
  readonly watch: { readonly everyDays: number; readonly schedule: 'none' | 'bod-26-04' | 'own'; readonly ownSchedule: string | null; readonly exposure: 'yes' | 'no' | 'unknown'; readonly plannedAt: string | null; readonly startedAt: string } | null;
  readonly alerts: readonly ShownAlert[];
  readonly incidents: readonly Incident[];
  readonly plan: { readonly text: string; readonly dueOn: string | null; readonly changedAt: string } | null;
  readonly dossiers: readonly ShownDossier[];
  readonly today: string;
  readonly sent: SentForm;
}

const scheduleWords = { none: 'no deadlines', 'bod-26-04': 'BOD 26-04, which binds US federal civilian agencies only', own: 'your own schedule' } as const;

/** How one maker is watched, what was told of it, what happened at it, and the plan for it. */
export function watchPage(visitor: Visitor, shown: Shown): PageContent {
  const { vendor, watch, alerts, incidents, plan, sent } = shown;
  const may = (act: string): boolean => vendor.archivedAt === null && offersAnywhere(visitor, act);
  return {
    title: `${vendor.name}, watched`, place: 'vendors',
    body: html`${trail(['Makers', '/vendors'], [vendor.name, `/vendors/${vendor.id}`])}<div class="head"><h1>${vendor.name}, watched</h1>${when(watch !== null && may('vendor.end-watch'), () => deed(`/vendors/${vendor.id}/watch/ending`, 'Watch no longer', { about: vendor.name, kind: 'danger' }))}</div>
<p>${watch === null ? 'It is not watched: nobody is told when something changes.' : html`Looked at every ${watch.everyDays === 1 ? 'day' : `${watch.everyDays} days`} since ${day(watch.startedAt)}${watch.plannedAt === null ? nothing : html`, last asked for ${time(watch.plannedAt)}`}; ${scheduleWords[watch.schedule]}.`}</p>
<h2>What was told</h2>${alerts.length === 0 ? html`<p class="empty">Nothing yet.</p>` : alertTable(alerts, false)}
${dossiersPart(visitor, vendor, shown.dossiers, sentBy('dossier', sent))}
<h2>Incidents</h2>${incidents.length === 0 ? html`<p class="empty">None is recorded.</p>` : incidents.map((incident) => incidentPart(vendor.id, incident, may('vendor.change-incident'), sentBy(incident.id, sent)))}
${when(may('vendor.record-incident'), () => html`<details class="fold"${when(sentBy('incident', sent).problem !== undefined, () => html` open`)}><summary>Record an incident</summary><div>${incidentForm(`/vendors/${vendor.id}/incidents`, 'incident', undefined, shown.today, sentBy('incident', sent))}</div></details>`)}
<h2>Plan</h2>${plan === null ? html`<p class="empty">No plan is written down: how you would do without it, or come to a product that is secure by design.</p>` : html`<div>${textLines(plan.text)}</div><p class="small">${plan.dueOn === null ? nothing : html`By ${day(plan.dueOn)}. `}Written ${day(plan.changedAt)}.</p>`}
${when(may('vendor.set-plan'), () => html`<details class="fold"><summary>${plan === null ? 'Write the plan' : 'Change the plan'}</summary><div>${problemNotice(sentBy('plan', sent), ['text', 'dueOn'])}<form method="post" action="/vendors/${vendor.id}/plan"><input type="hidden" name="form" value="plan">${area({ name: 'text', id: 'plan-text', label: 'The plan', maxlength: 2000, value: plan?.text ?? '' }, sentBy('plan', sent))}${field({ name: 'dueOn', id: 'plan-due', label: 'By', type: 'date', required: false, value: plan?.dueOn ?? '' }, sentBy('plan', sent))}<button type="submit">Keep</button></form></div></details>`)}
${when(may('vendor.watch'), () => watchForm(shown, sentBy('watch', sent)))}`,
  };
}

function watchForm({ vendor, watch }: Shown, sent: SentForm): Html {
  return html`<details class="fold"${when(watch === null || sent.problem !== undefined, () => html` open`)}><summary>${watch === null ? 'Watch it' : 'Change how it is watched'}</summary><div>${problemNotice(sent, ['everyDays', 'ownSchedule'])}<form method="post" action="/vendors/${vendor.id}/watch"><input type="hidden" name="form" value="watch">
${field({ name: 'everyDays', label: 'Days between two looks', type: 'number', min: 1, max: 365, value: String(watch?.everyDays ?? 7) }, sent)}
${choice({ name: 'schedule', label: 'Deadlines for exploited vulnerabilities', value: watch?.schedule ?? 'none' }, [['none', 'none'], ['own', 'your own schedule'], ['bod-26-04', 'BOD 26-04: binding on US federal civilian agencies only']], sent)}
${area({ name: 'ownSchedule', label: 'Your own schedule', hint: 'As a file for assay watch --schedule; only when it was chosen above.', required: false, value: watch?.ownSchedule ?? '' }, sent, true)}
${choice({ name: 'exposure', label: 'Can people who are not trusted reach what you run of it?', value: watch?.exposure ?? 'unknown' }, [['unknown', 'not known'], ['yes', 'yes'], ['no', 'no']], sent)}
<button type="submit">Keep</button></form></div></details>`;
}

function incidentPart(vendor: string, incident: Incident, mayChange: boolean, sent: SentForm): Html {
  const { id, title, happenedOn, account, asked, askedOn, answer, answeredOn, changedAt } = incident;
  return html`<section class="card" aria-labelledby="i-${id}"><h3 id="i-${id}">${title}</h3><p class="small">Happened ${day(happenedOn)}; changed ${time(changedAt)}.</p>${account === '' ? nothing : html`<p>${textLines(account)}</p>`}
<dl class="facts"><dt>Asked of the maker</dt><dd>${asked === '' ? 'nothing yet' : html`${asked}${askedOn === null ? nothing : html` (${day(askedOn)})`}`}</dd><dt>Its answer</dt><dd>${answer === '' ? 'none yet' : html`${answer}${answeredOn === null ? nothing : html` (${day(answeredOn)})`}`}</dd></dl>
${when(mayChange, () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Go on with it</summary><div>${incidentForm(`/vendors/${vendor}/incidents/${id}`, id, incident, happenedOn, sent)}</div></details>`)}</section>`;
}

function incidentForm(action: string, form: string, now: Incident | undefined, today: string, sent: SentForm): Html {
  const id = (name: string): string => `${name}-${form}`;
  return html`${problemNotice(sent, ['title', 'happenedOn', 'askedOn', 'answeredOn', 'asked'])}<form method="post" action="${action}"><input type="hidden" name="form" value="${form}">
${field({ name: 'title', id: id('title'), label: 'What it is called', maxlength: 120, value: now?.title ?? '' }, sent)}${field({ name: 'happenedOn', id: id('happened'), label: 'Day', type: 'date', value: now?.happenedOn ?? today }, sent)}
${area({ name: 'account', id: id('account'), label: 'What is known', required: false, maxlength: 4000, value: now?.account ?? '' }, sent)}
${area({ name: 'asked', id: id('asked'), label: 'What the maker was asked', hint: 'For example: would a feature have prevented it, is that on by default and free now, and if there is none, how is the class being eliminated?', required: false, maxlength: 4000, value: now?.asked ?? '' }, sent)}${field({ name: 'askedOn', id: id('asked-on'), label: 'Asked on', type: 'date', required: false, value: now?.askedOn ?? '' }, sent)}
${area({ name: 'answer', id: id('answer'), label: 'What it answered', required: false, maxlength: 4000, value: now?.answer ?? '' }, sent)}${field({ name: 'answeredOn', id: id('answered-on'), label: 'Answered on', type: 'date', required: false, value: now?.answeredOn ?? '' }, sent)}
<button type="submit">Keep</button></form>`;
}

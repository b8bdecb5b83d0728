import { html } from '../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from './form.ts';
import { chimeLine, type PageContent, type ShownChime } from './layout.ts';
import { day, deed, table, time, trail, when, type Html } from './parts.ts';
import { offersAnywhere, type Visitor } from './visitor.ts';

export type SettingValue = boolean | number | string | readonly string[];

interface Software { readonly version: string; readonly endOfLifeAt: string | null; readonly runtimeVersion: string; readonly runtimeEndOfLifeAt: string | null; readonly newest: string | null; readonly feed: 'none' | 'not-asked-yet' | 'believed' | 'refused'; readonly feedAskedAt: string | null }
interface Loosening { readonly id: string; readonly key: string; readonly value: SettingValue; readonly reason: string; readonly ownerId: string; readonly acceptedAt: string; readonly expiresAt: string }

/** A setting as the act gives it. */
export interface ShownSetting {
  readonly key: string;
  readonly kind: 'protecting' | 'operating';
  readonly summary: string;
  readonly variable: string;
  readonly value: SettingValue | null;
  readonly default: SettingValue;
  readonly source: 'default' | 'file' | 'environment' | 'loosening';
  readonly protects: string | null;
  readonly risk: string | null;
  readonly acceptedBy: string | null;
  readonly daysMost: number | null;
}

function softwareFacts({ version, endOfLifeAt, runtimeVersion, runtimeEndOfLifeAt, newest, feed, feedAskedAt }: Software): Html {
  const asked = feedAskedAt === null ? '' : ` Last asked ${feedAskedAt.slice(0, 16).replace('T', ' ')} UTC.`;
  const feeds: Readonly<Record<Software['feed'], string>> = {
    none: 'No feed of releases is configured (updateFeed, updateFeedKey), so that nobody is asked.', 'not-asked-yet': 'The feed of releases was not asked yet.',
    believed: newest === version ? `This is the newest release.${asked}` : `Release ${newest ?? ''} is the newest.${asked}`, refused: `The feed of releases gave nothing that can be believed.${asked}`,
  };
  return html`<dl class="facts"><dt>Assay</dt><dd>${version}${endOfLifeAt === null ? ', no end of support is named' : html`, with security fixes until ${day(endOfLifeAt)} at least`}</dd><dt>Runtime</dt><dd>Node ${runtimeVersion}${runtimeEndOfLifeAt === null ? ', it is not known until when it gets fixes' : html`, with fixes until ${day(runtimeEndOfLifeAt)}`}</dd><dt>Newer releases</dt><dd>${feeds[feed]}</dd></dl>`;
}

/** Where this instance stands: what is unsafe and how to mend it, what is loosened until when. */
export function posturePage(visitor: Visitor, { chimes, loosenings, software, at, done, sent }: { readonly software: Software; readonly chimes: readonly ShownChime[]; readonly loosenings: readonly Loosening[]; readonly at: string; readonly done: string | null; readonly sent: SentForm }): PageContent {
  return {
    title: 'Posture', place: 'posture',
    body: html`<h1>Where this workspace stands</h1><p class="small">Looked at ${time(at)}.</p>${problemNotice(sent, ['template', 'reason'])}${when(done === 'loosened', () => html`<p class="notice" role="status">It is written down in your name. Every server takes it over within a few seconds; load the page again to see it in force.</p>`)}
<h2 id="operation">To mend</h2>${chimes.length === 0 ? html`<p>Nothing: no reminder is open.</p>` : html`<div class="chimes"><ul>${chimes.map(chimeLine)}</ul></div>`}
<h2 id="software">This release</h2>${softwareFacts(software)}
<h2 id="loosenings">Loosened settings</h2>${loosenings.length === 0 ? html`<p>None: every setting that protects something has its safe value.</p>` : table('Loosened settings', ['Setting', 'Value', 'Why', 'Answered for by', 'Ends', 'Deeds'], loosenings.map(({ id, key, value, reason, ownerId, expiresAt }) => [html`<th scope="row">${key}</th>`, html`<td>${valueWords(value)}</td>`, html`<td>${reason}</td>`, html`<td>${offersAnywhere(visitor, 'account.read') ? html`<a href="/people/${ownerId}">${ownerId === visitor.accountId ? visitor.displayName : 'their account'}</a>` : ownerId === visitor.accountId ? visitor.displayName : 'another person'}</td>`, html`<td>${day(expiresAt)}</td>`, html`<td>${when(offersAnywhere(visitor, 'setting.tighten'), () => deed(`/posture/loosenings/${id}/ending`, 'End now', { about: key }))}</td>`]))}
${when(offersAnywhere(visitor, 'setting.list'), () => html`<p><a href="/settings">All settings, and how to loosen one</a></p>`)}
${when(offersAnywhere(visitor, 'setting.apply-template'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Apply a template</summary><div><p>A template sets all protecting settings at once. <strong>Strict</strong> is the default and ends every loosening; the others loosen what they differ in, in your name and for a time.</p><form method="post" action="/posture/template">${choice({ name: 'template', label: 'Template', value: 'strict' }, [['strict', 'strict: everything at its safe value'], ['balanced', 'balanced: a few conveniences'], ['evaluation', 'evaluation: for trying out, with no real data']], sent)}${area({ name: 'reason', label: 'Why', hint: 'At least ten characters; the audit log keeps it.', maxlength: 1000 }, sent)}<button type="submit">Apply</button></form></div></details>`)}`,
  };
}

function valueWords(value: SettingValue | null): string {
  if (value === null) return 'kept secret';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'not set' : String(value);
}

const sources: Readonly<Record<ShownSetting['source'], string>> = { default: 'default', file: 'configuration file', environment: 'environment', loosening: 'loosened' };

/** Every setting with its value and where that comes from. */
export function settingsPage(visitor: Visitor, settings: readonly ShownSetting[]): PageContent {
  const mayLoosen = offersAnywhere(visitor, 'setting.loosen');
  const line = ({ key, summary, value, source, kind }: ShownSetting): readonly Html[] => [html`<th scope="row" id="${key}">${key}</th>`, html`<td>${summary}</td>`, html`<td>${valueWords(value)}</td>`, html`<td>${sources[source]}</td>`, ...(kind === 'protecting' ? [html`<td>${when(mayLoosen, () => html`<a href="/settings/${key}">Loosen<span class="unseen"> ${key}</span></a>`)}</td>`] : [])];
  const of = (kind: ShownSetting['kind']): readonly ShownSetting[] => settings.filter((setting) => setting.kind === kind);
  return {
    title: 'Settings', place: 'settings',
    body: html`<h1>Settings</h1><p>What protects has its safe value from the start. It can be loosened only by a named person, with a reason, for a time, and stays on every page as a reminder until then. What tells the workspace where it stands is set on its host.</p>
<h2>What protects</h2>${table('Settings that protect', ['Setting', 'What it does', 'Value', 'From', 'Deeds'], of('protecting').map(line))}
<h2>Where the workspace stands</h2>${table('Settings of operation', ['Setting', 'What it does', 'Value', 'From'], of('operating').map(line))}<p><a href="/webhooks">Webhooks: programs that are told of what happens here</a></p><p><a href="/statistics">Statistics: what they would say, and whether they are on</a></p>`,
  };
}

/** Loosens one setting, with the risk in plain words. @param lastDay the last day that it may last to, RFC 3339 date */
export function loosenPage(setting: ShownSetting, lastDay: string, sent: SentForm): PageContent {
  const { key, summary, protects, risk, acceptedBy, daysMost, value } = setting;
  return {
    title: `Loosen ${key}`, place: 'settings',
    body: html`${trail(['Settings', '/settings'])}<h1>Loosen ${key}</h1><p>${summary}</p><dl class="facts"><dt>Value now</dt><dd>${valueWords(value)}</dd><dt>What it protects</dt><dd>${protects ?? ''}</dd><dt>Who may accept the risk</dt><dd>${acceptedBy === 'executive-sponsor' ? 'an executive sponsor' : 'an administrator'}</dd></dl>
<div class="notice wrong"><p><strong>The risk.</strong> ${risk ?? ''}</p></div>${problemNotice(sent, ['value', 'reason', 'expiresAt'])}
<form method="post" action="/settings/${key}">${valueField(setting, sent)}${area({ name: 'reason', label: 'Why it has to be', hint: 'At least ten characters. It stands beside your name in the audit log and on the posture page.', maxlength: 1000 }, sent)}${field({ name: 'expiresAt', label: 'Until the end of', hint: `${daysMost ?? 0} days at most, so ${lastDay} at the latest. The safe value comes back by itself.`, type: 'date', value: '' }, sent)}<button type="submit">I answer for the risk: loosen it</button></form>`,
  };
}

function valueField({ default: safe }: ShownSetting, sent: SentForm): Html {
  if (typeof safe === 'boolean') return choice({ name: 'value', label: 'Value', value: String(!safe) }, [['true', 'yes'], ['false', 'no']], sent);
  if (typeof safe === 'number') return field({ name: 'value', label: 'Value', hint: `The safe value is ${safe}.`, type: 'number' }, sent);
  if (typeof safe === 'object') return area({ name: 'value', label: 'Values, one on a line' }, sent);
  return field({ name: 'value', label: 'Value', hint: `The safe value is ${valueWords(safe)}.` }, sent);
}


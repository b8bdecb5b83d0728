import { html } from '../report/escape/html.ts';
import { area, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, textLines, time, trail, when, type Html } from './parts.ts';
import { offersAnywhere, type Visitor } from './visitor.ts';

interface Statistics { readonly payload: string; readonly address: string; readonly isOn: boolean; readonly turnedOnAt: string | null; readonly reason: string | null; readonly lastTry: { readonly at: string; readonly digest: string; readonly problem: string | null } | null }

/** Statistics: exactly what would be sent, before anybody turns them on. */
export function statisticsPage(visitor: Visitor, { payload, address, isOn, turnedOnAt, reason, lastTry, sent }: Statistics & { readonly sent: SentForm }): PageContent {
  return {
    title: 'Statistics', place: 'settings',
    body: html`${trail(['Settings', '/settings'])}<h1>Statistics</h1><p>They are ${isOn ? html`<strong>on</strong> since ${time(turnedOnAt ?? '')}` : html`<strong>off</strong>`}. While they are on, the text below is sent once a month, as it is worded at that moment, and nothing else. It holds coarse counts and yes or no: no name, no address, no text of yours, no exact number. Each sending stands in the audit log with the digest of what was sent.</p>
<h2>Exactly what ${isOn ? 'is' : 'would be'} sent</h2><pre tabindex="0" aria-label="Payload">${textLines(laidOut(payload))}</pre><p class="small">${isOn ? 'Laid out in lines for reading; it is sent without them.' : 'Laid out in lines for reading. The random id is made when statistics are turned on, and deleted when they are turned off.'}</p>
<dl class="facts"><dt>Goes to</dt><dd>${address === '' ? 'nowhere: no address is configured (statisticsAddress)' : address}</dd>${isOn ? html`<dt>Reason given</dt><dd>${reason ?? ''}</dd><dt>Last sent</dt><dd>${lastTryWords(lastTry)}</dd>` : nothing}</dl>
${problemNotice(sent, ['reason'])}${form(visitor, isOn, address, sent)}`,
  };
}

/** The same JSON with line breaks, nothing added or left out. */
function laidOut(payload: string): string {
  return JSON.stringify(JSON.parse(payload), null, 2);
}

function lastTryWords(lastTry: Statistics['lastTry']): Html {
  if (lastTry === null) return html`not yet`;
  return html`${time(lastTry.at)}${lastTry.problem === null ? nothing : html`, without arriving: ${lastTry.problem}`}; SHA-256 <code>${lastTry.digest}</code>`;
}

function form(visitor: Visitor, isOn: boolean, address: string, sent: SentForm): Html {
  if (isOn) return when(offersAnywhere(visitor, 'statistics.turn-off'), () => deed('/statistics/ending', 'Turn off and delete the id', { kind: 'danger' }));
  return when(address !== '' && offersAnywhere(visitor, 'statistics.turn-on'), () => html`<form method="post" action="/statistics"><input type="hidden" name="address" value="${address}">${area({ name: 'reason', label: 'Why you take part', hint: 'At least ten characters. It stands beside your name in the audit log.', maxlength: 1000 }, sent)}<button type="submit">Turn on: send what is shown above</button></form>`);
}

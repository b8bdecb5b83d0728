import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { statusLine } from './sign-in.ts';

/**
 * Leads through a fresh passkey and then sends the form that needed it.
 * @param address where the form goes
 */
export function stepUpPage(address: string, fields: readonly (readonly [string, string])[]): PageContent {
  return {
    title: 'Show your passkey', isNarrow: true, status: 403,
    body: html`<h1>Show your passkey</h1>
<p>What you are about to do is sensitive, so it needs you and not only an open session. Show your passkey; it is then done at once, and sensitive acts stay open for a few minutes.</p>
<form method="post" action="${address}" data-passkey="step-up">${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p><button type="submit" disabled>Show passkey and go on</button></p></form>
${statusLine}<p><a href="/home">Leave it</a></p>`,
  };
}

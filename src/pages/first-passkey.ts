import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { nothing, when, type Html } from './parts.ts';
import { statusLine } from './sign-in.ts';

/** Where recovery codes are shown once, by the script that received them. */
const codes = html`<section data-codes hidden><h1 tabindex="-1">Keep your recovery codes</h1>
<p>Should you lose every passkey, one of these lets you make a new one. Each counts once. <strong>They are shown only now</strong>: print them or put them into a safe place, away from this device.</p>
<div class="card"><ol class="codes" id="codes"></ol></div>
<p class="row"><button type="button" class="quiet" data-copy="codes" hidden>Copy all</button></p>
<p><a class="button" href="/home">I have put them away</a></p></section>`;

const passkeyName = html`<div class="field"><label for="passkeyName">Name of this passkey</label><p class="small" id="passkeyName-hint">So that you know later which device holds it.</p><input id="passkeyName" name="passkeyName" required maxlength="100" value="My first passkey" autocomplete="off" aria-describedby="passkeyName-hint"></div>`;

/** Sets the workspace up: a name, a passkey, recovery codes. The link’s secret stands behind `#` and is read by the script. */
export function setupPage(isSetUp: boolean): PageContent {
  if (isSetUp) return { title: 'Set up already', isNarrow: true, body: html`<h1>This workspace is set up</h1><p>Its setup link does not count any more. An administrator invites people; whoever lost every passkey signs in with a recovery code.</p><p><a class="button" href="/sign-in">Sign in</a></p>` };
  return { title: 'Set up', isNarrow: true, body: begin('setup', html`<h1>Set up this workspace</h1>
<ol class="steps"><li>Say who you are. You become the first administrator.</li><li>Make a passkey: your device asks for your finger, face or PIN. There is no password.</li><li>Put ten recovery codes away.</li></ol>`, html`<div class="field"><label for="displayName">Your name</label><p class="small" id="displayName-hint">As colleagues and the audit log show it.</p><input id="displayName" name="displayName" required maxlength="100" autocomplete="name" aria-describedby="displayName-hint"></div>`) };
}

/** Takes over an account that somebody was invited to. */
export function invitationPage(providers: readonly { readonly id: string; readonly name: string }[]): PageContent {
  return { title: 'Accept an invitation', isNarrow: true, body: begin('invitation', html`<h1>Accept your invitation</h1><p>Somebody gave you an account in this workspace. Make a passkey for it: your device asks for your finger, face or PIN. There is no password.</p>`, html``, html`${when(providers.length > 0, () => html`<h2>Or without a passkey</h2><p>If you sign in at work by one of these, your account can be that one.</p>`)}${providers.map(({ id, name }) => html`<form data-provider="${id}" data-provider-for="invitation"><p><button type="submit" class="quiet" disabled>Accept with ${name}</button></p></form>`)}`) };
}

function begin(ceremony: 'setup' | 'invitation', words: Html, fields: Html, others: Html = nothing): Html {
  return html`<div data-before-codes>${words}
<form method="post" action="/${ceremony}" data-passkey="${ceremony}">${fields}${passkeyName}<p><button type="submit" disabled>Make a passkey</button></p></form>
${statusLine}${others}</div>
${codes}`;
}

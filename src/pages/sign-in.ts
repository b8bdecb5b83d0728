import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { when } from './parts.ts';

/** Where a page’s script says what goes on; without a script it says what is missing. */
export const statusLine = html`<p class="status" role="status" data-status></p><noscript><p class="notice wrong">Passkeys need JavaScript, which this browser does not run here. Everything else in the workspace works without it.</p></noscript>`;

/** Signing in, by passkey first. */
export function signInPage({ next, isSetUp, done, hasPasswords, providers = [], problem }: { readonly next: string; readonly isSetUp: boolean; readonly done: string | null; readonly hasPasswords: boolean; readonly providers?: readonly { readonly id: string; readonly name: string }[]; readonly problem?: string }): PageContent {
  if (!isSetUp) {
    return {
      title: 'Not set up yet', isNarrow: true,
      body: html`<h1>This workspace is not set up yet</h1><p>Whoever started it finds a setup link in the terminal where it runs. The link counts once, for 30 minutes; <code>assay setup-link</code> on the same machine makes a new one.</p><p>Until then there is no account and no password that anybody could try.</p>`,
    };
  }
  return {
    title: 'Sign in', isNarrow: true,
    body: html`<h1>Sign in</h1>${when(done === 'passkey-made', () => html`<p class="notice" role="status">Your passkey is made. Sign in with it.</p>`)}${when(done === 'signed-out', () => html`<p class="notice" role="status">You are signed out.</p>`)}
${problem === undefined ? html`` : html`<p class="notice wrong" role="alert">${problem}</p>`}
<p>Use the passkey on this device, on your phone, or on a security key.</p>
<form method="post" action="/sign-in" data-passkey="sign-in" data-next="${next}"><p><button type="submit" disabled>Sign in with a passkey</button></p></form>
${statusLine}
${providers.map(({ id, name }) => html`<form data-provider="${id}"><p><button type="submit" class="quiet" disabled>Sign in with ${name}</button></p></form>`)}
<details class="fold"><summary>I have no passkey at hand</summary><div>
<p>A recovery code counts once. It lets you make a new passkey, and nothing else; all your other sessions end.</p>
<form method="post" action="/sign-in/recovery"><div class="field"><label for="code">Recovery code</label><input id="code" name="code" required maxlength="100" autocomplete="off" spellcheck="false" autocapitalize="off"></div><button type="submit" class="quiet">Use a recovery code</button></form>
<p class="small">Without one, an administrator can withdraw your account and invite you anew.</p></div></details>
${when(hasPasswords, () => html`<details class="fold"><summary>Sign in with a password and a one-time password</summary><div><form method="post" action="/sign-in/password"><input type="hidden" name="next" value="${next}">
<div class="field"><label for="signInName">Name for signing in</label><input id="signInName" name="signInName" required maxlength="100" autocomplete="username"></div>
<div class="field"><label for="password">Password</label><input id="password" name="password" type="password" required autocomplete="current-password"></div>
<div class="field"><label for="one-time">One-time password</label><input id="one-time" name="code" required inputmode="numeric" autocomplete="one-time-code"></div><button type="submit" class="quiet">Sign in</button></form></div></details>`)}`,
  };
}

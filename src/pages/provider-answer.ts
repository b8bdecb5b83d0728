import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';

/** Shown for a moment to a browser that comes back from a provider: its script hands the answer over together with the secret that this browser kept. */
export function providerAnswerPage({ provider, answer }: { readonly provider: string; readonly answer: string }): PageContent {
  return {
    title: 'Signing in', isNarrow: true,
    body: html`<h1>Signing in</h1><form data-provider-answer="${provider}"><input type="hidden" name="answer" value="${answer}"></form>
<p class="status" role="status" data-status>Your provider’s answer is being checked.</p><noscript><p class="notice wrong">Signing in by a provider needs JavaScript, which this browser does not run here.</p></noscript>
<div data-told hidden><h2>What the provider says</h2><dl class="facts"></dl><p><a class="button" href="/providers/${provider}">Back to the provider</a></p></div>
<p data-back><a href="/sign-in">Back to signing in</a></p>`,
  };
}

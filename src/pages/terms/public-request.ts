import { html } from '../../report/escape/html.ts';
import type { PageContent } from '../layout.ts';
import { textLines, trail } from '../parts.ts';
import type { ShownPurchase } from '../purchases/purchase.ts';

/** The letter as it would go out, before it does. */
export function publicRequestPage({ id, title }: Pick<ShownPurchase, 'id' | 'title'>, text: string): PageContent {
  return {
    title: 'Ask in public', place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [title, `/purchases/${id}`], ['Terms', `/purchases/${id}/terms`])}<h1>Ask in public</h1><p>This is all that goes out: what the case asks, in our words. No maker, price, note or criterion of your own is in it. Read it before you pass it on.</p>
<p class="row"><a class="button" href="/api/v1/purchases/${id}/public-request/file?form=letter" download>Take the letter along</a><a class="button quiet" href="/api/v1/purchases/${id}/public-request/file?form=set" download>The set as JSON, for peers</a></p>
<pre class="letter" tabindex="0" aria-label="The letter">${textLines(text)}</pre>`,
  };
}

import { html } from '../../report/escape/html.ts';
import { area, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { trail } from '../parts.ts';

/** Something that stands for a goal and is to be ended with a reason. */
export interface Ending {
  /** Where the form is sent. */
  readonly action: string;
  /** What is done: `Close the obstacle`. */
  readonly title: string;
  /** What it says. */
  readonly what: string;
  /** What is asked: `How was it overcome?`. */
  readonly question: string;
  /** Where it stands, with the words for it. */
  readonly back: readonly [string, string];
}

/** Asks for the reason, which stays readable beside what ended. */
export function endingPage(product: { readonly id: string; readonly name: string }, { action, title, what, question, back }: Ending, sent: SentForm): PageContent {
  return {
    title, place: 'goals', isNarrow: true,
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Goals', `/products/${product.id}/goals`], back)}<h1>${title}</h1><blockquote class="card"><p>${what}</p></blockquote>
<form method="post" action="${action}">${problemNotice(sent, ['reason'])}${area({ name: 'reason', label: question, hint: 'It stays readable: nothing is deleted.', maxlength: 2000 }, sent)}<button type="submit">${title}</button> <a class="small" href="${back[1]}">Leave it as it is</a></form>`,
  };
}

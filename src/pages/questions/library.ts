import { html } from '../../report/escape/html.ts';
import { problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, table, trail, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { cut, stateMark } from './marks.ts';
import type { StateName } from './states.ts';

interface LibraryLine { readonly id: string; readonly productId: string | null; readonly questionText: string; readonly answer: { readonly state: StateName; readonly text: string }; readonly approvedAt: string; readonly expiresAt: string; readonly isExpired: boolean; readonly owner: string | null }

/** The approved answers that may be used for a product. */
export function libraryPage(visitor: Visitor, product: { readonly id: string; readonly name: string }, { answers, next, words, expired, sent, now }: { readonly answers: readonly LibraryLine[]; readonly next: string | null; readonly words: string; readonly expired: boolean; readonly sent: SentForm; readonly now: string }): PageContent {
  const { id, name } = product;
  return {
    title: `Approved answers for ${name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [name, `/products/${id}`], ['Questions', `/products/${id}/questions`])}<h1>${name}</h1>${productNavigation(visitor, product, 'questions')}
<h2>Approved answers</h2><p>An answer that was made final can be put here, with an end. It is offered for the same question in the next questionnaire, and never filled in by itself. One that has ended is shown as such until somebody renews it.</p>
${problemNotice(sent, [])}
<form class="row" action="/products/${id}/answers" role="search" aria-label="Narrow the answers"><div class="field"><label for="words">Words of the question</label><input id="words" name="words" value="${words}" maxlength="100"></div><label class="tick"><input type="checkbox" name="expired" value="true"${when(expired, () => html` checked`)}>Only ended ones</label><button type="submit" class="quiet">Narrow</button></form>
${answers.length === 0 ? html`<p>${words === '' && !expired ? 'None yet. Open a final answer of a questionnaire, and put it into the library.' : 'None fits.'}</p>` : table('Approved answers, newest first', ['Question', 'Answer', 'Holds', 'Deeds'], answers.map((one) => line(visitor, id, one, now)))}
${next === null ? nothing : html`<p><a href="/products/${id}/answers?after=${next}">Older answers</a></p>`}`,
  };
}

function line(visitor: Visitor, product: string, { id, productId, questionText, answer, approvedAt, expiresAt, isExpired, owner }: LibraryLine, now: string): readonly Html[] {
  const about = cut(questionText, 60);
  const nextYear = `${Number(now.slice(0, 4)) + 1}${now.slice(4, 10)}`;
  const reach = productId ?? null;
  return [
    html`<th scope="row">${cut(questionText, 240)}</th>`,
    html`<td>${stateMark(answer.state)}<p class="small">${cut(answer.text, 240)}</p></td>`,
    html`<td>${isExpired ? html`<strong class="changed">ended ${day(expiresAt)}</strong>` : html`until ${day(expiresAt)}`}<p class="small">approved ${day(approvedAt)}${owner === null ? nothing : html`, kept by ${owner}`}${productId === null ? ', for every product' : ''}</p></td>`,
    html`<td>${when(offers(visitor, 'answer-library.renew', reach), () => html`<form class="row" method="post" action="/products/${product}/answers/${id}/renewal"><input type="date" name="expiresOn" required value="${nextYear}" aria-label="Holds until: ${about}"><button type="submit" class="quiet">Renew</button></form>`)}<div class="row">${when(productId !== null && offers(visitor, 'answer-library.share'), () => deed(`/products/${product}/answers/${id}/sharing`, 'For every product', { about }))}${when(offers(visitor, 'answer-library.retire', reach), () => deed(`/products/${product}/answers/${id}/retirement`, 'Take out', { about, kind: 'danger' }))}</div></td>`,
  ];
}

import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { nothing, time, trail, when, type Html } from '../parts.ts';
import { offers, type Visitor } from '../visitor.ts';

interface Statement { readonly kind: string; readonly account: string; readonly feature: string; readonly featureName: string; readonly isDefaultNow: string | null; readonly isFreeNow: string | null; readonly elimination: string; readonly advice: string }
interface Incident { readonly id: string; readonly productId: string; readonly product: string; readonly title: string; readonly happenedAt: string; readonly statement: Statement; readonly text: readonly string[]; readonly open: readonly string[]; readonly changedAt: string }

const kinds = [['exploited-weakness', 'a weakness was exploited'], ['compromised-build', 'the build or delivery was compromised'], ['stolen-credential', 'a credential was stolen'], ['misuse-of-a-setting', 'a setting left unsafe was used'], ['other', 'something else']] as const;
const features = [['not-known-yet', 'not known yet'], ['there-is-one', 'yes, there is one'], ['there-is-none', 'no, there is none']] as const;
const answers = [['', 'not said yet'], ['yes', 'yes'], ['planned', 'planned'], ['no', 'no']] as const;

/** The form for an incident that was not recorded yet. */
export function newIncidentPage(product: { readonly id: string; readonly name: string }, today: string, sent: SentForm): PageContent {
  return {
    title: 'Record an incident', place: 'products', isNarrow: true,
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Release gate', `/products/${product.id}/gate`])}<h1>Record an incident</h1><p>What a maker says after a compromise, of its builds too. What is not known yet may stay open; it is shown as open.</p>${form(`/products/${product.id}/incidents`, undefined, today, 'Record', sent)}`,
  };
}

/** An incident: the statement as customers would read it, what it leaves open, and the form to go on with it. */
export function incidentPage(visitor: Visitor, incident: Incident, sent: SentForm): PageContent {
  const { id, productId, product, title, happenedAt, statement, text, open, changedAt } = incident;
  return {
    title, place: 'products',
    body: html`${trail(['Products', '/products'], [product, `/products/${productId}`], ['Release gate', `/products/${productId}/gate`])}<h1>${title}</h1><p class="small">Changed ${time(changedAt)}.</p>
${when(open.length > 0, () => html`<p class="notice">Still open: ${open.join('; ')}.</p>`)}
<section class="card" aria-labelledby="statement"><h2 id="statement">The statement</h2><div id="text">${text.map((paragraph) => html`<p>${paragraph}</p>`)}</div><button type="button" class="quiet" data-copy="text" hidden>Copy</button></section>
${when(offers(visitor, 'incident.change', productId), () => html`<h2>Go on with it</h2>${form(`/incidents/${id}`, { ...statement, title, happenedAt }, happenedAt, 'Keep', sent)}`)}`,
  };
}

function form(action: string, now: (Statement & { readonly title: string; readonly happenedAt: string }) | undefined, today: string, words: string, sent: SentForm): Html {
  const value = <Key extends string>(name: Key, own: string | null | undefined): { readonly name: Key; readonly value: string } => ({ name, value: own ?? '' });
  return html`${problemNotice(sent, ['title', 'happenedAt', 'account'])}<form method="post" action="${action}">
${field({ ...value('title', now?.title), label: 'What it is called', maxlength: 120 }, sent)}
${field({ ...value('happenedAt', now?.happenedAt ?? today), label: 'Day', type: 'date' }, sent)}
${choice({ ...value('kind', now?.kind), label: 'What it was' }, kinds, sent)}
${area({ ...value('account', now?.account), label: 'What happened', hint: 'For customers, in plain words.', maxlength: 4000 }, sent)}
<fieldset><legend>Would a feature have prevented it?</legend>${choice({ ...value('feature', now?.feature), label: 'A feature of the product' }, features, sent)}${field({ ...value('featureName', now?.featureName), label: 'Which one', required: false, maxlength: 400 }, sent)}${choice({ ...value('isDefaultNow', now?.isDefaultNow), label: 'Is it on by default now?' }, answers, sent)}${choice({ ...value('isFreeNow', now?.isFreeNow), label: 'Is it without extra charge now?' }, answers, sent)}</fieldset>
${area({ ...value('elimination', now?.elimination), label: 'How the class of weakness is being eliminated', required: false, maxlength: 4000 }, sent)}
${area({ ...value('advice', now?.advice), label: 'What customers do now', required: false, maxlength: 4000 }, sent)}
<button type="submit">${words}</button></form>`;
}

/** A mail to join the pledge, for a person to complete and to send. */
export function pledgeMailPage({ subject, text, page }: { readonly subject: string; readonly text: string; readonly page: string }): PageContent {
  return {
    title: 'A mail to join the pledge', place: 'products', isNarrow: true,
    body: html`<h1>A mail to join the pledge</h1><p>Assay sends nothing. Complete what stands in brackets, look up the address and what is asked there now at <a href="${page}" rel="noreferrer">the pledge’s own page</a>, and send it yourself. Once it is signed, state the day in the product’s statement: the year begins then.</p>
<h2>Subject</h2><p>${subject}</p><h2>Text</h2><div id="mail">${text.split('\n\n').map((paragraph) => html`<p>${paragraph.split('\n').map((line, index) => html`${index === 0 ? nothing : html`<br>`}${line}`)}</p>`)}</div><button type="button" class="quiet" data-copy="mail" hidden>Copy</button>`,
  };
}

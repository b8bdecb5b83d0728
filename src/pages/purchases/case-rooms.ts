import { html } from '../../report/escape/html.ts';
import { when, type Html } from '../parts.ts';
import { offers, type Visitor } from '../visitor.ts';

/** The parts of a case that its own navigation leads to, each with the act that opens it. */
const rooms = [
  { room: 'overview', path: '', words: 'Overview', act: 'purchase.read' },
  { room: 'questions', path: '/questions', words: 'Questions', act: 'inquiry.read' },
  { room: 'comparison', path: '/comparison', words: 'Side by side', act: 'purchase.compare' },
  { room: 'terms', path: '/terms', words: 'Terms', act: 'purchase.read-terms' },
] as const;

export type CaseRoom = (typeof rooms)[number]['room'];

/** The navigation of one case: only what the visitor’s roles open. */
export function caseNavigation(visitor: Visitor, purchase: { readonly id: string; readonly title: string }, current: CaseRoom | undefined): Html {
  const open = rooms.filter(({ act }) => offers(visitor, act));
  return html`<nav class="rooms" aria-label="${purchase.title}"><ul>${open.map(({ room, path, words }) => html`<li><a href="/purchases/${purchase.id}${path}"${when(room === current, () => html` aria-current="page"`)}>${words}</a></li>`)}</ul></nav>`;
}

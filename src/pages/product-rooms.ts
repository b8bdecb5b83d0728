import { html } from '../report/escape/html.ts';
import { when, type Html } from './parts.ts';
import { offers, type Visitor } from './visitor.ts';

/** The parts of a product that its own navigation leads to, each with the act that opens it. */
const rooms = [
  { room: 'overview', path: '', words: 'Overview', act: 'product.read' },
  { room: 'claims', path: '/claims', words: 'Claims', act: 'claim.list' },
  { room: 'goals', path: '/goals', words: 'Goals', act: 'goal.read' },
  { room: 'history', path: '/assessments', words: 'History', act: 'assessment.history' },
  { room: 'gate', path: '/gate', words: 'Release gate', act: 'gate.read' },
  { room: 'questions', path: '/questions', words: 'Questions', act: 'questionnaire.list' },
  { room: 'reports', path: '/reports', words: 'Reports', act: 'report.list' },
] as const;

export type ProductRoom = (typeof rooms)[number]['room'];

/** The navigation of one product: only what the visitor’s roles open. @param current none on a page of a release */
export function productNavigation(visitor: Visitor, product: { readonly id: string; readonly name: string }, current: ProductRoom | undefined): Html {
  const open = rooms.filter(({ act }) => offers(visitor, act, product.id));
  return html`<nav class="rooms" aria-label="${product.name}"><ul>${open.map(({ room, path, words }) => html`<li><a href="/products/${product.id}${path}"${when(room === current, () => html` aria-current="page"`)}>${words}</a></li>`)}</ul></nav>`;
}

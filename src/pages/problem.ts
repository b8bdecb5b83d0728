import { html } from '../report/escape/html.ts';
import { document, type Frame, type PageContent } from './layout.ts';
import type { Html } from './parts.ts';

/** A problem in words, with what an operator finds it by. */
export interface ShownProblem {
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly status: number;
}

/** The page of a problem. */
export function problemPage({ title, detail, requestId, status }: ShownProblem, isSignedIn: boolean): PageContent {
  return {
    title, isNarrow: true, status,
    body: html`<h1>${title}</h1><p>${detail}</p><p class="small">Status ${status}. The operator finds this request in the logs as <code>${requestId}</code>.</p><p>${isSignedIn ? html`<a href="/home">To the home page</a>` : html`<a href="/sign-in">Sign in</a> · <a href="/">Start page</a>`}</p>`,
  };
}

/** The page of a problem for somebody of whom nothing is known. */
export function problemDocument(problem: ShownProblem, assets: Frame['assets']): Html {
  return document({ assets, visitor: undefined, chimes: [] }, problemPage(problem, false));
}

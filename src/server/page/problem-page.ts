import { problemDocument } from '../../pages/problem.ts';
import type { Answer } from '../answer/answer.ts';
import type { PageAssets } from './page-assets.ts';

/** A problem as a page, for whoever asked with a browser; any other answer, and any other asker, stays as it is. */
export function asPage(answer: Answer, accept: string | undefined, assets: PageAssets): Answer {
  if (answer.headers['content-type'] !== 'application/problem+json' || accept?.includes('text/html') !== true || typeof answer.body !== 'string') return answer;
  const { title, detail, requestId } = JSON.parse(answer.body) as { readonly title: string; readonly detail: string; readonly requestId: string };
  return { ...answer, headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' }, body: problemDocument({ title, detail, requestId, status: answer.status }, assets).value };
}

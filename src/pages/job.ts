import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, time, when } from './parts.ts';

/** A job as its page shows it. */
export interface ShownJob {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number | null; readonly words: string };
  readonly result: { readonly assessmentId: string } | null;
  readonly problem: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const titles: Readonly<Record<ShownJob['state'], string>> = { waiting: 'The assessment waits for its turn', running: 'The evidence is being assessed', done: 'The assessment is done', failed: 'The assessment failed', cancelled: 'The assessment was cancelled' };

/** How far a job is. While it goes on, the page asks anew by itself. */
export function jobPage({ id, state, progress, result, problem, createdAt, endedAt }: ShownJob, mayCancel: boolean): PageContent {
  const isUnderWay = state === 'waiting' || state === 'running';
  const { done, total, words } = progress;
  return {
    title: titles[state], place: 'products', isNarrow: true, ...(isUnderWay ? { refreshSeconds: 2 } : {}),
    body: html`<h1>${titles[state]}</h1>
${when(isUnderWay, () => html`<progress aria-label="How far it is"${total === null || total === 0 ? nothing : html` value="${done}" max="${total}"`}></progress><p role="status">${words}${total === null || total === 0 ? '' : ` ${done} of ${total}.`}</p><p class="small">This page looks again every two seconds. You may leave it: the work goes on.</p>${when(mayCancel, () => deed(`/jobs/${id}/cancellation`, 'Stop it', { kind: 'danger' }))}`)}
${problem === null ? nothing : html`<p class="notice wrong">${problem}</p>`}
${result === null ? nothing : html`<p><a class="button" href="/assessments/${result.assessmentId}">See the assessment</a></p>`}
<p class="small">Asked for ${time(createdAt)}${endedAt === null ? nothing : html`, ended ${time(endedAt)}`}.</p>`,
  };
}

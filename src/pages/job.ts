import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, time, when } from './parts.ts';

/** A job as its page shows it. */
export interface ShownJob {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number | null; readonly words: string };
  readonly result: { readonly assessmentId: string } | null;
  /** Of a report that was written. */
  readonly reportId: string | null;
  /** Of a look at a maker that has ended. */
  readonly lookId: string | null;
  readonly problem: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

type Titles = Readonly<Record<ShownJob['state'], string>>;
const ofReport: Titles = { waiting: 'The report waits for its turn', running: 'The report is being written', done: 'The report is written', failed: 'The report could not be written', cancelled: 'Writing the report was cancelled' };
const ofLook: Titles = { waiting: 'The look waits for its turn', running: 'The maker is being looked at', done: 'The look is done', failed: 'The look failed', cancelled: 'The look was cancelled' };
const ofAssessment: Titles = { waiting: 'The assessment waits for its turn', running: 'The evidence is being assessed', done: 'The assessment is done', failed: 'The assessment failed', cancelled: 'The assessment was cancelled' };

/** How far a job is. While it goes on, the page’s script looks again by itself. */
export function jobPage({ id, kind, state, progress, result, reportId, lookId, problem, createdAt, endedAt }: ShownJob, mayCancel: boolean, mayReadReports: boolean = true): PageContent {
  const titles = kind === 'write-report' ? ofReport : kind === 'look-at-vendor' ? ofLook : ofAssessment;
  const isUnderWay = state === 'waiting' || state === 'running';
  const { done, total, words } = progress;
  return {
    title: titles[state], place: 'products', isNarrow: true,
    body: html`<h1>${titles[state]}</h1>
${when(isUnderWay, () => html`<div data-job="${id}"><progress aria-label="How far it is"${total === null || total === 0 ? nothing : html` value="${done}" max="${total}"`}></progress><p role="status">${words}${total === null || total === 0 ? '' : ` ${done} of ${total}.`}</p></div><p class="small">You may leave this page: the work goes on. <a href="/jobs/${id}">Look again</a></p>${when(mayCancel, () => deed(`/jobs/${id}/cancellation`, 'Stop it', { kind: 'danger' }))}`)}
${problem === null ? nothing : html`<p class="notice wrong">${problem}</p>`}
${result === null ? nothing : html`<p><a class="button" href="/assessments/${result.assessmentId}">See the assessment</a></p>`}
${reportId === null ? nothing : mayReadReports ? html`<p><a class="button" href="/reports/${reportId}">See the report</a></p>` : html`<p><a class="button" href="/portfolio">To the portfolio</a></p>`}
${lookId === null ? nothing : html`<p><a class="button" href="/looks/${lookId}">See the position</a></p>`}
<p class="small">Asked for ${time(createdAt)}${endedAt === null ? nothing : html`, ended ${time(endedAt)}`}.</p>`,
  };
}

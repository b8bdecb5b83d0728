import { html } from '../../report/escape/html.ts';
import { stateTitles } from '../../workspace/questionnaires/answer-words.ts';
import { day, nothing, when, type Html } from '../parts.ts';

/** The state of an answer as a word with a mark. */
export function stateMark(state: keyof typeof stateTitles): Html {
  return html`<span class="verdict s-${state}">${stateTitles[state]}</span>`;
}

export type ReviewName = 'none' | 'proposed' | 'reviewed' | 'final';
/** How far an answer is. */
export const reviewTitles: Readonly<Record<ReviewName, string>> = { none: 'not answered', proposed: 'to be reviewed', reviewed: 'reviewed', final: 'final' };

export type ConfidenceName = 'sure' | 'close' | 'none';
/** How surely a question asks for what we have evidence on. */
export const confidenceTitles: Readonly<Record<ConfidenceName, string>> = { sure: 'asks for this', close: 'perhaps asks for this', none: 'asks for something else' };

/** Older than this, evidence is called old. */
const freshDays = 365;

/** How old the oldest evidence is. @param now RFC 3339 */
export function freshness(oldestAt: string | null, now: string): Html {
  if (oldestAt === null) return nothing;
  const days = Math.floor((Date.parse(now) - Date.parse(oldestAt)) / 86_400_000);
  return html`evidence of ${day(oldestAt)}${when(days > freshDays, () => html`, <strong>older than a year</strong>`)}`;
}

/** A text cut to what a dense table has room for. */
export function cut(text: string, length: number): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Several lines of an answer, as paragraphs. */
export function paragraphs(text: string): Html {
  return html`${text.split('\n').filter((line) => line.trim() !== '').map((line) => html`<p>${line}</p>`)}`;
}

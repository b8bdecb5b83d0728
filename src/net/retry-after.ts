import type { Answer } from './read-answer.ts';

/** Statuses that come with a wish to be asked later (RFC 9110, section 10.2.3). */
const busyStatuses = new Set([429, 503]);

/** Whether the host says that it has too much to do. */
export function isBusy({ status }: Pick<Answer, 'status'>): boolean {
  return busyStatuses.has(status);
}

/**
 * How long a busy host asks to be left alone.
 * @returns milliseconds, or undefined when it doesn't ask
 */
export function retryAfter(answer: Answer, now: Date): number | undefined {
  if (!isBusy(answer)) return undefined;
  const written = answer.headers.find(([name]) => name === 'retry-after')?.[1].trim();
  if (written === undefined || written === '') return undefined;
  if (/^[0-9]{1,9}$/.test(written)) return Number(written) * 1000;
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

import { hash, timingSafeEqual } from 'node:crypto';
import type { Services } from '../../workspace/services.ts';
import { textAnswer, type Answer } from '../answer/answer.ts';
import type { ServerRequest } from '../server-request.ts';

/** How long the store may take to answer before it counts as away. */
const storeMilliseconds = 1_000;

/** Whether requests should be sent here: the store answers, and the server is not stopping. */
export async function readiness(services: Services, isStopping: boolean): Promise<Answer> {
  if (isStopping) return textAnswer(503, 'stopping\n', { 'retry-after': '5' });
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      services.store.organisations(),
      new Promise((_resolve, reject) => { timer = setTimeout(() => reject(new Error('late')), storeMilliseconds); }),
    ]);
    return textAnswer(200, 'ready\n');
  } catch {
    // Why the store does not answer is for the operator’s log, not for who asks.
    return textAnswer(503, 'the store does not answer\n', { 'retry-after': '5' });
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a request holds the token for metrics. An empty token is nobody’s. */
export function mayReadMetrics({ headers }: ServerRequest, token: string): boolean {
  if (token === '') return false;
  const shown = /^Bearer (\S{1,400})$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(hash('sha256', shown, 'buffer'), hash('sha256', token, 'buffer'));
}

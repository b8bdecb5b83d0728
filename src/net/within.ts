import { Refusal } from './problem.ts';

/**
 * Waits for a promise, but not for ever.
 * @param milliseconds how long
 * @param reason the predicate of the `time-limit` when it takes longer
 * @throws {Refusal} `time-limit`
 */
export async function within<T>(promise: Promise<T>, milliseconds: number, reason: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Refusal('time-limit', reason)), milliseconds); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds as people say them: «20 s», «200 ms». */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 100) / 10} s`;
}

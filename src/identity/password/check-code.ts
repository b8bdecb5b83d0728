import type { Writer } from '../../store/store.ts';
import { stepOfCode } from './one-time-password.ts';

/** Wrong codes behind a right password before codes are refused for a while. Whoever gets here knows the password, so that strangers can lock nobody out. */
export const failuresMost = 5;
/** How long, in milliseconds. */
const refusedFor = 15 * 60_000;

/**
 * Checks a one-time password, which counts once: its time step and all before it are used up with it. Wrong ones are counted
 * in the store, so that neither a restart nor another server forgives them.
 * @param accountId whose password was right; undefined when it was wrong, which takes the same steps and is never right
 * @param now milliseconds since 1970
 * @param openSeed opens a sealed seed
 */
export async function checkCode(rows: Writer, accountId: string | undefined, code: string, now: number, openSeed: (sealed: string) => Uint8Array, at: string): Promise<boolean> {
  const kept = await rows.selectFrom('oneTimePassword').where('accountId', '=', accountId ?? '').where('confirmedAt', 'is not', null).select(['sealedSecret', 'lastStep', 'failures', 'failedAt']).executeTakeFirst();
  const isRefused = kept !== undefined && kept.failures >= failuresMost && kept.failedAt !== null && Math.abs(now - Date.parse(kept.failedAt)) < refusedFor;
  const step = kept === undefined || isRefused ? undefined : stepOfCode(openSeed(kept.sealedSecret), code, now);
  const isRight = step !== undefined && kept !== undefined && step > kept.lastStep;
  const change = isRight ? { lastStep: step, failures: 0, failedAt: null } : isRefused ? { failures: kept.failures } : { failures: (kept?.failures ?? 0) + 1, failedAt: at };
  await rows.updateTable('oneTimePassword').set(change).where('accountId', '=', accountId ?? '').execute();
  return isRight;
}

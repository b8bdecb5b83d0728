import type { Reader } from '../store/store.ts';
import { endOfIndex } from './index-of-log.ts';

/** Entries of some time: from the first of two places or times on, up to the second and without it. */
export type PartOfLog = { readonly by: 'sequence'; readonly from: number | undefined; readonly to: number | undefined } | { readonly by: 'at'; readonly from: string | undefined; readonly to: string | undefined };

/**
 * Finds the part of a log that was written between two times (RFC 3339, UTC). Unless the clock was set back, entries lie in the
 * order of their times: two times are then two places, and nothing between has to be sorted.
 * @returns undefined when nothing was written since
 */
export async function partOfLog(rows: Reader, since: string | undefined, until?: string): Promise<PartOfLog | undefined> {
  if ((since ?? until) === undefined || !(await isInOrderOfTime(rows))) return { by: 'at', from: since, to: until };
  const from = since === undefined ? undefined : await firstFrom(rows, since);
  if (since !== undefined && from === undefined) return undefined;
  return { by: 'sequence', from, to: until === undefined ? undefined : await firstFrom(rows, until) };
}

async function isInOrderOfTime(rows: Reader): Promise<boolean> {
  return (await rows.selectFrom('auditHead').select('clockBackAt').executeTakeFirst())?.clockBackAt === null;
}

/** The first entry from a time on, of a log in the order of its times. */
async function firstFrom(rows: Reader, at: string): Promise<number | undefined> {
  const found = await rows.selectFrom('auditIndex').select('sequence').where('at', '>=', at).orderBy('at').orderBy('sequence').limit(1).executeTakeFirst()
    ?? await rows.selectFrom('auditEntry').select('sequence').where('sequence', '>=', await endOfIndex(rows)).where('at', '>=', at).orderBy('sequence').limit(1).executeTakeFirst();
  return found?.sequence;
}

import type { Reader, Writer } from '../store.ts';
import type { Tables } from '../tables.ts';

export type Job = Tables['job'];

/** Work to be done after the request that asks for it. */
export interface NewJob {
  readonly id: string;
  readonly kind: string;
  /** What its handler is given; kept as JSON. */
  readonly input: unknown;
  /** The account or `system`. */
  readonly askedBy: string;
  /** RFC 3339: not before; at once when left out. */
  readonly runAt?: string;
}

/** How far a job got. */
export interface JobProgress {
  readonly done: number;
  /** Of how many; null when that is not known. */
  readonly total: number | null;
  readonly words: string;
}

/** Who holds a job, and until when unless it says that it goes on. Times are RFC 3339. */
export interface Lease {
  readonly processId: string;
  readonly at: string;
  readonly until: string;
}

/** Times that a job is begun at most. */
export const attemptsMost = 5;
/** Seconds before a failed job is tried again: doubled with each attempt. */
const firstPauseSeconds = 10;

/** Adds a job, within the change that asks for it: both are kept, or neither. */
export async function addJob(rows: Writer, { id, kind, input, askedBy, runAt }: NewJob, at: string): Promise<void> {
  const progress: JobProgress = { done: 0, total: null, words: '' };
  await rows.insertInto('job').values({ id, kind, input: JSON.stringify(input), state: 'waiting', askedBy, attempts: 0, leasedBy: null, leasedUntil: null, runAt: runAt ?? at, progress: JSON.stringify(progress), result: null, problem: null, createdAt: at, endedAt: null }).execute();
}

/** Whether a job is due: waiting, or left by a process that fell silent. Cheap, so that an idle runner changes nothing. */
export async function hasDueJob(rows: Reader, kinds: readonly string[], at: string): Promise<boolean> {
  const found = await rows.selectFrom('job').select('id').where('kind', 'in', kinds).where((is) => is.or([is.and([is('state', '=', 'waiting'), is('runAt', '<=', at)]), is.and([is('state', '=', 'running'), is('leasedUntil', '<=', at)])])).limit(1).executeTakeFirst();
  return found !== undefined;
}

/**
 * Takes the job that is due for longest. Changes of one organisation run one after another, so two processes never get
 * the same one. A job whose processes fell silent too often is given up.
 */
export async function leaseJob(rows: Writer, kinds: readonly string[], { processId, at, until }: Lease): Promise<Job | undefined> {
  await rows.updateTable('job').set({ state: 'failed', problem: 'The job ended its process each time that it was begun.', endedAt: at, leasedBy: null, leasedUntil: null })
    .where('kind', 'in', kinds).where('state', '=', 'running').where('leasedUntil', '<=', at).where('attempts', '>=', attemptsMost).execute();
  return rows.updateTable('job').set((build) => ({ state: 'running' as const, leasedBy: processId, leasedUntil: until, attempts: build('attempts', '+', 1) }))
    .where('id', '=', (inner) => inner.selectFrom('job').select('id').where('kind', 'in', kinds)
      .where((is) => is.or([is.and([is('state', '=', 'waiting'), is('runAt', '<=', at)]), is.and([is('state', '=', 'running'), is('leasedUntil', '<=', at)])]))
      .orderBy('runAt').orderBy('id').limit(1))
    .returningAll().executeTakeFirst();
}

/** Says that the process goes on with the job. @returns false when it was cancelled or taken over: then it must stop */
export async function keepJob(rows: Writer, id: string, { processId, until }: Lease, progress: JobProgress): Promise<boolean> {
  return changed(await rows.updateTable('job').set({ leasedUntil: until, progress: JSON.stringify(progress) }).where('id', '=', id).where('state', '=', 'running').where('leasedBy', '=', processId).executeTakeFirst());
}

/** Ends a job well. @returns false when it was cancelled or taken over: then the result is not kept */
export async function finishJob(rows: Writer, id: string, { processId, at }: Lease, result: unknown): Promise<boolean> {
  return changed(await rows.updateTable('job').set({ state: 'done', result: JSON.stringify(result ?? null), endedAt: at, leasedBy: null, leasedUntil: null }).where('id', '=', id).where('state', '=', 'running').where('leasedBy', '=', processId).executeTakeFirst());
}

/**
 * Notes that a job failed: it waits for its next attempt, each pause twice as long, or is given up after the last one.
 * @param problem a sentence for who asked; never a secret
 */
export async function failJob(rows: Writer, { id, attempts }: Pick<Job, 'id' | 'attempts'>, { processId, at }: Lease, problem: string): Promise<void> {
  const isLast = attempts >= attemptsMost;
  const runAt = new Date(Date.parse(at) + firstPauseSeconds * 1000 * 2 ** (attempts - 1)).toISOString();
  await rows.updateTable('job').set({ ...(isLast ? { state: 'failed' as const, endedAt: at } : { state: 'waiting' as const, runAt }), problem, leasedBy: null, leasedUntil: null }).where('id', '=', id).where('state', '=', 'running').where('leasedBy', '=', processId).execute();
}

/** Gives a job back untouched, because its process ends: another one may begin it at once. */
export async function returnJob(rows: Writer, id: string, { processId, at }: Lease): Promise<void> {
  await rows.updateTable('job').set((build) => ({ state: 'waiting' as const, runAt: at, leasedBy: null, leasedUntil: null, attempts: build('attempts', '-', 1) })).where('id', '=', id).where('state', '=', 'running').where('leasedBy', '=', processId).execute();
}

/** Cancels a job that has not ended; a process that works on it hears of it with its next word. @returns whether there was one */
export async function cancelJob(rows: Writer, id: string, at: string): Promise<boolean> {
  return changed(await rows.updateTable('job').set({ state: 'cancelled', endedAt: at, leasedBy: null, leasedUntil: null }).where('id', '=', id).where('state', 'in', ['waiting', 'running']).executeTakeFirst());
}

function changed(result: { readonly numUpdatedRows: bigint } | undefined): boolean {
  return (result?.numUpdatedRows ?? 0n) > 0n;
}

import type { Ports } from '../../model/ports.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader, Store } from '../../store/store.ts';
import type { StreamedEntry } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';

/** Entries that are handed over at once: they are all that is held in memory. */
const entriesAtOnce = 100;
const second = 1000;
/** The longest time between two attempts. */
const waitMost = 300 * second;
/** How long one server holds a stream; longer than any attempt takes. */
const holdFor = 60 * second;

export interface DeliveryParts {
  readonly store: Store;
  readonly scope: Scope;
  readonly sink: StreamSink;
  readonly ports: Ports;
  /** Of this process, unlike any other’s: only one server sends a stream at a time, so that its order is kept. */
  readonly processId: string;
}

/**
 * Sends what a stream has not sent yet, in order, each entry at least once: the place is moved on only after the other side has the
 * entries. What went wrong is kept beside the place, and tried again after a while that doubles.
 * @param most batches that are sent before it returns, so that one stream with much to send does not keep the rest waiting
 * @returns whether there is more to send now
 */
export async function deliver({ store, scope, sink, ports, processId }: DeliveryParts, most = 50): Promise<boolean> {
  for (let batch = 0; batch < most; batch += 1) {
    const now = ports.now();
    const due = await store.read(scope, async (rows) => dueOf(rows, scope, sink.name, now, processId));
    if (due.entries.length === 0) return false;
    const isMine = await store.write(scope, async (rows) => {
      const held = { heldBy: processId, heldUntil: new Date(now.getTime() + holdFor).toISOString() };
      const state = await rows.selectFrom('auditDelivery').selectAll().where('stream', '=', sink.name).executeTakeFirst();
      if (state !== undefined && (isHeldByOther(state, now, processId) || state.nextSequence !== due.next)) return false;
      if (state === undefined) await rows.insertInto('auditDelivery').values({ stream: sink.name, nextSequence: due.next, failingSince: null, problem: null, attempts: 0, nextAttemptAt: null, ...held }).execute();
      else await rows.updateTable('auditDelivery').set(held).where('stream', '=', sink.name).execute();
      return true;
    });
    if (!isMine) return false;
    const problem = await attempt(sink, due.entries);
    const after = ports.now();
    await store.write(scope, async (rows) => {
      const state = await rows.selectFrom('auditDelivery').selectAll().where('stream', '=', sink.name).executeTakeFirst();
      if (state === undefined || state.heldBy !== processId) return;
      const attempts = state.attempts + 1;
      const next = problem === undefined
        ? { nextSequence: due.next + due.entries.length, failingSince: null, problem: null, attempts: 0, nextAttemptAt: null }
        : { failingSince: state.failingSince ?? after.toISOString(), problem, attempts, nextAttemptAt: new Date(after.getTime() + waitAfter(attempts)).toISOString() };
      await rows.updateTable('auditDelivery').set({ ...next, heldBy: null, heldUntil: null }).where('stream', '=', sink.name).execute();
    });
    if (problem !== undefined) return false;
  }
  return true;
}

/** Forgets the place of streams that are not configured any more: nothing waits for them. */
export async function forgetStreams(store: Store, scope: Scope, configured: readonly string[]): Promise<void> {
  const gone = (await store.read(scope, async (rows) => rows.selectFrom('auditDelivery').select('stream').execute())).filter(({ stream }) => !configured.includes(stream));
  if (gone.length > 0) await store.write(scope, async (rows) => rows.deleteFrom('auditDelivery').where('stream', 'in', gone.map(({ stream }) => stream)).execute());
}

interface Due {
  readonly next: number;
  readonly entries: readonly StreamedEntry[];
}

async function dueOf(rows: Reader, scope: Scope, stream: string, now: Date, processId: string): Promise<Due> {
  const state = await rows.selectFrom('auditDelivery').selectAll().where('stream', '=', stream).executeTakeFirst();
  const waits = state?.nextAttemptAt === undefined || state.nextAttemptAt === null ? 0 : Date.parse(state.nextAttemptAt) - now.getTime();
  // A time further away than any wait is from a clock that was set back since.
  if (state !== undefined && ((waits > 0 && waits <= waitMost) || isHeldByOther(state, now, processId))) return { next: state.nextSequence, entries: [] };
  const found = await rows.selectFrom('auditEntry').select(['sequence', 'hash', 'entry']).where('sequence', '>=', state?.nextSequence ?? 0).orderBy('sequence').limit(entriesAtOnce).execute();
  return { next: found[0]?.sequence ?? 0, entries: found.map((entry) => ({ organisationId: scope.organisationId, ...entry })) };
}

function isHeldByOther({ heldBy, heldUntil }: { readonly heldBy: string | null; readonly heldUntil: string | null }, now: Date, processId: string): boolean {
  if (heldBy === null || heldBy === processId || heldUntil === null) return false;
  const left = Date.parse(heldUntil) - now.getTime();
  return left > 0 && left <= holdFor;
}

async function attempt(sink: StreamSink, entries: readonly StreamedEntry[]): Promise<string | undefined> {
  try {
    await sink.send(entries);
    return undefined;
  } catch (problem) {
    // What is no trouble of the other side is ours, and is told with its name only.
    return problem instanceof StreamFailed ? problem.message : `Assay failed (${problem instanceof Error ? problem.name : 'unknown'})`;
  }
}

function waitAfter(attempts: number): number {
  return Math.min(second * 2 ** Math.min(attempts, 20), waitMost);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { provenScope, type Scope } from '../scope.ts';
import type { Store } from '../store.ts';
import { failJob, finishJob, hasDueJob, keepJob, leaseJob, returnJob, type Job, type JobProgress, type Lease } from './job-rows.ts';

/** A job under way, as its handler sees it. */
export interface RunningJob {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly askedBy: string;
  readonly scope: Scope;
  /** Aborted when the job was cancelled or taken over, or the process ends. */
  readonly signal: AbortSignal;
  /** Says how far it got; kept with the next sign of life. */
  readonly tell: (progress: JobProgress) => void;
}

/** Does the work of one kind. What it resolves with is kept as the job’s result; what it throws lets the job be tried again. */
export type JobHandler = (job: RunningJob) => Promise<unknown>;

export interface JobRunnerParts {
  readonly store: Store;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly now: () => Date;
  /** Of this process, unlike any other’s. */
  readonly processId: string;
  /** The sentence that is kept of what a handler threw. */
  readonly wordsOf: (problem: unknown) => string;
  /** Milliseconds after which a silent process has lost its job. */
  readonly leaseMilliseconds?: number;
  /** Milliseconds between two looks for due jobs. */
  readonly pauseMilliseconds?: number;
  /** Jobs at once in this process. */
  readonly jobsMost?: number;
}

export interface JobRunner {
  /** Looks for due jobs now, for example after one was added. */
  wake(): void;
  /** Begins no more, gives back what is under way, and resolves when all handlers have ended. */
  stop(): Promise<void>;
}

/** Runs the due jobs of all organisations, one process among any number. */
export function runJobs({ store, handlers, now, processId, wordsOf, leaseMilliseconds = 60_000, pauseMilliseconds = 1000, jobsMost = 2 }: JobRunnerParts): JobRunner {
  const kinds = Object.keys(handlers);
  const ending = new AbortController();
  const under = new Set<Promise<void>>();
  let wakened = new AbortController();
  const lease = (): Lease => {
    const at = now();
    return { processId, at: at.toISOString(), until: new Date(at.getTime() + leaseMilliseconds).toISOString() };
  };

  const perform = async (scope: Scope, job: Job): Promise<void> => {
    const stopping = new AbortController();
    const signal = AbortSignal.any([stopping.signal, ending.signal]);
    let progress = JSON.parse(job.progress) as JobProgress;
    const sign = async (): Promise<void> => {
      const goesOn = await store.write(scope, async (rows) => keepJob(rows, job.id, lease(), progress));
      if (!goesOn) stopping.abort();
    };
    // A sign of life that can’t be given now is given with the next; three fit into a lease.
    const timer = setInterval(() => void sign().catch(() => {}), leaseMilliseconds / 3);
    try {
      const handler = handlers[job.kind];
      const result = await handler?.({ id: job.id, kind: job.kind, input: JSON.parse(job.input), askedBy: job.askedBy, scope, signal, tell: (next) => (progress = next) });
      await sign();
      await store.write(scope, async (rows) => finishJob(rows, job.id, lease(), result));
    } catch (problem) {
      await store.write(scope, async (rows) => (ending.signal.aborted ? returnJob(rows, job.id, lease()) : failJob(rows, job, lease(), wordsOf(problem)))).catch(() => {
        // Not even that can be kept: the lease ends, and the job is taken over.
      });
    } finally {
      clearInterval(timer);
    }
  };

  const look = async (): Promise<void> => {
    for (const { id } of await store.organisations()) {
      const scope = provenScope(id);
      while (!ending.signal.aborted && under.size < jobsMost && (await store.read(scope, async (rows) => hasDueJob(rows, kinds, lease().at)))) {
        const job = await store.write(scope, async (rows) => leaseJob(rows, kinds, lease()));
        if (job === undefined) break;
        const work = perform(scope, job).finally(() => {
          under.delete(work);
          wakened.abort();
        });
        under.add(work);
      }
    }
  };

  const loop = (async () => {
    while (!ending.signal.aborted) {
      wakened = new AbortController();
      if (kinds.length > 0) await look().catch(() => {
        // The store does not answer: looked for again after the pause.
      });
      await sleep(pauseMilliseconds, undefined, { signal: AbortSignal.any([ending.signal, wakened.signal]) }).catch(() => {});
    }
  })();

  return {
    wake: () => wakened.abort(),
    stop: async () => {
      ending.abort();
      await loop;
      await Promise.all(under);
    },
  };
}

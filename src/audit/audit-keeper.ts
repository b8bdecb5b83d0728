import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import { logKey, type Seals } from './log-key.ts';
import { signCheckpoints } from './sign-checkpoints.ts';
import { configuredSinks } from './stream/configured-sinks.ts';
import { deliver, forgetStreams } from './stream/deliver.ts';
import type { StreamSink } from './stream/stream-sink.ts';
import { trimLog } from './trim-log.ts';

export interface KeeperParts {
  readonly store: Store;
  /** The scopes of all organisations. */
  readonly scopes: () => Promise<readonly Scope[]>;
  readonly secrets: Seals;
  readonly ports: Ports;
  /** The values in force. */
  readonly settings: Settings;
  /** Of Assay. */
  readonly version: string;
  /** Of this process, unlike any other’s. */
  readonly processId: string;
  /** Told of what went wrong with one organisation’s log; the others go on. */
  readonly onProblem: (problem: unknown, scope: Scope) => void;
  /** Certificates in PEM that collectors may have besides the well-known roots. */
  readonly authorities?: string | undefined;
  /** The places that the log is streamed to; left out: those of the settings. */
  readonly sinks?: () => readonly StreamSink[];
}

/** Looks after the audit logs of an instance. */
export interface AuditKeeper {
  /**
   * To be called about every second: signs what is due, sends what streams have not sent, and once an hour removes what has been kept
   * long enough. A call while one runs joins it. Never throws.
   */
  tick(): Promise<void>;
  /** Signs what no checkpoint covers yet, and ends. To be called after the last act and before the store is closed. */
  close(): Promise<void>;
}

/** An hour, by a clock that is not set where there is one. */
const trimEvery = 3_600_000;

/** Makes each log’s key if there is none, and keeps the logs from then on. */
export function auditKeeper(parts: KeeperParts): AuditKeeper {
  const { store, secrets, ports, settings, version, processId, onProblem, authorities } = parts;
  const sinksNow = parts.sinks ?? ((): readonly StreamSink[] => configuredSinks({ settings, version, now: ports.now, authorities }));
  const clock = ports.monotonicNow ?? ((): number => ports.now().getTime());
  let trimmedAt: number | undefined;
  let running: Promise<void> | undefined;

  const guarded = async (scope: Scope, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      onProblem(problem, scope);
    }
  };

  const sign = async (scope: Scope, isForced: boolean): Promise<void> => guarded(scope, async () => signCheckpoints(store, scope, await logKey(store, scope, secrets, ports, settings.publicUrl), ports, isForced));

  const look = async (): Promise<void> => {
    const isTrimDue = trimmedAt === undefined || Math.abs(clock() - trimmedAt) >= trimEvery;
    if (isTrimDue) trimmedAt = clock();
    const sinks = sinksNow();
    for (const scope of await parts.scopes()) {
      await sign(scope, false);
      await guarded(scope, async () => forgetStreams(store, scope, sinks.map(({ name }) => name)));
      await Promise.all(sinks.map(async (sink) => guarded(scope, async () => deliver({ store, scope, sink, ports, processId }))));
      if (isTrimDue) await guarded(scope, async () => trimLog(store, scope, settings.auditRetentionDays, ports));
    }
  };

  return {
    tick: async () => {
      running ??= look().catch(() => {
        // The list of organisations could not be read: the store tells of it by every act that tries.
      }).finally(() => {
        running = undefined;
      });
      return running;
    },
    close: async () => {
      await running;
      for (const scope of await parts.scopes()) await sign(scope, true);
    },
  };
}

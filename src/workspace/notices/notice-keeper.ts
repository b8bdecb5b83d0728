import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { followLog } from './follow-log.ts';
import { sendDigests } from './send-digests.ts';
import { sendStatistics } from './send-statistics.ts';
import { checkForUpdates } from './update-check.ts';
import { watchChimes } from './watch-chimes.ts';

export interface NoticeKeeperParts {
  readonly services: Services;
  /** Of Assay. */
  readonly version: string;
  /** The scopes of all organisations, the first one first. */
  readonly scopes: () => Promise<readonly Scope[]>;
  /** Told of what went wrong, once until it is something else. */
  readonly onProblem: (problem: unknown) => void;
}

/** Looks after what the workspace tells by itself. */
export interface NoticeKeeper {
  /** To be called about every second. A call while one runs joins it. Never throws. */
  tick(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

/** Milliseconds between two looks at what rings. */
const chimesEvery = 60_000;

/** Does by itself what is due: looks what rings, tells of what was done, asks the feed of releases, sends statistics that somebody turned on, and summaries that somebody asked for. */
export function noticeKeeper({ services, version, scopes, onProblem }: NoticeKeeperParts): NoticeKeeper {
  const told = new Map<string, string>();
  const clock = services.ports.monotonicNow ?? ((): number => services.ports.now().getTime());
  let chimesAt: number | undefined;
  let running: Promise<void> | undefined;

  const guarded = async (part: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      told.delete(part);
    } catch (problem) {
      if (told.get(part) !== String(problem)) onProblem(problem);
      told.set(part, String(problem));
    }
  };

  const look = async (): Promise<void> => {
    const all = await scopes();
    const isChimeDue = chimesAt === undefined || Math.abs(clock() - chimesAt) >= chimesEvery;
    if (isChimeDue) chimesAt = clock();
    for (const scope of all) {
      if (isChimeDue) await guarded(`${scope.organisationId} chimes`, async () => watchChimes(services, scope));
      await guarded(`${scope.organisationId} log`, async () => {
        while (await followLog(services, scope)) { /* until nothing is left */ }
      });
    }
    if (isChimeDue) for (const scope of all) await guarded(`${scope.organisationId} digests`, async () => sendDigests(services, scope));
    const [home] = all;
    if (home !== undefined) await guarded('releases', async () => checkForUpdates(services, home));
    for (const scope of all) await guarded(`${scope.organisationId} statistics`, async () => sendStatistics(services, scope, version));
  };

  return {
    tick: async () => {
      running ??= guarded('organisations', look).finally(() => {
        running = undefined;
      });
      return running;
    },
    close: async () => running,
  };
}

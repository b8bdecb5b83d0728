import type { Scope } from '../store/scope.ts';
import { runJobs } from '../store/jobs/run-jobs.ts';
import { StoreFailure } from '../store/store-failure.ts';
import { jobHandlers, planJobs } from './jobs.ts';
import { noticeKeeper } from './notices/notice-keeper.ts';
import type { Services } from './services.ts';

/** How often is looked what is to be told by itself. */
const tellingMilliseconds = 1000;
/** How often is looked whether work of the house is due: a server that runs shorter leaves it to the next. */
const planningMilliseconds = 10 * 60 * 1000;

/** What goes on by itself while a server answers. */
export interface Housework {
  /** Ends what tells by itself, and gives back the jobs under way. */
  stop(): Promise<void>;
}

/** What is needed to do it. */
export interface HouseworkParts {
  readonly services: Services;
  /** Of the program. */
  readonly version: string;
  /** Of this process, unlike any other’s. */
  readonly processId: string;
  /** The organisations whose work it is. @throws StoreFailure */
  readonly scopes: () => Promise<readonly Scope[]>;
  /** Called with what went wrong, as a sentence without its end, and the reason. */
  readonly onProblem: (what: string, reason: string) => void;
}

/** Begins to do jobs, to plan those that are due by themselves, and to tell what happened. */
export function beginHousework({ services, version, processId, scopes, onProblem }: HouseworkParts): Housework {
  // A store that fails is told by the acts that need it.
  const problemOf = (what: string) => (problem: unknown): void => {
    if (!(problem instanceof StoreFailure)) onProblem(what, problem instanceof Error ? problem.message : 'unknown');
  };
  const notices = noticeKeeper({ services, version, scopes, onProblem: problemOf('What the workspace tells by itself could not be looked after') });
  const telling = setInterval(() => void notices.tick(), tellingMilliseconds).unref();
  const onPlanning = problemOf('The work of the house could not be planned');
  const planning = setInterval(() => void scopes().then(async (found) => planJobs(services, found)).catch(onPlanning), planningMilliseconds).unref();
  const jobs = runJobs({
    store: services.store, now: services.ports.now, processId, handlers: jobHandlers(services, version),
    wordsOf: (problem) => (problem instanceof Error ? problem.message : 'The work failed for an unknown reason.'),
  });
  return {
    async stop() {
      clearInterval(telling);
      clearInterval(planning);
      await notices.close();
      await jobs.stop();
    },
  };
}

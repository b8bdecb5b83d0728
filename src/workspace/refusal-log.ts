import { appendEntry } from '../audit/append-entry.ts';
import type { Ports } from '../model/ports.ts';
import type { Store } from '../store/store.ts';
import { ActRefused } from './act-refused.ts';
import type { Attempt } from './admit.ts';
import { entryOf, subjectOf } from './entry-of.ts';
import { RefusalBudget, type Summary } from './refusal-budget.ts';

/** Writes acts that were refused or failed; beyond a number a minute only how many they were. */
export class RefusalLog {
  readonly #store: Store;
  readonly #ports: Ports;
  readonly #budget = new RefusalBudget();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, ports: Ports) {
    this.#store = store;
    this.#ports = ports;
  }

  /** @param problem what was thrown @throws StoreFailure when it could not be written */
  async record({ asking, act, at, target }: Attempt, problem: unknown): Promise<void> {
    const now = this.#ports.now().getTime();
    await this.#summarise(this.#budget.ended(now));
    if (!this.#budget.takes(asking.scope, subjectOf(asking), now)) {
      this.#later();
      return;
    }
    const isRefused = problem instanceof ActRefused;
    const detail = isRefused ? { refusal: problem.refusal, ...(problem.problems.length === 0 ? {} : { problems: problem.problems.length }) } : { failure: problem instanceof Error ? problem.name : 'unknown' };
    await this.#store.write(asking.scope, async (rows) => appendEntry(rows, entryOf(asking, act, target, isRefused ? 'refused' : 'failure', detail), at));
  }

  /** Writes what was only counted. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#summarise(this.#budget.ended());
  }

  async #summarise(summaries: readonly Summary[]): Promise<void> {
    const at = this.#ports.now().toISOString();
    for (const { scope, actor, count, since } of summaries) {
      const detail = { count, since: new Date(since).toISOString() };
      await this.#store.write(scope, async (rows) => appendEntry(rows, { actor, action: 'refusals.count', target: 'organisation', outcome: 'refused', area: 'identity', sourceAddress: '', requestId: '', detail }, at));
    }
  }

  /** A count is written after its minute even when nothing is refused any more. */
  #later(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      // Nobody waits for this one; a store that can’t write is told of by every act that tries.
      this.#summarise(this.#budget.ended(this.#ports.now().getTime())).catch(() => {});
    }, 61_000).unref();
  }
}

import type { Scope } from '../store/scope.ts';

/** Refusals a minute that are written one by one: of everybody who is not signed in together, and of each who is. */
const most = { anonymous: 20, known: 60 };
const window = 60_000;

/** Refusals that were only counted. */
export interface Summary {
  readonly scope: Scope;
  readonly actor: string;
  readonly count: number;
  /** The beginning of the minute, milliseconds since 1970. */
  readonly since: number;
}

interface Minute {
  readonly scope: Scope;
  readonly actor: string;
  readonly since: number;
  written: number;
  counted: number;
}

/** Keeps a flood of refusals from filling the log: beyond a number a minute they are counted, and the count is written. */
export class RefusalBudget {
  readonly #minutes = new Map<string, Minute>();

  /** Whether this refusal is to be written by itself. @param now milliseconds since 1970 */
  takes(scope: Scope, actor: string, now: number): boolean {
    const key = `${scope.organisationId} ${actor}`;
    let minute = this.#minutes.get(key);
    if (minute === undefined) this.#minutes.set(key, (minute = { scope, actor, since: now, written: 0, counted: 0 }));
    if (minute.written < (actor.startsWith('anonymous') ? most.anonymous : most.known)) {
      minute.written += 1;
      return true;
    }
    minute.counted += 1;
    return false;
  }

  /** Takes out what was only counted in minutes that are over. @param now milliseconds since 1970; without it all */
  ended(now = Infinity): readonly Summary[] {
    const over = [...this.#minutes].filter(([, { since }]) => now - since >= window || now < since);
    for (const [key] of over) this.#minutes.delete(key);
    return over.map(([, { scope, actor, counted, since }]) => ({ scope, actor, count: counted, since })).filter(({ count }) => count > 0);
  }
}

import type { Lane } from '../limits.ts';

/** How much is worked on at the same time, each kind of work apart. */
export class Lanes {
  readonly #most: Readonly<Record<Lane, number>>;
  readonly #busy: Record<Lane, number> = { identity: 0, work: 0, upload: 0 };

  constructor(most: Readonly<Record<Lane, number>>) {
    this.#most = most;
  }

  /** Takes a place. @returns what gives it back, or undefined when there is none */
  enter(lane: Lane): (() => void) | undefined {
    if (this.#busy[lane] >= this.#most[lane]) return undefined;
    this.#busy[lane] += 1;
    let isOut = false;
    return () => {
      if (!isOut) this.#busy[lane] -= 1;
      isOut = true;
    };
  }

  busy(lane: Lane): number {
    return this.#busy[lane];
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from './limits.ts';

/** Takes turns: few connections to one host at a time, a gap between requests, and a bound over all hosts. */
export class Politeness {
  readonly #limits: Limits;
  readonly #hosts = new Map<string, { readonly places: Places; nextAt: number }>();
  readonly #all: Places;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#all = new Places(limits.looksAtOnce);
  }

  /** Runs one request to a host when it is its turn. Requests never wait for one another inside a turn, so turns always come. */
  async turn<T>(host: string, run: () => Promise<T>): Promise<T> {
    const state = this.#of(host);
    return state.places.hold(async () => {
      await this.#gap(state);
      return this.#all.hold(run);
    });
  }

  /** Counted from the real start of the one before: timers that fire late on a busy machine must not bring requests together. */
  async #gap(state: { nextAt: number }): Promise<void> {
    for (let wait = state.nextAt - performance.now(); wait > 0; wait = state.nextAt - performance.now()) await pause(wait);
    state.nextAt = performance.now() + this.#limits.hostGap;
  }

  /** The host asks to be left alone for a while. */
  leaveAlone(host: string, milliseconds: number): void {
    const state = this.#of(host);
    state.nextAt = Math.max(state.nextAt, performance.now() + milliseconds);
  }

  #of(host: string): { readonly places: Places; nextAt: number } {
    const known = this.#hosts.get(host) ?? { places: new Places(this.#limits.hostConnections), nextAt: 0 };
    this.#hosts.set(host, known);
    return known;
  }
}

/** A number of places; who comes when all are taken waits in line. */
class Places {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async hold<T>(run: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => { this.#line.push(resolve); });
    try {
      return await run();
    } finally {
      const next = this.#line.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

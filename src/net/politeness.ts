import { setTimeout as pause } from 'node:timers/promises';
import type { Limits } from './limits.ts';

/** What is known of a host: who is with it, when it may be asked next, and how soon after that one of many files. */
interface Host {
  /** Requests that are with it, or wait for their turn. */
  users: number;
  readonly places: Places;
  readonly manyPlaces: Places;
  nextAt: number;
  manyGap: number;
}

/** Hosts that are remembered before those that nobody asks any more are forgotten. */
const hostsMost = 1000;

/** Takes turns: few connections to one host at a time, a gap between requests, and a bound over all hosts. */
export class Politeness {
  readonly #limits: Limits;
  readonly #hosts = new Map<string, Host>();
  readonly #all: Places;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#all = new Places(limits.looksAtOnce);
  }

  /**
   * Runs one request to a host when it is its turn. Requests never wait for one another inside a turn, so turns always come.
   * @param isOneOfMany whether it is for one of many files that are fetched whole, which have places and a gap of their own
   */
  async turn<T>(host: string, run: () => Promise<T>, isOneOfMany = false): Promise<T> {
    const state = this.#of(host);
    state.users += 1;
    try {
      return await (isOneOfMany ? state.manyPlaces : state.places).hold(async () => {
        await this.#gap(state, isOneOfMany);
        return this.#all.hold(run);
      });
    } finally {
      state.users -= 1;
    }
  }

  /** Counted from the real start of the one before: timers that fire late on a busy machine must not bring requests together. */
  async #gap(state: Host, isOneOfMany: boolean): Promise<void> {
    for (let wait = state.nextAt - performance.now(); wait > 0; wait = state.nextAt - performance.now()) await pause(wait);
    state.nextAt = performance.now() + (isOneOfMany ? state.manyGap : this.#limits.hostGap);
  }

  /** The host asks to be left alone for a while. */
  leaveAlone(host: string, milliseconds: number): void {
    const state = this.#of(host);
    state.nextAt = Math.max(state.nextAt, performance.now() + milliseconds);
  }

  /** Many files came too fast for the host. */
  slowDown(host: string): void {
    const state = this.#of(host);
    state.manyGap = Math.max(state.manyGap, Math.min(state.manyGap * 2, this.#limits.hostGap));
  }

  /** How many hosts are remembered. */
  get hosts(): number {
    return this.#hosts.size;
  }

  /** Those that are left alone for a while yet are remembered: that was asked for. */
  #forgetOld(): void {
    for (const [host, { users, nextAt }] of this.#hosts) if (users === 0 && nextAt <= performance.now()) this.#hosts.delete(host);
  }

  #of(host: string): Host {
    const { hostConnections, manyConnections, manyGap } = this.#limits;
    if (this.#hosts.size >= hostsMost && !this.#hosts.has(host)) this.#forgetOld();
    const known = this.#hosts.get(host) ?? { users: 0, places: new Places(hostConnections), manyPlaces: new Places(manyConnections), nextAt: 0, manyGap };
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

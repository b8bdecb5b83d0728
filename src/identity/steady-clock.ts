import type { Ports } from '../model/ports.ts';

/** How far a stored time may lie ahead, because another server’s clock differs, in milliseconds. */
const skewMost = 120_000;

/**
 * The time for ages of sessions: the wall clock as it was when this process began, and counted on from there. Setting
 * the wall clock forward so ends nobody’s session, and setting it back makes none last. What is written by this time is
 * judged by it; after a start anew, the wall clock counts again.
 */
export class SteadyClock {
  readonly #ports: Ports;
  readonly #beganAt: number;
  readonly #beganCount: number;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#beganAt = ports.now().getTime();
    this.#beganCount = ports.monotonicNow?.() ?? 0;
  }

  /** The time to write, milliseconds since 1970. */
  now(): number {
    const { monotonicNow } = this.#ports;
    return monotonicNow === undefined ? this.#ports.now().getTime() : Math.floor(this.#beganAt + monotonicNow() - this.#beganCount);
  }

  /**
   * Milliseconds since a time that was written.
   * @param time RFC 3339
   * @returns at least 0; undefined when it lies ahead: some clock was wrong when it was written, and nothing is known of its age
   */
  since(time: string): number | undefined {
    const age = this.now() - Date.parse(time);
    return age >= -skewMost ? Math.max(age, 0) : undefined;
  }
}

const clocks = new WeakMap<Ports, SteadyClock>();

/** The steady clock of this process, one for each set of ports. */
export function steadyClockOf(ports: Ports): SteadyClock {
  let clock = clocks.get(ports);
  if (clock === undefined) clocks.set(ports, (clock = new SteadyClock(ports)));
  return clock;
}

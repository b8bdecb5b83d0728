import type { Store } from '../store/store.ts';

/** How many attempts of a kind may be made within some minutes. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly minutes: number;
}

/** Keys that are counted at most, so that many sources can’t fill the memory; the oldest is forgotten first. */
const keysMost = 20_000;

/**
 * Counts attempts to guess, in this process. An attempt is counted before it is made and given back when it was right, so that
 * many at the same time get no more tries than one after another.
 */
export class Attempts {
  readonly #counts = new Map<string, { began: number; count: number }>();

  /**
   * Takes one attempt for each key, or none when one of them has none left.
   * @param keys what is limited, each by its own limit
   * @param now milliseconds since 1970
   * @returns whether the attempt may be made
   */
  take(keys: readonly (readonly [key: string, limit: AttemptLimit])[], now: number): boolean {
    const counts = keys.map(([key, limit]) => ({ key, limit, counted: this.#counted(key, limit, now) }));
    if (counts.some(({ counted, limit }) => counted.count >= limit.attempts)) return false;
    for (const { key, counted } of counts) {
      counted.count += 1;
      this.#counts.set(key, counted);
      const oldest = this.#counts.keys().next();
      if (this.#counts.size > keysMost && oldest.done !== true) this.#counts.delete(oldest.value);
    }
    return true;
  }

  /** Forgets the attempts of these keys: one was right. */
  clear(keys: readonly (readonly [key: string, limit: AttemptLimit])[]): void {
    for (const [key] of keys) this.#counts.delete(key);
  }

  #counted(key: string, { minutes }: AttemptLimit, now: number): { began: number; count: number } {
    const known = this.#counts.get(key);
    // A window that began in the future belongs to a clock that was set back.
    return known === undefined || now < known.began || now - known.began >= minutes * 60_000 ? { began: now, count: 0 } : known;
  }
}

const perStore = new WeakMap<Store, Attempts>();

/** The attempts counted by this process, for one store. */
export function attemptsOf(store: Store): Attempts {
  let counted = perStore.get(store);
  if (counted === undefined) perStore.set(store, (counted = new Attempts()));
  return counted;
}

/** A source of requests as it is limited: an IPv4 address, or the network of an IPv6 address, which one household or server has whole. */
export function sourceKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [before = '', after] = address.toLowerCase().split('::');
  const groups = before.split(':').filter((group) => group !== '');
  const rest = after === undefined ? [] : after.split(':').filter((group) => group !== '');
  const whole = after === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest];
  return `${whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/u, '')).join(':')}::/64`;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Senders that are remembered at most; whoever was quiet for longest is forgotten first. */
const keysMost = 20_000;

/**
 * A limit of requests for each sender by itself, so that nobody uses up what another may do. Half a minute’s worth may
 * come at once.
 */
export class Buckets {
  readonly #perMinute: () => number;
  readonly #monotonicNow: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param perMinute asked each time, so that a changed setting counts at once */
  constructor(perMinute: () => number, monotonicNow: () => number) {
    this.#perMinute = perMinute;
    this.#monotonicNow = monotonicNow;
  }

  /** Takes one request. @returns 0, or the seconds after which the next one is taken */
  take(key: string): number {
    const perMinute = this.#perMinute();
    const most = Math.max(1, perMinute / 2);
    const now = this.#monotonicNow();
    const bucket = this.#buckets.get(key) ?? { tokens: most, filledAt: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.filledAt) / 60_000) * perMinute);
    bucket.filledAt = now;
    this.#remember(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / perMinute));
    bucket.tokens -= 1;
    return 0;
  }

  #remember(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= keysMost) return;
    const oldest = this.#buckets.keys().next();
    if (oldest.done !== true) this.#buckets.delete(oldest.value);
  }
}

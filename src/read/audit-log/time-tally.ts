import type { LogTime } from '../../model/evidence/audit-log.ts';

const dayMs = 86_400_000;
const daysMax = 5000;

/** Counts what the times of the rows say together; holds at most 5,000 numbers. */
export class TimeTally {
  #count = 0;
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;
  #previous = Number.NaN;
  #rowsBack = 0;
  #rowsForward = 0;
  #largestStep = 0;
  #day = Number.NaN;
  readonly #days = new Set<number>();

  /** @param at milliseconds since 1970; NaN for a time that can't be placed, which is left out */
  add(at: number): void {
    if (Number.isNaN(at)) return;
    const step = at - this.#previous;
    if (step < 0) {
      this.#rowsBack++;
      if (-step > this.#largestStep) this.#largestStep = -step;
    } else if (step > 0) {
      this.#rowsForward++;
      if (step > this.#largestStep) this.#largestStep = step;
    }
    this.#count++;
    this.#previous = at;
    if (at < this.#earliest) this.#earliest = at;
    if (at > this.#latest) this.#latest = at;
    const day = Math.floor(at / dayMs);
    if (day !== this.#day) {
      this.#day = day;
      if (this.#days.size < daysMax) this.#days.add(day);
    }
  }

  result(): LogTime | undefined {
    if (this.#count === 0) return undefined;
    const order = this.#rowsBack === 0 ? 'ascending' : this.#rowsForward === 0 ? 'descending' : 'mixed';
    return {
      earliest: new Date(this.#earliest).toISOString(),
      latest: new Date(this.#latest).toISOString(),
      daysWithEvents: this.#days.size,
      order,
      rowsBack: this.#rowsBack,
      ...(order === 'mixed' ? {} : { largestGapSeconds: Math.floor(this.#largestStep / 1000) }),
    };
  }
}

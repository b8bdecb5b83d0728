import { bitCombinations } from './event-bits.ts';

/** Counts events by the combination of their bits, with the first row of each combination. */
export class EventCells {
  readonly #events = new Float64Array(bitCombinations);
  readonly #firstRows = new Float64Array(bitCombinations);

  add(bits: number, row: number): void {
    if (this.#events[bits] === 0) this.#firstRows[bits] = row;
    (this.#events[bits] as number)++;
  }

  /** Calls for each combination that occurred. */
  forEach(visit: (bits: number, events: number, firstRow: number) => void): void {
    for (let bits = 0; bits < bitCombinations; bits++) {
      const events = this.#events[bits] ?? 0;
      if (events > 0) visit(bits, events, this.#firstRows[bits] ?? 0);
    }
  }
}

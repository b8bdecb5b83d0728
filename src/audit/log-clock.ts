import { timeBytes } from './plain-entry.ts';

const wordBytes = 4;
const wordsOfTime = timeBytes / wordBytes;
const usual = /^[\x20-\x7e]{24}$/u;

/** The times of a log’s entries: from when to when, and how often the clock was set back. */
export class LogClock {
  first: string | undefined;
  back = 0;
  firstBack: number | undefined;
  /** The latest time so far as numbers that compare as its letters do, while it is written in the usual length. */
  readonly #latest = new DataView(new ArrayBuffer(timeBytes));
  #isUsual = false;
  #latestAt = '';
  /** Undefined while the last one is the latest. */
  #lastAt: string | undefined;

  /** The time of the last entry. */
  get last(): string | undefined {
    return this.first === undefined ? undefined : (this.#lastAt ?? this.#latestText());
  }

  /**
   * Takes the time of the next entry as it stands in its bytes when it is not before the latest, as almost always.
   * @returns false when it is, or there is none to compare it with, and nothing was done
   */
  goesOn(bytes: DataView, place: number): boolean {
    if (!this.#isUsual) return false;
    for (let word = 0; word < wordsOfTime; word += 1) {
      const now = bytes.getUint32(place + wordBytes * word);
      const before = this.#latest.getUint32(wordBytes * word);
      if (now === before) continue;
      if (now < before) return false;
      for (let changed = word; changed < wordsOfTime; changed += 1) this.#latest.setUint32(wordBytes * changed, bytes.getUint32(place + wordBytes * changed));
      break;
    }
    this.#lastAt = undefined;
    return true;
  }

  /** Takes the time of any entry. */
  tick(at: string, entry: number): void {
    this.first ??= at;
    if (at < (this.#isUsual ? this.#latestText() : this.#latestAt)) {
      this.#lastAt = at;
      this.back += 1;
      this.firstBack ??= entry;
      return;
    }
    this.#lastAt = undefined;
    this.#latestAt = at;
    this.#isUsual = usual.test(at);
    if (this.#isUsual) new Uint8Array(this.#latest.buffer).set(new TextEncoder().encode(at));
  }

  #latestText(): string {
    return this.#isUsual ? new TextDecoder().decode(this.#latest) : this.#latestAt;
  }
}

/** How many texts are remembered, how many of them in one place, and how many bytes of them. */
const textsMax = 8192;
const alternativesMax = 24;
const bytesMax = 524_288;
const textBytesMax = 4096;

/**
 * Remembers the texts that rows repeat, as a tree: which texts may follow one that was met. The number of a text is its
 * place in the tree; 0 is the root, which has no text. The arrays lead through the tree and are read directly, as each row goes through
 * all of its texts. Texts are UTF-8 without NUL.
 */
export class KnownTexts {
  /** For each text the first that may follow it, or -1. */
  readonly first = new Int32Array(textsMax).fill(-1);
  /** For each text another one in the same place, or -1. */
  readonly alternative = new Int32Array(textsMax).fill(-1);
  readonly length = new Int32Array(textsMax);
  /** The text in whose place one is when a text has been met: itself, or of a shortcut the last of those that it stands for. */
  readonly place = new Int32Array(textsMax);
  readonly #starts = new Int32Array(textsMax);
  readonly #bytes = new Uint8Array(bytesMax);
  readonly #view = new DataView(this.#bytes.buffer);
  #texts = 1;
  #bytesUsed = 0;

  /**
   * Whether a text stands at a place. Up to seven bytes are looked at behind the first one that is another.
   * Eight bytes are compared as one number. Two numbers of other bytes are only equal where both are zero, and one of the same bytes
   * is only unequal to itself where it is none (NaN): the bytes of the first are NUL, and those of the second are no UTF-8.
   */
  standsAt(text: number, view: DataView, at: number): boolean {
    const known = this.#view;
    const start = this.#starts[text] as number;
    const length = this.length[text] as number;
    if (length < 8) {
      for (let index = 0; index < length; index++) if (known.getUint8(start + index) !== view.getUint8(at + index)) return false;
      return true;
    }
    // The last eight, some of which may be looked at twice, stand for a rest of fewer.
    const last = length - 8;
    for (let index = 0; index < last; index += 8) if (known.getFloat64(start + index, true) !== view.getFloat64(at + index, true)) return false;
    return known.getFloat64(start + last, true) === view.getFloat64(at + last, true);
  }

  /** The text that follows another and fits; -1 when none does. */
  find(after: number, bytes: Uint8Array, fits: (text: number) => boolean): number {
    let text = this.first[after] as number;
    while (text !== -1 && !(this.place[text] === text && this.#isText(text, bytes) && fits(text))) text = this.alternative[text] as number;
    return text;
  }

  /**
   * Remembers a text that may follow another.
   * @returns its number; -1 when there is no room
   */
  add(after: number, bytes: Uint8Array): number {
    const added = this.#keep(after, bytes);
    if (added === -1) return -1;
    this.place[added] = added;
    let last = this.first[after] as number;
    if (last === -1) this.first[after] = added;
    else {
      while (this.alternative[last] !== -1) last = this.alternative[last] as number;
      this.alternative[last] = added;
    }
    return added;
  }

  /**
   * Remembers the bytes of several texts that follow each other, with what usually stands between them. It is looked for first.
   * @param place the last of them
   */
  addShortcut(after: number, bytes: Uint8Array, place: number): number {
    for (let text = this.first[after] as number; text !== -1; text = this.alternative[text] as number) if (this.place[text] === place && this.#isText(text, bytes)) return -1;
    const added = this.#keep(after, bytes);
    if (added === -1) return -1;
    this.place[added] = place;
    this.alternative[added] = this.first[after] as number;
    this.first[after] = added;
    return added;
  }

  #keep(after: number, bytes: Uint8Array): number {
    let count = 0;
    for (let at = this.first[after] as number; at !== -1; at = this.alternative[at] as number) count++;
    if (count >= alternativesMax || this.#texts === textsMax || bytes.length > textBytesMax || this.#bytesUsed + bytes.length > bytesMax) return -1;
    this.#bytes.set(bytes, this.#bytesUsed);
    this.#starts[this.#texts] = this.#bytesUsed;
    this.length[this.#texts] = bytes.length;
    this.#bytesUsed += bytes.length;
    return this.#texts++;
  }

  #isText(known: number, bytes: Uint8Array): boolean {
    const start = this.#starts[known] as number;
    return this.length[known] === bytes.length && bytes.every((byte, index) => byte === this.#bytes[start + index]);
  }
}

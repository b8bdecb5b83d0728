const utf8 = new TextEncoder();

/** A list of words that are looked for by their bytes, without making a string of them. */
export class WordTable {
  readonly words: readonly string[];
  /** The byte that stands behind a word. */
  readonly after: number;
  /** For each word, and first for the beginning, the one that mostly came next. */
  readonly next: Int16Array;
  readonly #bytes: readonly Uint8Array[];
  readonly #mask: number;
  /** For each slot the word in it, counted from one. */
  readonly #slots: Int32Array;

  constructor(words: readonly string[], after = 0x22) {
    this.words = words;
    this.after = after;
    this.#bytes = words.map((word) => utf8.encode(word));
    this.next = new Int16Array(words.length + 1);
    let size = 8;
    while (size < words.length * 4) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size);
    for (const [index, bytes] of this.#bytes.entries()) {
      let slot = spread(hashOf(bytes, 0, bytes.length)) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = index + 1;
    }
  }

  /** Whether the bytes from `start` on are this word and what stands behind one. */
  isAt(index: number, bytes: Uint8Array, start: number): boolean {
    const word = this.#bytes[index];
    if (word === undefined) return false;
    const { length } = word;
    for (let at = 0; at < length; at += 1) if (word[at] !== bytes[start + at]) return false;
    return bytes[start + length] === this.after;
  }

  /** The bytes of a word. */
  lengthOf(index: number): number {
    return this.#bytes[index]?.length ?? 0;
  }

  /**
   * Where in the list the bytes from `start` up to `end` are; -1 when they are not.
   * @param hash of those bytes, as `hashOf` makes it
   */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    for (let slot = spread(hash) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const index = (this.#slots[slot] ?? 0) - 1;
      if (index === -1) return -1;
      const word = this.#bytes[index];
      if (word === undefined || word.length !== end - start) continue;
      let at = 0;
      while (at < word.length && word[at] === bytes[start + at]) at += 1;
      if (at === word.length) return index;
    }
  }
}

/** Whether these very bytes begin at `start`. */
export function isAt(word: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < word.length; at += 1) if (word[at] !== bytes[start + at]) return false;
  return true;
}

/** A hash of bytes. Of shifted bits alone: V8’s first compiler makes a call of each multiplication. `spread` makes a place in a table of it. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (hash << 5) ^ (hash >>> 27) ^ (bytes[at] ?? 0);
  return hash;
}

/** A hash of the ends, the middle and the length of some bytes, at least one: enough to tell names apart that nobody chose to be alike. */
export function endsHash(bytes: Uint8Array, start: number, end: number): number {
  return spread((bytes[start] ?? 0) ^ ((bytes[(start + end) >> 1] ?? 0) << 8) ^ ((bytes[end - 1] ?? 0) << 16) ^ ((end - start) << 24));
}

/** Lets every bit of a hash have a say in the lowest ones. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 16);
}

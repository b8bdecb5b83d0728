/** Bytes of all files that are kept in memory, and of one of them. */
const allMost = 64_000_000;
const oneMost = 4_000_000;

/** Files of the evidence store that were asked for lately, within bounds; what was not asked for longest goes first. */
export class KeptBytes {
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  /** Whether a file of this size would be kept at all. */
  static isSmall(sizeBytes: number): boolean {
    return sizeBytes <= oneMost;
  }

  get(digest: string): Buffer | undefined {
    const found = this.#kept.get(digest);
    if (found === undefined) return undefined;
    this.#kept.delete(digest);
    this.#kept.set(digest, found);
    return found;
  }

  keep(digest: string, bytes: Buffer): void {
    if (bytes.length > oneMost || this.#kept.has(digest)) return;
    this.#kept.set(digest, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= allMost) return;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }
}

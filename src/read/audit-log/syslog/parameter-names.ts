/** Finds a number by a name given as bytes, without regard to case, and without making a string of it. */
export class ParameterNames {
  readonly #byHash = new Map<number, { readonly name: Uint8Array; readonly value: number }[]>();

  /** @param names lower case, ASCII */
  constructor(names: ReadonlyMap<string, number>) {
    const encoder = new TextEncoder();
    for (const [text, value] of names) {
      const name = encoder.encode(text);
      const hash = hashOf(name, 0, name.length);
      const same = this.#byHash.get(hash);
      if (same === undefined) this.#byHash.set(hash, [{ name, value }]);
      else same.push({ name, value });
    }
  }

  /** @returns 0 for a name that is not known */
  find(bytes: Uint8Array, start: number, end: number): number {
    for (const { name, value } of this.#byHash.get(hashOf(bytes, start, end)) ?? []) {
      let at = 0;
      while (at < name.length && start + at < end && lower(bytes[start + at] ?? 0) === name[at]) at++;
      if (at === name.length && start + at === end) return value;
    }
    return 0;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + lower(bytes[at] ?? 0)) | 0;
  return hash;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

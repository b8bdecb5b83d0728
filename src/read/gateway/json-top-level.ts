import { decodeUtf8 } from './text.ts';

const KEY_BYTES_MAX = 200;
const STRING_BYTES_MAX = 500;
const KEYS_MAX = 1000;
const nothing = new Uint8Array(0);

/**
 * Gathers the keys of the outermost object and the short strings among its values, out of a document that comes in
 * pieces and need not be whole or right: it is for telling formats apart, never for reading them.
 */
export class TopLevel {
  readonly keys = new Set<string>();
  readonly strings = new Map<string, string>();
  /** True when the object has ended, or when this is no JSON object. */
  isDone = false;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isValue = false;
  #key: string | undefined;
  #caught: Uint8Array | undefined;

  /** Takes the next piece; a byte-order mark must be gone. */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.isDone; at += 1) {
      if (this.#isInString) at = this.#string(bytes, at);
      else if ((bytes[at] ?? 0) > 0x20) this.#structure(bytes[at] ?? 0);
    }
  }

  /** Goes on inside a string; returns the last byte that was taken. */
  #string(bytes: Uint8Array, start: number): number {
    let at = start;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === 0x22) break;
      else if (byte === 0x5c) this.#isEscaped = true;
    }
    if (this.#caught !== undefined) this.#catch(bytes, start, at);
    if (at < bytes.length) {
      this.#isInString = false;
      if (this.#caught !== undefined) this.#take(this.#caught);
    }
    return at;
  }

  /** Keeps a part of a string that may be asked for; lets go of one that grows long. */
  #catch(bytes: Uint8Array, start: number, end: number): void {
    const caught = this.#caught ?? nothing;
    const length = caught.length + end - start;
    if (length > (this.#isValue ? STRING_BYTES_MAX : KEY_BYTES_MAX)) {
      this.#caught = undefined;
      return;
    }
    if (caught.length === 0) {
      this.#caught = bytes.subarray(start, end);
      return;
    }
    const joined = new Uint8Array(length);
    joined.set(caught);
    joined.set(bytes.subarray(start, end), caught.length);
    this.#caught = joined;
  }

  #structure(byte: number): void {
    if (byte === 0x22) {
      this.#isInString = true;
      this.#caught = this.#depth === 1 ? nothing : undefined;
    } else if (byte === 0x7b || byte === 0x5b) {
      this.#depth += 1;
      if (this.#depth === 1 && byte === 0x5b) this.isDone = true;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.#depth -= 1;
      if (this.#depth < 1) this.isDone = true;
    } else if (this.#depth === 1) {
      if (byte === 0x3a) this.#isValue = true;
      else if (byte === 0x2c) {
        this.#isValue = false;
        this.#key = undefined;
      }
    } else if (this.#depth === 0 && byte > 0x20) this.isDone = true;
  }

  #take(caught: Uint8Array): void {
    this.#caught = undefined;
    const text = unescaped(caught);
    if (text === undefined) return;
    if (!this.#isValue) {
      this.#key = text;
      if (this.keys.size < KEYS_MAX) this.keys.add(text);
    } else if (this.#key !== undefined && this.strings.size < KEYS_MAX && !this.strings.has(this.#key)) this.strings.set(this.#key, text);
  }
}

function unescaped(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined || !text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return undefined;
  }
}

import type { Place } from '../source.ts';
import { JsonKeys, decodeKey } from './json-keys.ts';
import type { JsonLimits } from './json-limits.ts';
import { JsonTokens, PLAIN } from './json-tokens.ts';

const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/**
 * Walks over the bytes of JSON (RFC 8259) and checks syntax and limits; builds nothing but keys.
 * What it doesn't check is UTF-8: whoever takes a value out decodes its bytes strictly.
 */
export class JsonScanner extends JsonTokens {
  readonly #keys: JsonKeys;
  /** For each open object or array: -1 for an object, else how many items the array has. */
  readonly #open: Int32Array;
  readonly #place = (): Place => this.placeAt(this.position);

  constructor(bytes: Uint8Array, limits: Partial<JsonLimits> = {}) {
    super(bytes, limits);
    this.#keys = new JsonKeys(this.limits.depthMax);
    this.#open = new Int32Array(this.limits.depthMax + 2);
  }

  /** One document and nothing after it. */
  skipDocument(): void {
    this.skipSpace();
    if (this.atEnd) this.fail('is empty; a JSON value is expected');
    this.skipValue(0);
    this.skipSpace();
    if (!this.atEnd) this.fail('goes on after the end of its JSON value');
  }

  /**
   * One value with everything in it; the next byte is its first.
   * @param outerDepth how many objects and arrays are open around it
   */
  skipValue(outerDepth: number): void {
    let depth = outerDepth;
    for (;;) {
      // A value begins here.
      const byte = this.next;
      let isOpened = false;
      if (byte === QUOTE) this.skipString();
      else if (byte === OPEN_OBJECT) {
        depth += 1;
        isOpened = this.openObject(depth);
        if (!isOpened) depth -= 1;
      } else if (byte === OPEN_ARRAY) {
        depth += 1;
        isOpened = this.openArray(depth);
        if (!isOpened) depth -= 1;
      } else this.skipBare(byte);
      if (isOpened) continue;
      // A value has ended here.
      for (;;) {
        if (depth === outerDepth) return;
        if (this.#open[depth] === -1 ? this.nextMember(depth) : this.nextItem(depth)) break;
        depth -= 1;
      }
    }
  }

  /**
   * Goes into the object whose brace is next, up to the value of its first member.
   * @param depth counts this object too
   * @returns false when it is empty; it is then behind us
   */
  openObject(depth: number): boolean {
    if (depth > this.limits.depthMax) this.fail(`nests deeper than ${this.limits.depthMax} levels`);
    this.#open[depth] = -1;
    this.#keys.open(depth);
    this.position += 1;
    this.skipSpace();
    if (this.next === CLOSE_OBJECT) {
      this.position += 1;
      return false;
    }
    this.#skipKey(depth);
    return true;
  }

  /** Goes on after a member's value: up to the next member's value, or past the closing brace, which gives false. */
  nextMember(depth: number): boolean {
    this.skipSpace();
    const byte = this.next;
    this.position += 1;
    if (byte === CLOSE_OBJECT) return false;
    if (byte !== COMMA) this.unexpected('a comma or a closing brace', this.position - 1);
    this.skipSpace();
    this.#skipKey(depth);
    return true;
  }

  /** Goes into the array whose bracket is next, up to its first item; false when it is empty and behind us. */
  openArray(depth: number): boolean {
    if (depth > this.limits.depthMax) this.fail(`nests deeper than ${this.limits.depthMax} levels`);
    this.#open[depth] = 1;
    this.position += 1;
    this.skipSpace();
    if (this.next !== CLOSE_ARRAY) return true;
    this.position += 1;
    return false;
  }

  /** Goes on after an item: up to the next one, or past the closing bracket, which gives false. */
  nextItem(depth: number): boolean {
    this.skipSpace();
    const byte = this.next;
    this.position += 1;
    if (byte === CLOSE_ARRAY) return false;
    if (byte !== COMMA) this.unexpected('a comma or a closing bracket', this.position - 1);
    const count = (this.#open[depth] ?? 0) + 1;
    if (count > this.limits.itemsPerArrayMax) this.fail(`holds more than ${this.limits.itemsPerArrayMax} items in one array`);
    this.#open[depth] = count;
    this.skipSpace();
    return true;
  }

  /** Where the last key lies, for `key`. */
  #keyStart = 0;
  #keyEnd = 0;
  #keyIsEscaped = false;

  /** The key of the member that was entered last. */
  get key(): string {
    return decodeKey(this.bytes, this.#keyStart, this.#keyEnd, this.#keyIsEscaped, this.#place);
  }

  /** Key, colon and the space around them. */
  #skipKey(depth: number): void {
    const bytes = this.bytes;
    const end = this.end;
    const first = this.next;
    if (first !== QUOTE) this.unexpected('a key in double quotes');
    const start = this.position + 1;
    let at = start;
    let hash = 0;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (PLAIN[byte] !== 1) break;
      hash = (hash << 5) ^ (hash >>> 27) ^ byte;
    }
    let isEscaped = false;
    if (bytes[at] === QUOTE && at < end) this.position = at + 1;
    else {
      isEscaped = true;
      this.skipString();
      at = this.position - 1;
    }
    this.#keyStart = start;
    this.#keyEnd = at;
    this.#keyIsEscaped = isEscaped;
    if (at - start > this.limits.keyBytesMax) this.fail(`holds a key longer than ${this.limits.keyBytesMax} bytes`, start);
    if (!this.#keys.add(bytes, depth, start, at, hash, isEscaped, this.#place)) this.fail(`holds the key ${JSON.stringify(this.key)} twice in one object`, start - 1);
    if (this.#keys.count(depth) > this.limits.keysPerObjectMax) this.fail(`holds more than ${this.limits.keysPerObjectMax} keys in one object`, start - 1);
    this.skipSpace();
    if (this.next !== COLON) this.unexpected('a colon');
    this.position += 1;
    this.skipSpace();
  }
}

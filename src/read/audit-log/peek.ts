import type { Head } from '../head.ts';
import { characterLength } from './json-bytes.ts';

/** What could be seen of a JSON value in the first bytes of a document; longer texts are cut. */
export type Glimpse = string | number | boolean | null | readonly Glimpse[] | GlimpsedObject;
export interface GlimpsedObject {
  readonly [key: string]: Glimpse;
}

const depthMax = 6;
const valuesMax = 3000;
const textMax = 200;

const cache = new WeakMap<Head, { readonly record: GlimpsedObject | undefined }>();

/**
 * The first object of a JSON log: the document itself, its first line, or the first element of its array, as far as
 * the head reaches. For recognising formats only: nothing in it becomes evidence. Never throws.
 */
export function firstRecord(head: Head): GlimpsedObject | undefined {
  let seen = cache.get(head);
  if (seen === undefined) {
    const value = new Glimpser(head.bytes).document();
    const first = Array.isArray(value) ? value[0] : value;
    seen = { record: isGlimpsedObject(first) ? first : undefined };
    cache.set(head, seen);
  }
  return seen.record;
}

export function isGlimpsedObject(value: Glimpse | undefined): value is GlimpsedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Builds what it can and stops where the bytes end or make no sense. */
class Glimpser {
  #at = 0;
  #values = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  document(): Glimpse | undefined {
    if (this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf) this.#at = 3;
    const first = this.#next();
    return first === 0x7b || first === 0x5b ? this.#value(0) : undefined;
  }

  #next(): number {
    while (this.#at < this.#bytes.length && (this.#bytes[this.#at] ?? 0) <= 0x20) this.#at++;
    return this.#at < this.#bytes.length ? (this.#bytes[this.#at] ?? -1) : -1;
  }

  #value(depth: number): Glimpse | undefined {
    if (++this.#values > valuesMax) this.#at = this.#bytes.length;
    const first = this.#next();
    if (first === 0x22) return this.#text();
    if (first === 0x7b) return this.#object(depth);
    if (first === 0x5b) return this.#array(depth);
    const start = this.#at;
    while (this.#at < this.#bytes.length && this.#at - start < 40 && isBare(this.#bytes[this.#at] ?? 0)) this.#at++;
    const bare = String.fromCharCode(...this.#bytes.subarray(start, this.#at));
    if (bare === 'true' || bare === 'false') return bare === 'true';
    if (bare === 'null') return null;
    return bare === '' || !Number.isFinite(Number(bare)) ? this.#stop() : Number(bare);
  }

  #stop(): undefined {
    this.#at = this.#bytes.length;
    return undefined;
  }

  /** Passes over a value that lies too deep to matter. */
  #skip(): null {
    let open = 0;
    do {
      const byte = this.#next();
      if (byte === 0x22) this.#text();
      else {
        if (byte === 0x7b || byte === 0x5b) open++;
        else if (byte === 0x7d || byte === 0x5d) open--;
        this.#at++;
      }
    } while (open > 0 && this.#at < this.#bytes.length);
    return null;
  }

  #object(depth: number): Glimpse | undefined {
    if (depth === depthMax) return this.#skip();
    this.#at++;
    const members: Record<string, Glimpse> = Object.create(null);
    for (;;) {
      const first = this.#next();
      if (first === 0x7d) {
        this.#at++;
        return members;
      }
      if (first === 0x2c) {
        this.#at++;
        continue;
      }
      if (first !== 0x22) break;
      const key = this.#text();
      if (this.#next() !== 0x3a) break;
      this.#at++;
      const value = this.#value(depth + 1);
      if (value === undefined) break;
      members[key] = value;
    }
    this.#stop();
    return members;
  }

  #array(depth: number): Glimpse | undefined {
    if (depth === depthMax) return this.#skip();
    this.#at++;
    const items: Glimpse[] = [];
    for (;;) {
      const first = this.#next();
      if (first === 0x5d) {
        this.#at++;
        return items;
      }
      if (first === 0x2c) {
        this.#at++;
        continue;
      }
      const value = first === -1 ? undefined : this.#value(depth + 1);
      if (value === undefined) break;
      items.push(value);
      // One row is enough to know a log by.
      if (depth === 0) break;
    }
    this.#stop();
    return items;
  }

  /** A string, cut, with escapes as written; nothing that names a format needs one. */
  #text(): string {
    let text = '';
    this.#at++;
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at] ?? 0;
      if (byte === 0x22) break;
      if (byte >= 0x80) {
        this.#at += Math.max(1, characterLength(this.#bytes, this.#at, this.#bytes.length));
        continue;
      }
      if (text.length < textMax) text += String.fromCharCode(byte);
      this.#at += byte === 0x5c ? 2 : 1;
    }
    this.#at++;
    return text;
  }
}

function isBare(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2d || byte === 0x2b || byte === 0x2e || byte === 0x45;
}

/** How many keys in how many orders are remembered; objects beyond it are read the slow way. */
const transitionsMax = 8192;
const alternativesMax = 24;
const keyPoolBytes = 262_144;

/** The shape of an object that has not been seen, or can't be remembered. */
export const noShape = -1;

/**
 * Remembers in which order objects hold their keys, so that a key seen before costs one comparison of bytes:
 * what it leads to, and that it is not there twice, is then known. Log rows repeat the same few shapes.
 *
 * A shape is the sequence of keys read so far in an object at one place of the wanted paths;
 * a transition leads from a shape by one more key to the next shape. The arrays are read by `JsonWalk` directly.
 */
export class JsonShapes {
  /** For each shape its first transition, or -1. */
  readonly first = new Int32Array(transitionsMax + 4096).fill(-1);
  readonly alternative = new Int32Array(transitionsMax).fill(-1);
  readonly keyStart = new Int32Array(transitionsMax);
  /** Behind the quote that closes the key; a NUL follows. */
  readonly keyEnd = new Int32Array(transitionsMax);
  /** The wanted node that the key's value stands at, or -1. */
  readonly node = new Int32Array(transitionsMax);
  readonly keys = new Uint8Array(keyPoolBytes);
  /** The shape after a transition is `firstShape + transition`. */
  readonly firstShape: number;

  readonly #from = new Int32Array(transitionsMax);
  #transitions = 0;
  #keysUsed = 0;
  readonly #children: readonly (ReadonlyMap<string, number> | undefined)[];

  /** @param children for each wanted node the child nodes by key */
  constructor(children: readonly (ReadonlyMap<string, number> | undefined)[]) {
    this.#children = children;
    this.firstShape = children.length + 1;
  }

  /** The shape of an object that has just been opened at a node (-1: not wanted). */
  empty(node: number): number {
    return node + 1;
  }

  childOf(node: number, key: string): number {
    return node < 0 ? -1 : (this.#children[node]?.get(key) ?? -1);
  }

  /** All keys that a shape holds. */
  keysOf(shape: number): Set<string> {
    const keys = new Set<string>();
    for (let at = shape - this.firstShape; at >= 0; at = (this.#from[at] ?? 0) - this.firstShape) {
      keys.add(decoder.decode(this.keys.subarray(this.keyStart[at], (this.keyEnd[at] ?? 1) - 1)));
    }
    return keys;
  }

  /**
   * Remembers one more key. The caller has made sure that the shape does not hold it and that it has no escapes.
   * @returns the transition, or -1 when there is no room
   */
  add(shape: number, key: Uint8Array, node: number): number {
    if (this.#transitions === transitionsMax || this.#keysUsed + key.length + 2 > keyPoolBytes) return -1;
    let last = -1;
    let count = 0;
    for (let at = this.first[shape] ?? -1; at !== -1; at = this.alternative[at] ?? -1) {
      last = at;
      count++;
    }
    if (count >= alternativesMax) return -1;
    const added = this.#transitions++;
    if (last === -1) this.first[shape] = added;
    else this.alternative[last] = added;
    this.keys.set(key, this.#keysUsed);
    this.keyStart[added] = this.#keysUsed;
    this.keys[this.#keysUsed + key.length] = 0x22;
    this.keyEnd[added] = this.#keysUsed + key.length + 1;
    this.#keysUsed += key.length + 2;
    this.node[added] = node;
    this.#from[added] = shape;
    return added;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

import { hash } from 'node:crypto';

const digestBytes = 32;
const left = 1;
const right = left + digestBytes;

/** A Merkle tree (RFC 6962, section 2.1) that leaves are added to, of which only the right edge is kept: for millions of leaves in a row. */
export class GrowingTree {
  /** By height: what a node over two of that height is hashed from. The left one stands there when the tree has a complete subtree of that height at its edge. */
  readonly #pairs: Buffer[] = [];
  #size: number;

  /** @param edge roots of the complete subtrees, largest first, in hexadecimal */
  constructor(size = 0, edge: readonly string[] = []) {
    this.#size = size;
    heightsIn(size).forEach((height, index) => this.#pair(height).write(edge[index] ?? '', left, digestBytes, 'hex'));
  }

  get size(): number {
    return this.#size;
  }

  /** Roots of the complete subtrees, largest first, in hexadecimal. */
  get edge(): readonly string[] {
    return heightsIn(this.#size).map((height) => this.#pair(height).toString('hex', left, right));
  }

  /** @param leaf 32 bytes, each as one letter */
  add(leaf: string): void {
    let node = leaf;
    // Each low bit that is set is a complete subtree of that size, which the new leaf fills up to twice the size.
    for (let rest = this.#size, height = 0; ; rest = (rest - 1) / 2, height += 1) {
      const pair = this.#pair(height);
      const isRight = rest % 2 === 1;
      pair.write(node, isRight ? right : left, digestBytes, 'latin1');
      if (!isRight) break;
      node = hash('sha256', pair, 'binary');
    }
    this.#size += 1;
  }

  /** The root over all leaves so far, in hexadecimal. */
  root(): string {
    const { edge } = this;
    const last = edge.at(-1);
    if (last === undefined) return hash('sha256', '', 'hex');
    return edge.slice(0, -1).reduceRight((after, before) => joinedNodes(before, after), last);
  }

  #pair(height: number): Buffer {
    let pair = this.#pairs[height];
    if (pair === undefined) {
      pair = Buffer.alloc(1 + 2 * digestBytes);
      pair[0] = 1;
      this.#pairs[height] = pair;
    }
    return pair;
  }
}

/** Heights of the complete subtrees that a tree of this size has, largest first. */
function heightsIn(size: number): readonly number[] {
  const heights: number[] = [];
  for (let rest = size, height = 0; rest > 0; rest = Math.floor(rest / 2), height += 1) if (rest % 2 === 1) heights.unshift(height);
  return heights;
}

/** How many complete subtrees a tree of this size has: the length of its edge. */
export function edgeLength(size: number): number {
  return heightsIn(size).length;
}

/** The hash of two nodes, hexadecimal (RFC 6962, section 2.1). */
export function joinedNodes(before: string, after: string): string {
  return hash('sha256', Buffer.from(`01${before}${after}`, 'hex'), 'hex');
}

import { hash } from 'node:crypto';

const digestBytes = 32;
const scratch = Buffer.alloc(1 + 2 * digestBytes);
scratch[0] = 1;

/** A Merkle tree (RFC 6962, section 2.1) that leaves are added to, of which only the right edge is kept: for millions of leaves in a row. */
export class GrowingTree {
  /** Roots of the complete subtrees, largest first, in hexadecimal. */
  readonly #edge: string[];
  #size: number;

  constructor(size = 0, edge: readonly string[] = []) {
    this.#size = size;
    this.#edge = [...edge];
  }

  get size(): number {
    return this.#size;
  }

  get edge(): readonly string[] {
    return this.#edge;
  }

  /** @param leaf 64 hexadecimal digits */
  add(leaf: string): void {
    let node = leaf;
    // Each low bit that is set is a complete subtree of that size, which the new leaf fills up to twice the size.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = joinedNodes(this.#edge.pop() ?? '', node);
    this.#edge.push(node);
    this.#size += 1;
  }

  /** The root over all leaves so far, in hexadecimal. */
  root(): string {
    const last = this.#edge.at(-1);
    if (last === undefined) return hash('sha256', '', 'hex');
    return this.#edge.slice(0, -1).reduceRight((right, left) => joinedNodes(left, right), last);
  }
}

/** How many complete subtrees a tree of this size has: the length of its edge. */
export function edgeLength(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/** The hash of two nodes, hexadecimal (RFC 6962, section 2.1). */
export function joinedNodes(left: string, right: string): string {
  scratch.write(left, 1, digestBytes, 'hex');
  scratch.write(right, 1 + digestBytes, digestBytes, 'hex');
  return hash('sha256', scratch, 'hex');
}

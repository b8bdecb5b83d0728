import { hash } from 'node:crypto';

/**
 * The right edge of a Merkle tree (RFC 6962) after one more leaf: the roots of its complete subtrees, largest first, in hexadecimal.
 * @param size leaves before
 */
export function withLeaf(edge: readonly string[], size: number, leaf: Uint8Array): string[] {
  const next = [...edge];
  let node = Buffer.from(leaf);
  // Each low bit that is set is a complete subtree of that size, which the new leaf fills up to twice the size.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = join(Buffer.from(next.pop() ?? '', 'hex'), node);
  next.push(node.toString('hex'));
  return next;
}

/** The root of the tree with this edge. */
export function rootOfEdge(edge: readonly string[]): string {
  const nodes = edge.map((node) => Buffer.from(node, 'hex'));
  const last = nodes.pop();
  if (last === undefined) return hash('sha256', '', 'hex');
  return nodes.reduceRight((right, left) => join(left, right), last).toString('hex');
}

function join(left: Uint8Array, right: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(hash('sha256', Buffer.concat([Uint8Array.of(1), left, right]), 'buffer'));
}

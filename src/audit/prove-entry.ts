import { edgeLength, joinedNodes } from './growing-tree.ts';
import type { Reader } from '../store/store.ts';

/** That an entry is in the log, for whoever has the log’s key and nothing else. */
export interface EntryProof {
  /** The signed note of the first checkpoint that covers the entry. */
  readonly checkpoint: string;
  /** Entries that it covers. */
  readonly size: number;
  /** Hashes from the entry’s neighbour up (RFC 6962, section 2.1.1), hexadecimal. */
  readonly hashes: readonly string[];
}

/**
 * Proves an entry by the first checkpoint that covers it: so no more has to be read than lies between two checkpoints.
 * @returns undefined while no checkpoint covers the entry
 */
export async function proveEntry(rows: Reader, sequence: number): Promise<EntryProof | undefined> {
  const covering = await rows.selectFrom('auditCheckpoint').select(['size', 'note']).where('size', '>', sequence).orderBy('size').limit(1).executeTakeFirst();
  if (covering === undefined) return undefined;
  const before = await rows.selectFrom('auditCheckpoint').select(['size', 'edge']).where('size', '<=', sequence).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const start = before?.size ?? 0;
  const leaves = await rows.selectFrom('auditEntry').select('hash').where('sequence', '>=', start).where('sequence', '<', covering.size).orderBy('sequence').execute();
  if (leaves.length !== covering.size - start) return undefined;
  const known = before === undefined ? new Map<string, string>() : subtreesOf(start, JSON.parse(before.edge) as string[]);
  const rootOver = (from: number, to: number): string => {
    const node = known.get(`${from} ${to}`) ?? (to - from === 1 ? leaves[from - start]?.hash : undefined);
    if (node !== undefined) return node;
    const split = from + splitOf(to - from);
    return joinedNodes(rootOver(from, split), rootOver(split, to));
  };
  const path = (from: number, to: number): string[] => {
    if (to - from === 1) return [];
    const split = from + splitOf(to - from);
    return sequence < split ? [...path(from, split), rootOver(split, to)] : [...path(split, to), rootOver(from, split)];
  };
  return { checkpoint: covering.note, size: covering.size, hashes: path(0, covering.size) };
}

/** The complete subtrees of a tree’s edge by the entries that they are over. */
function subtreesOf(size: number, edge: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  if (edge.length !== edgeLength(size)) return found;
  let from = 0;
  for (const node of edge) {
    const rest = size - from;
    const width = 2 ** Math.floor(Math.log2(rest));
    found.set(`${from} ${from + width}`, node);
    from += width;
  }
  return found;
}

/** The largest power of two below the number of leaves. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}

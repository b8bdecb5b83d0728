import { say } from '../model/text.ts';
import { equalBytes } from './bytes.ts';
import type { VerifiedCheckpoint } from './checkpoint.ts';
import type { Hash } from './merkle-tree.ts';
import { advanceByLeaves, assertLeaves, sinceWhen, type PinnedCheckpoint, type SeenHead } from './pinned-checkpoint.ts';
import { Refused } from './refusal.ts';

/** Hashes that are remembered of one log, from its first entry on: 2 MiB. */
export const rememberedLeavesMax = 65_536;

/** What a verifier remembers of a log that holds publications about several things. */
export interface RememberedLog {
  /** The longest head that was seen. */
  readonly head: PinnedCheckpoint;
  /** The hashes of its entries, the first 65,536 of them; none when only the head is known. */
  readonly leaves: readonly Hash[];
}

/**
 * Holds a log to what was seen of it. A publication keeps the head of its day, so a head that is shorter than the longest one seen is
 * honest as long as it is the beginning of the same history. Only about one and the same thing the log may not become shorter.
 * @param known undefined the first time: then any verified checkpoint is taken
 * @param leaves the log's leaf hashes, out of its tiles or entries
 * @param now milliseconds since 1970
 * @param sameThing the head that was seen last beside a publication about the same thing
 * @param leavesMax how many hashes are remembered
 * @returns what to remember from now on
 * @throws Refused what `advanceByLeaves` refuses; `log-forked` when a shorter log is no beginning of the one seen, `consistency-unproven`
 *   when too little is remembered to know, `log-shrunk` when it is a beginning, and shorter than seen with the same thing
 */
export async function followLog(known: RememberedLog | undefined, next: VerifiedCheckpoint, leaves: readonly Hash[], now: number, sameThing?: SeenHead, leavesMax = rememberedLeavesMax): Promise<RememberedLog> {
  if (known === undefined || known.head.origin !== next.origin || next.size >= known.head.size) return { head: await advanceByLeaves(known?.head, next, leaves, now), leaves: leaves.slice(0, leavesMax) };
  await assertLeaves(leaves, next);
  const since = sinceWhen(known.head, next);
  const shared = known.leaves.slice(0, leaves.length);
  if (shared.some((leaf, index) => !equalBytes(leaf, leaves[index] ?? new Uint8Array()))) throw new Refused('log-forked', since);
  if (shared.length < leaves.length) throw new Refused('consistency-unproven', say`${since} What is remembered of its entries does not reach far enough to compare. Verify the publisher’s newest dossier first; if this one is refused then too, ask for it with the newest head of the log.`);
  if (sameThing !== undefined && next.size < sameThing.size) throw new Refused('log-shrunk', sinceWhen(sameThing, next));
  return known;
}

import * as z from 'zod/mini';
import { quote, say, type Text } from '../model/text.ts';
import { equalBytes, fromBase64, toBase64, type Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { VerifiedCheckpoint } from './checkpoint.ts';
import { verifyConsistency } from './merkle-proof.ts';
import { consistencyProof, hasRoot, type Hash } from './merkle-tree.ts';
import { timeText } from './milliseconds.ts';
import { Refused } from './refusal.ts';
import { base64, count, firstIssue, origin, time } from './shape.ts';
import { parseStrict } from './strict-json.ts';

/** The last checkpoint of a log that a verifier saw, and when: what it holds the log to. */
const pinnedShape = z.strictObject({ schema: z.literal('urn:assay:pinned-checkpoint:1'), origin, size: count, root: base64(32), seenAt: time });

export type PinnedCheckpoint = Readonly<z.infer<typeof pinnedShape>>;

/** How long a log was, and when that was seen. */
export type SeenHead = Pick<PinnedCheckpoint, 'size' | 'seenAt'>;

/**
 * Goes on from the checkpoint that was seen last, if the log kept its history.
 * @param pinned undefined the first time: then any verified checkpoint is taken
 * @param proof hashes by `consistencyProof`; empty when the log has not grown
 * @param now milliseconds since 1970
 * @returns what to remember from now on
 * @throws Refused `checkpoint-origin`, `log-shrunk`, `log-forked`, `consistency-unproven`; each says since when the log was known
 */
export async function advance(pinned: PinnedCheckpoint | undefined, next: VerifiedCheckpoint, proof: readonly Uint8Array[], now: number): Promise<PinnedCheckpoint> {
  const pin: PinnedCheckpoint = { schema: 'urn:assay:pinned-checkpoint:1', origin: next.origin, size: next.size, root: toBase64(next.root), seenAt: timeText(now) };
  if (pinned === undefined) return pin;
  if (pinned.origin !== next.origin) throw new Refused('checkpoint-origin', say`It is of ${quote(next.origin)}; ${quote(pinned.origin)} was seen before.`);
  const since = sinceWhen(pinned, next);
  if (next.size < pinned.size) throw new Refused('log-shrunk', since);
  const root = fromBase64(pinned.root);
  if (next.size === pinned.size) {
    if (!equalBytes(root, next.root)) throw new Refused('log-forked', since);
    if (proof.length > 0) throw new Refused('proof-form', say`No proof is needed when the log has not grown.`);
    return pin;
  }
  // Every log goes on from an empty one.
  if (pinned.size > 0 && !(await verifyConsistency(pinned.size, root, next.size, next.root, proof))) throw new Refused('consistency-unproven', since);
  return pin;
}

/**
 * Goes on from the checkpoint that was seen last, with the leaves of the whole log instead of a proof: so a changed history is known for certain.
 * @param leaves the log's leaf hashes, out of its tiles or entries
 * @throws Refused what `advance` refuses; `inclusion-unproven` when the leaves are not those of the checkpoint
 */
export async function advanceByLeaves(pinned: PinnedCheckpoint | undefined, next: VerifiedCheckpoint, leaves: readonly Hash[], now: number): Promise<PinnedCheckpoint> {
  await assertLeaves(leaves, next);
  if (pinned === undefined || pinned.size === 0 || pinned.size >= next.size || pinned.origin !== next.origin) return advance(pinned, next, [], now);
  if (!(await hasRoot(leaves.slice(0, pinned.size), fromBase64(pinned.root)))) throw new Refused('log-forked', sinceWhen(pinned, next));
  return advance(pinned, next, await consistencyProof(leaves, pinned.size), now);
}

/** @throws Refused `inclusion-unproven` when the leaves are not those of the checkpoint */
export async function assertLeaves(leaves: readonly Hash[], { size, root }: VerifiedCheckpoint): Promise<void> {
  if (leaves.length !== size || !(await hasRoot(leaves, root))) throw new Refused('inclusion-unproven', say`The leaves are not those of the checkpoint.`);
}

/** What was seen of a log before and what it shows now. */
export function sinceWhen(seen: SeenHead, next: VerifiedCheckpoint): Text {
  return say`It had ${seen.size} entries at ${quote(seen.seenAt)} and shows ${next.size} now.`;
}

/** Writes a pinned checkpoint for the verifier's own file. */
export function writePinnedCheckpoint(pinned: PinnedCheckpoint): Bytes {
  return canonicalBytes(pinned);
}

/**
 * Reads a pinned checkpoint back.
 * @throws Refused `checkpoint-form` and what `parseStrict` refuses
 */
export function readPinnedCheckpoint(bytes: Uint8Array): PinnedCheckpoint {
  const parsed = pinnedShape.safeParse(parseStrict(bytes, 'canonical', 10_000));
  if (parsed.success) return parsed.data;
  const { path, expected } = firstIssue(parsed.error);
  throw new Refused('checkpoint-form', say`At ${quote(path)}: ${quote(expected)}.`);
}

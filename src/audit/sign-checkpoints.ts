import { hash } from 'node:crypto';
import { signCheckpoint } from '../attest/checkpoint.ts';
import type { Ports } from '../model/ports.ts';
import type { Scope } from '../store/scope.ts';
import type { Reader, Store } from '../store/store.ts';
import { beginning } from './beginning.ts';
import { entryFacts } from './entry-facts.ts';
import { GrowingTree } from './growing-tree.ts';
import type { LogKey } from './log-key.ts';

/** A checkpoint covers at most this many entries that the one before does not. */
const checkpointEntriesMost = 1000;
/** Milliseconds after which entries are covered, however few they are. */
const checkpointMillisecondsMost = 600_000;

/** The log does not go on from its last checkpoint: it was changed from outside. Nothing more is signed until somebody has looked. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
}

interface Due {
  readonly size: number;
  readonly hash: string;
  readonly edge: readonly string[];
  readonly root: string;
}

/**
 * Signs what was logged since the last checkpoint, when it is due. Only what follows from the last checkpoint is signed: the
 * entries are hashed again first.
 * @param isForced signs although it is not due, as when the server ends
 * @returns how many checkpoints were written
 * @throws LogBroken; StoreFailure
 */
export async function signCheckpoints(store: Store, scope: Scope, { origin, signer, key }: LogKey, ports: Ports, isForced = false): Promise<number> {
  for (let written = 0; ; written += 1) {
    const now = ports.now();
    const due = await store.read(scope, async (rows) => dueOf(rows, now, isForced)).catch(async (problem: unknown) => {
      if (problem instanceof LogBroken) await noteBroken(store, scope, problem.message, now);
      throw problem;
    });
    if (due === undefined) return written;
    const note = new TextDecoder().decode(await signCheckpoint({ origin, size: due.size, root: Uint8Array.fromHex(due.root) }, [signer], [key]));
    await store.write(scope, async (rows) => {
      // Another server of the same database may have been quicker; the two are over the same entries.
      if ((await rows.selectFrom('auditCheckpoint').select('size').where('size', '>=', due.size).executeTakeFirst()) !== undefined) return;
      await rows.insertInto('auditCheckpoint').values({ size: due.size, note, hash: due.hash, edge: JSON.stringify(due.edge), createdAt: now.toISOString() }).execute();
      await rows.updateTable('auditHead').set({ brokenAt: null, brokenProblem: null }).where('brokenAt', 'is not', null).execute();
    });
  }
}

/** Keeps what was found, so that every server tells of it until the log is whole again. */
async function noteBroken(store: Store, scope: Scope, brokenProblem: string, now: Date): Promise<void> {
  const isNoted = await store.read(scope, async (rows) => rows.selectFrom('auditHead').select('brokenAt').where('brokenAt', 'is not', null).executeTakeFirst());
  if (isNoted === undefined) await store.write(scope, async (rows) => rows.updateTable('auditHead').set({ brokenAt: now.toISOString(), brokenProblem }).where('brokenAt', 'is', null).execute());
}

async function dueOf(rows: Reader, now: Date, isForced: boolean): Promise<Due | undefined> {
  const head = await rows.selectFrom('auditHead').selectAll().executeTakeFirst();
  const last = await rows.selectFrom('auditCheckpoint').select(['size', 'hash', 'edge']).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const from = last?.size ?? 0;
  if (head === undefined || head.size === from) return undefined;
  if (head.size < from) throw new LogBroken(`The audit log ends at entry ${head.size}, and a checkpoint was signed over ${from}: entries were removed from its end. No more is signed.`);
  const entries = await rows.selectFrom('auditEntry').select(['entry', 'at']).where('sequence', '>=', from).orderBy('sequence').limit(checkpointEntriesMost).execute();
  const waits = now.getTime() - Date.parse(entries[0]?.at ?? head.lastAt);
  // A clock that was set back must not keep entries waiting.
  if (!isForced && head.size - from < checkpointEntriesMost && waits >= 0 && waits < checkpointMillisecondsMost) return undefined;
  const tree = new GrowingTree(from, last === undefined ? [] : (JSON.parse(last.edge) as string[]));
  let previous = last?.hash ?? beginning;
  for (const { entry } of entries) {
    const bytes = Buffer.from(entry);
    const facts = entryFacts(bytes);
    if (facts?.sequence !== tree.size || facts.previous !== previous) throw broken(tree.size);
    const digest = hash('sha256', Buffer.concat([Uint8Array.of(0), bytes]), 'buffer');
    previous = digest.toString('hex');
    tree.add(digest.toString('latin1'));
  }
  if (tree.size === from || tree.size > head.size) throw broken(tree.size);
  if (tree.size === head.size && (previous !== head.hash || JSON.stringify(tree.edge) !== head.edge)) throw broken(tree.size - 1);
  return { size: tree.size, hash: previous, edge: [...tree.edge], root: tree.root() };
}

function broken(entry: number): LogBroken {
  return new LogBroken(`Entry ${entry} of the audit log does not follow from what was signed before: it, or one near it, was changed, removed or put in from outside. No more is signed. Keep the database as it is, and compare it with a backup and with what was streamed.`);
}

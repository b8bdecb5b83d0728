import type { Scope } from '../store/scope.ts';
import type { Reader, Store } from '../store/store.ts';
import { beginning } from './beginning.ts';
import { writeCheckpointLine, writeHeader } from './export-header.ts';
import { knownKeys } from './log-key.ts';

/** Which entries are asked for. */
export interface ExportRange {
  /** The first; the export begins at the checkpoint at or before it. */
  readonly from?: number;
  /** The one after the last; left out: all that there are now. */
  readonly to?: number;
}

/** Entries that are read at once. */
const pageEntries = 500;

/** There is nothing to export. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport';
}

/**
 * Writes a log, or a part of it, as lines that `verifyExport` reads: a header, entries exactly as they were hashed, and each
 * signed checkpoint after the entries that it covers. Memory holds one page.
 * @param at RFC 3339
 * @throws NothingToExport; StoreFailure
 */
export async function* exportLog(store: Store, scope: Scope, range: ExportRange, at: string): AsyncGenerator<string> {
  const begin = await store.read(scope, async (rows) => beginOf(rows, range));
  yield headOf(begin, at);
  for (let next = begin.from.size; next < begin.to;) {
    const end = Math.min(next + pageEntries, begin.to);
    const lines = await store.read(scope, async (rows) => pageOf(rows, next, end));
    if (lines === undefined) throw new NothingToExport(`Entries from ${next} on were removed while they were written, by the rule of retention. Export again.`);
    yield lines;
    next = end;
  }
}

/** A part of a log that is verified by itself, and where the next one begins. */
export interface ExportPage {
  /** An export, as `verifyExport` reads it. */
  readonly text: string;
  /** The entry that the next part is asked from; null at the end. */
  readonly next: number | null;
}

/** The most entries of one part. */
const partEntries = 1000;

/**
 * Writes about a thousand entries: up to a checkpoint, where the next part can begin.
 * @param from the first; the part begins at the checkpoint at or before it
 * @throws NothingToExport
 */
export async function exportPage(rows: Reader, from: number, at: string): Promise<ExportPage> {
  const begin = await beginOf(rows, { from });
  const start = begin.from.size;
  const most = Math.min(begin.to, start + partEntries);
  const checkpoint = await rows.selectFrom('auditCheckpoint').select('size').where('size', '>', Math.max(start, from)).where('size', '<=', most).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const end = most === begin.to ? most : (checkpoint?.size ?? most);
  const lines = await pageOf(rows, start, end);
  return { text: `${headOf(begin, at)}${lines ?? ''}`, next: end < begin.to ? end : null };
}

interface Begin {
  readonly origin: string;
  readonly keys: readonly string[];
  readonly keptFrom: number;
  readonly from: { readonly size: number; readonly previous: string; readonly edge: string[] };
  readonly to: number;
  readonly checkpoint: string | undefined;
}

function headOf({ origin, keys, keptFrom, from, checkpoint }: Begin, at: string): string {
  const header = writeHeader({ schema: 'urn:assay:audit-export:1', origin, exportedAt: at, keys: [...keys], keptFrom, from });
  return checkpoint === undefined ? `${header}\n` : `${header}\n${writeCheckpointLine(checkpoint)}\n`;
}

async function beginOf(rows: Reader, { from = 0, to = Number.MAX_SAFE_INTEGER }: ExportRange): Promise<Begin> {
  const keys = await knownKeys(rows);
  const first = await rows.selectFrom('auditEntry').select('sequence').orderBy('sequence').limit(1).executeTakeFirst();
  const head = await rows.selectFrom('auditHead').select('size').executeTakeFirst();
  const [key] = keys;
  if (first === undefined || head === undefined || key === undefined) throw new NothingToExport('The log holds no entry, or no key was made for it yet: start the workspace once.');
  const checkpoint = await rows.selectFrom('auditCheckpoint').select(['size', 'note', 'hash', 'edge']).where('size', '<=', Math.max(from, first.sequence)).orderBy('size', 'desc').limit(1).executeTakeFirst();
  const isWhole = first.sequence === 0 && (checkpoint === undefined || from === 0);
  if (!isWhole && checkpoint === undefined) throw new NothingToExport('The first entries are not there any more, and neither is the checkpoint that has to stand for them: somebody removed them from outside. Restore a backup.');
  return {
    origin: key.origin, keys: keys.map((one) => one.line), keptFrom: first.sequence, to: Math.min(head.size, to),
    from: isWhole || checkpoint === undefined ? { size: 0, previous: beginning, edge: [] } : { size: checkpoint.size, previous: checkpoint.hash, edge: JSON.parse(checkpoint.edge) as string[] },
    checkpoint: isWhole ? undefined : checkpoint?.note,
  };
}

/** @returns undefined when entries of the page are not there any more */
async function pageOf(rows: Reader, next: number, end: number): Promise<string | undefined> {
  const entries = await rows.selectFrom('auditEntry').select(['sequence', 'entry']).where('sequence', '>=', next).where('sequence', '<', end).orderBy('sequence').execute();
  if (entries.length !== end - next) return undefined;
  const checkpoints = new Map((await rows.selectFrom('auditCheckpoint').select(['size', 'note']).where('size', '>', next).where('size', '<=', end).execute()).map(({ size, note }) => [size, note]));
  return entries.map(({ sequence, entry }) => {
    const note = checkpoints.get(sequence + 1);
    return note === undefined ? `${entry}\n` : `${entry}\n${writeCheckpointLine(note)}\n`;
  }).join('');
}

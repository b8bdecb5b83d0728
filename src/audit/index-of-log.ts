import { keptChange } from '../store/kept-query.ts';
import type { Reader, Writer } from '../store/store.ts';

/**
 * After so many entries the index of the log gets them, at once. A commit writes each page that it touches as a whole, and an
 * entry alone would touch one in every index; many together share them.
 */
const entriesAtOnce = 64;

/** Where what is searched lies: of the last entries beside them, of all others in the index. */
export type SearchedTable = 'auditIndex' | 'auditEntry';

/** Brings what is searched into the index, when enough entries are there that it lacks. @param size of the log */
export async function indexWhenDue(rows: Writer, size: number): Promise<void> {
  if (size % entriesAtOnce === 0) await addToIndex(rows, { from: await endOfIndex(rows), to: size });
}

/** The first entry that the index lacks: it and those after it, fewer than 64, are looked at one by one. */
export async function endOfIndex(rows: Reader): Promise<number> {
  const last = await rows.selectFrom('auditIndex').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return last === undefined ? 0 : last.sequence + 1;
}

const searched = ['sequence', 'at', 'actor', 'action', 'target', 'outcome', 'area'] as const;

const addToIndex = keptChange((rows, { from, to }: { readonly from: number; readonly to: number }) => rows.insertInto('auditIndex').columns(searched).expression(rows.selectFrom('auditEntry').select(searched).where('sequence', '>=', from).where('sequence', '<', to)));

import type { Listed } from '../../model/evidence/source-tree.ts';
import { notesMax, type Note } from '../reader.ts';

/** A list that keeps the first `max` items and counts all. */
export function listOf<Item>(max: number): { readonly total: number; add(item: Item): void; list(): Listed<Item> } {
  const places: Item[] = [];
  let total = 0;
  return {
    get total() {
      return total;
    },
    add(item) {
      total += 1;
      if (places.length < max) places.push(item);
    },
    list: () => ({ total, places }),
  };
}

/** Notes up to the limit of a reading; the rest is counted. */
export function notesOf(): { readonly list: readonly Note[]; add(note: Note): void; omitted(): number } {
  const list: Note[] = [];
  let omitted = 0;
  return {
    list,
    add(note) {
      if (list.length < notesMax) list.push(note);
      else omitted += 1;
    },
    omitted: () => omitted,
  };
}

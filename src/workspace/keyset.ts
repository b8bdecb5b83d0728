import { z } from 'zod';

/** Where a list that is ordered by time goes on: the time and id of the last line before. It is compared as a value, never as a query. */
export const cursorShape = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[A-Za-z0-9_-]{1,64}$/, 'Expected what an earlier answer gave as next.');

/** The parts of a cursor. Without one the list begins at its newest line. */
export function afterOf(cursor: string | undefined): { readonly at: string; readonly id: string } {
  // No time is later than this one as text.
  if (cursor === undefined) return { at: '9999-12-31T23:59:59.999Z', id: '' };
  return { at: cursor.slice(0, 24), id: cursor.slice(25) };
}

/**
 * Cuts a list to what was asked for; one line more must have been looked up.
 * @param at the time that the list is ordered by
 */
export function pageOf<Item extends { readonly id: string }>(items: readonly Item[], limit: number, at: (item: Item) => string): { readonly items: Item[]; readonly next: string | null } {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? `${at(last)}~${last.id}` : null };
}

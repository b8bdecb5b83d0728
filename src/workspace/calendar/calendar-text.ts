import type { DueItem } from './due-item.ts';

/** A thing that falls due, with the name of its product where it has one. */
export type NamedDueItem = DueItem & { readonly product: string | null };

/**
 * What falls due as a calendar (RFC 5545), for any calendar program.
 * @param workspace its address: part of each entry’s id and link
 * @param at RFC 3339; the time of writing, the same for all
 */
export async function calendarText(items: readonly NamedDueItem[], workspace: string, at: string): Promise<string> {
  // Loaded when it is asked for: a server is ready sooner without it.
  const { default: calendar, ICalEventTransparency } = await import('ical-generator');
  const { host } = new URL(workspace);
  const made = calendar({ name: 'Assay', prodId: { company: 'Assay', product: 'Workspace', language: 'EN' } });
  for (const { id, on, what, product, page } of items) {
    made.createEvent({ id: `${id}@${host}`, stamp: new Date(at), start: new Date(`${on}T00:00:00Z`), timezone: 'UTC', allDay: true, transparency: ICalEventTransparency.TRANSPARENT, summary: product === null ? what : `${what} (${product})`, url: new URL(page, workspace).href });
  }
  return made.toString();
}

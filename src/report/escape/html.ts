import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/** HTML text and quoted attribute values. */
export const html = tagOf('html', escapeHtml);

function escapeHtml(raw: string): string {
  return visible(raw).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

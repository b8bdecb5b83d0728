import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/**
 * GitHub-flavoured Markdown, also inside a table. Our words are escaped; a quotation becomes a code span,
 * where links, images, mentions, HTML and formulas have no power.
 */
export const markdown = tagOf('markdown', escapeMarkdown, codeSpan);

function escapeMarkdown(raw: string): string {
  return visible(raw).replace(/[\\`*_{}[\]<>#|~$&]/g, (character) => `\\${character}`);
}

const spanLengthMax = 500;

function codeSpan(raw: string): string {
  const shown = visible(raw.length > spanLengthMax ? `${raw.slice(0, spanLengthMax - 1)}…` : raw);
  // In a table cell the bar would end the cell even inside a code span; a look-alike keeps the row whole.
  const flat = shown.replaceAll('|', '¦');
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  if (flat === '') return '` `';
  const pad = flat.startsWith('`') || flat.endsWith('`') || flat.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

import type { Block } from './blocks.ts';
import { decodeEntities } from './entities.ts';

const LINE_LENGTH_MAX = 20_000;
const FENCE = /^ {0,3}(?:```|~~~)/;
/** `#` of Markdown, or `=` of AsciiDoc, which a text must follow there. */
const HEADING = /^ {0,3}(?:(#{1,6})(?:[ \t]+|$)|(={1,6})[ \t]+(?=[^\s=]))/;
const ITEM = /^[ \t]{0,12}(?:[-*+•]|\d{1,4}[.)]|[a-z][.)]|\([a-z0-9]{1,3}\))[ \t]+/i;
const RULE = /^ {0,3}(?:[-*_=][ \t]*){3,200}$/;

/**
 * Cuts Markdown or plain text into headings, paragraphs, list items and table rows. Front matter, fenced code and comments
 * are passed over; what is not Markdown is read as paragraphs parted by blank lines.
 */
export function markdownBlocks(source: string): readonly Block[] {
  const rows = blankComments(source).split(/\r\n|\n|\r/);
  const blocks: Block[] = [];
  let level = 0;
  let open: { kind: 'paragraph' | 'item'; firstLine: number; rows: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) blocks.push({ kind: open.kind, level, firstLine: open.firstLine, text: clean(open.rows.join('\n')) });
    open = undefined;
  };
  let isCode = false;
  for (let index = frontMatterRows(rows); index < rows.length; index += 1) {
    const row = (rows[index] ?? '').slice(0, LINE_LENGTH_MAX).replace(/^ {0,3}(?:>[ \t]?){1,10}/, '');
    const line = index + 1;
    if (FENCE.test(row)) {
      close();
      isCode = !isCode;
      continue;
    }
    if (isCode) continue;
    const hashes = HEADING.exec(row);
    if (row.trim() === '') close();
    else if (hashes !== null) {
      close();
      level = (hashes[1] ?? hashes[2])?.length ?? 1;
      blocks.push({ kind: 'heading', level, firstLine: line, text: clean(row.slice(hashes[0].length).replace(/[ \t]#{1,10}[ \t]*$/, '')) });
    } else if (RULE.test(row)) {
      // A line of = or - under one line of text makes that a heading (CommonMark, setext).
      if (open?.kind === 'paragraph' && open.rows.length === 1 && /^ {0,3}[=-]/.test(row)) {
        level = row.trimStart().startsWith('=') ? 1 : 2;
        blocks.push({ kind: 'heading', level, firstLine: open.firstLine, text: clean(open.rows.join('\n')) });
        open = undefined;
      } else close();
    } else if (ITEM.test(row)) {
      close();
      open = { kind: 'item', firstLine: line, rows: [row.replace(ITEM, '')] };
    } else if (row.trimStart().startsWith('|')) {
      close();
      blocks.push({ kind: 'paragraph', level, firstLine: line, text: clean(row) });
    } else if (open === undefined) open = { kind: 'paragraph', firstLine: line, rows: [row] };
    else open.rows.push(row);
  }
  close();
  return blocks.filter(({ text }) => text.trim() !== '');
}

/** How many rows the front matter takes, its fences included. */
function frontMatterRows(rows: readonly string[]): number {
  if (rows[0]?.trimEnd() !== '---') return 0;
  for (let index = 1; index < Math.min(rows.length, 200); index += 1) if (rows[index]?.trimEnd() === '---') return index + 1;
  return 0;
}

/** Takes comments away but leaves their line ends. */
function blankComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    kept.push(text.slice(from, start));
    const found = text.indexOf('-->', start + 4);
    const end = found === -1 ? text.length : found + 3;
    kept.push(text.slice(start, end).replace(/[^\n]+/g, ''));
    from = end;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/** Takes inline markup away; `[words](address)` becomes `words <address>`. */
function clean(text: string): string {
  return decodeEntities(
    text
      .replace(/\]\(\s{0,4}<?([^()\s<>]{1,2000})>?(?:\s[^()]{0,300})?\)/g, ' <$1> ')
      .replace(/<\/?(?:a|abbr|b|br|code|div|em|i|kbd|p|span|strong|sub|sup|u)(?:\s[^<>]{0,1000})?\/?>/gi, ' ')
      .replace(/[*_`~]{1,3}|!?\[|\]/g, (mark) => (mark.startsWith('_') && mark.length === 1 ? '_' : '')),
  );
}

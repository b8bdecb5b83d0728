import type { Block } from './blocks.ts';
import { decodeEntities } from './entities.ts';

const HEADINGS: ReadonlySet<string> = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements that go on in the line of text around them; every other tag ends a block. */
const INLINE: ReadonlySet<string> = new Set(['a', 'abbr', 'b', 'cite', 'code', 'em', 'font', 'i', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr']);
const SKIPPED: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'noscript', 'template', 'select', 'iframe', 'math']);

/**
 * Cuts simple HTML into headings, paragraphs and list items. No tree is built and nothing is run: tags only end blocks,
 * scripts and styles are passed over, and the address of a link stands behind its words in angle brackets.
 */
export function htmlBlocks(source: string): readonly Block[] {
  const lower = source.toLowerCase();
  const blocks: Block[] = [];
  let level = 0;
  let kind: Block['kind'] = 'paragraph';
  let line = 1;
  let firstLine = 1;
  let pieces: string[] = [];
  const add = (text: string): void => {
    if (pieces.length === 0 && text.trim() === '') return;
    if (pieces.length === 0) firstLine = line - (text.trimStart().match(/\n/g)?.length ?? 0);
    pieces.push(decodeEntities(pieces.length === 0 ? text.trimStart() : text));
  };
  const close = (next: Block['kind'], nextLevel: number): void => {
    const text = pieces.join('').trimEnd();
    if (text !== '') blocks.push({ kind, level, firstLine, text });
    pieces = [];
    kind = next;
    level = nextLevel;
  };

  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    const text = source.slice(at, tag === -1 ? source.length : tag);
    line += countLines(text);
    add(text);
    if (tag === -1) break;
    if (source.startsWith('<!--', tag)) {
      const end = source.indexOf('-->', tag + 4);
      at = end === -1 ? source.length : end + 3;
      line += countLines(source.slice(tag, at));
      continue;
    }
    const found = source.indexOf('>', tag + 1);
    at = found === -1 ? source.length : found + 1;
    const inner = source.slice(tag + 1, found === -1 ? source.length : found);
    const name = /^\/?([a-z][a-z0-9]{0,20})/i.exec(inner)?.[1]?.toLowerCase();
    const isEnd = inner.startsWith('/');
    if (name === undefined) add(' ');
    else if (SKIPPED.has(name) && !isEnd && !inner.endsWith('/')) {
      const end = lower.indexOf(`</${name}`, at);
      const next = end === -1 ? source.length : end;
      line += countLines(source.slice(at, next));
      at = next;
    } else if (name === 'a' && !isEnd) add(` <${hrefOf(inner)}> `);
    else if (!INLINE.has(name)) {
      if (HEADINGS.has(name) && !isEnd) close('heading', name === 'title' ? 1 : Number(name[1]));
      else close(name === 'li' && !isEnd ? 'item' : 'paragraph', level);
    }
    line += countLines(inner);
  }
  close('paragraph', level);
  return blocks;
}

function hrefOf(tag: string): string {
  const [, double, single] = /\shref\s{0,4}=\s{0,4}(?:"([^"]{0,2000})"|'([^']{0,2000})')/i.exec(tag.slice(0, 4096)) ?? [];
  return (double ?? single ?? '').replace(/\s/g, '');
}

function countLines(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}

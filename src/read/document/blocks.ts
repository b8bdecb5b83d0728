import { htmlBlocks } from './html-blocks.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** A piece of prose: one heading, paragraph, list item or table row, with the markup taken away. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item';
  /** Of a heading 1 to 6; else the level of the heading above it, or 0. */
  readonly level: number;
  /** 1-based. */
  readonly firstLine: number;
  /** Lines of the source joined by `\n`; addresses of links stand behind their words in angle brackets. */
  readonly text: string;
}

/** Longer texts are refused, in bytes: no policy or plan is a book. */
export const proseLengthMax = 1_000_000;

/** Cuts Markdown, plain text or simple HTML into blocks. Linear in the text. */
export function blocksOf(text: string): readonly Block[] {
  return isHtml(text) ? htmlBlocks(text) : markdownBlocks(text);
}

/** Whether a text is a page of HTML, by its first tag. */
function isHtml(text: string): boolean {
  const start = text.slice(0, 2048).trimStart().toLowerCase();
  return /^(?:<!doctype html|<(?:html|head|body|main|article|section|div|h1)[\s>])/.test(start.startsWith('<!--') ? start.slice(start.indexOf('-->') + 3).trimStart() : start);
}

/** An address in a block, as far as it may be kept. */
export interface BlockAddress {
  readonly line: number;
  readonly value: string;
}

/** Every e-mail address and web address in a block, as written; for looking at only: cut them before they become facts. */
export function addressesOf(block: Block): readonly BlockAddress[] {
  const found: BlockAddress[] = [];
  let line = block.firstLine;
  for (const row of block.text.split('\n')) {
    for (const piece of row.split(/[\s<>()[\]{}"'`|,;*]+/)) {
      const value = piece.slice(0, 2048).replace(/[.:!?]{1,8}$/, '');
      if (/^(?:https?:\/\/|mailto:|tel:)/i.test(value) || /^[^@]{1,64}@[^@]{3,253}$/.test(value)) found.push({ line, value });
    }
    line += 1;
  }
  return found;
}

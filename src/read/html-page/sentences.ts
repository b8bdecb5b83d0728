import { visitVisible } from './visible.ts';

/** A run of visible text that no block element parts. */
export interface PageBlock {
  /** 1-based line on which it begins. */
  readonly line: number;
  /** Line ends as in the source. */
  readonly text: string;
}

/** A sentence of a page, white space made single spaces. */
export interface Sentence {
  readonly line: number;
  readonly text: string;
}

/** A link as written, with its words. */
export interface PageLink {
  readonly address: string;
  readonly text: string;
}

/** What is taken out of a page in one pass. */
export interface PageParts {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly base: string | undefined;
  readonly blocks: readonly PageBlock[];
  readonly links: readonly PageLink[];
}

/** Elements that go on in the line of text around them; every other tag ends a block. Cells of a row stay together. */
const inline: ReadonlySet<string> = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr', 'img', 'td', 'th', 'label']);

/** Cuts a page into its blocks of visible text and its links. */
export function partsOf(page: string): PageParts {
  const blocks: PageBlock[] = [];
  const links: PageLink[] = [];
  let title: string | undefined;
  let language: string | undefined;
  let base: string | undefined;
  let pieces: string[] = [];
  let firstLine = 1;
  let isTitle = false;
  let link: { address: string; text: string } | undefined;
  const endBlock = (): void => {
    const text = pieces.join('').trimEnd();
    if (text !== '') blocks.push({ line: firstLine, text });
    pieces = [];
  };
  const endLink = (): void => {
    if (link !== undefined) links.push({ address: link.address, text: single(link.text) });
    link = undefined;
  };
  visitVisible(page, {
    open: (name, attributes) => {
      if (name === 'html') language ??= attributes.get('lang') ?? attributes.get('xml:lang');
      if (name === 'base') base ??= attributes.get('href');
      if (name === 'title') isTitle = title === undefined;
      if (name === 'a' || name === 'area') {
        endLink();
        const address = attributes.get('href');
        if (address !== undefined) link = { address: address.trim(), text: '' };
        if (name === 'area') endLink();
      }
      if (name === 'td' || name === 'th') pieces.push(' ');
      if (!inline.has(name)) endBlock();
    },
    text: (text, line) => {
      if (isTitle) {
        title = (title ?? '') + text;
        return;
      }
      if (link !== undefined && link.text.length < 500) link.text += text;
      if (pieces.length > 0) pieces.push(text);
      else if (text.trim() !== '') {
        firstLine = line + linesIn(text.slice(0, text.length - text.trimStart().length));
        pieces.push(text.trimStart());
      }
    },
    close: (name) => {
      if (name === 'title') isTitle = false;
      if (name === 'a') endLink();
      if (!inline.has(name)) endBlock();
    },
  });
  endLink();
  endBlock();
  return { title: title === undefined ? undefined : single(title), language, base, blocks, links };
}

/** Longer sentences are cut: a page without full stops must not become one of them. */
const sentenceLengthMax = 2000;

/** The sentences of a block, each with the line on which it begins. */
export function sentencesOf({ line, text }: PageBlock): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let at = line;
  for (const part of text.split(/(?<=[.!?])(?=\s)/)) {
    const begins = at + linesIn(part.slice(0, part.length - part.trimStart().length));
    at += linesIn(part);
    for (let start = 0, words = single(part); start < words.length; start += sentenceLengthMax) sentences.push({ line: begins, text: words.slice(start, start + sentenceLengthMax) });
  }
  return sentences;
}

function single(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

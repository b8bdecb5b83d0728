import { WordTable, hashOf } from '../gateway/word-table.ts';

const BLANK = 0x20;
const TAB = 0x09;
const COLON = 0x3a;

/** 1 for a visible character of ASCII. */
const VISIBLE: Uint8Array = new Uint8Array(256).map((_, byte) => (byte > 0x20 && byte < 0x7f ? 1 : 0));

/** Words with a colon behind each. */
export function colonBehind(words: readonly string[]): WordTable {
  return new WordTable(words, COLON);
}

/** Words with a blank behind each. */
export function blankBehind(words: readonly string[]): WordTable {
  return new WordTable(words, BLANK);
}

/** Behind the visible characters that begin at `start`. */
export function behindWord(bytes: Uint8Array, start: number): number {
  let at = start;
  while (VISIBLE[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

/** Behind the blanks and tabs that begin at `start`. */
export function behindBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === BLANK || bytes[at] === TAB) at += 1;
  return at;
}

/**
 * Which of the words begins at `start`; -1 for none of them.
 * @param before the word that came before it, which mostly tells this one: its index counted from one, or 0
 */
export function wordAt(words: WordTable, before: number, bytes: Uint8Array, start: number): number {
  const likely = words.next[before] ?? 0;
  if (words.isAt(likely, bytes, start)) return likely;
  const { after } = words;
  let end = start;
  while (VISIBLE[bytes[end] ?? 0] === 1 && bytes[end] !== after) end += 1;
  const index = bytes[end] === after ? words.find(bytes, start, end, hashOf(bytes, start, end)) : -1;
  if (index !== -1) words.next[before] = index;
  return index;
}

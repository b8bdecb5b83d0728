import type { WordTable } from '../gateway/word-table.ts';
import { relationshipTypes } from '../spdx/relationship-2.ts';
import type { Version2 } from '../spdx/vocabulary-2.ts';
import { behindBlanks, behindWord, blankBehind, wordAt } from './byte-words.ts';
import type { LineBytes } from './line-bytes.ts';

const LESS_THAN = 0x3c;

/** Relationships of the usual form: an id, a type that the version names, and an id, all of them visible ASCII. */
export class UsualRelationship {
  from = '';
  type = '';
  to = '';
  readonly #types: WordTable;

  constructor(version: Version2) {
    this.#types = blankBehind(relationshipTypes(version));
  }

  /** Takes the relationship whose value begins behind `from`. @returns false when it has another form; its line is then still next */
  take(lines: LineBytes, behindTag: number): boolean {
    const { bytes, at, row } = lines;
    lines.passValue(behindTag);
    const { start, stop } = lines;
    const fromEnd = behindWord(bytes, start);
    const typeStart = behindBlanks(bytes, fromEnd);
    const type = typeStart === fromEnd || bytes[start] === LESS_THAN ? -1 : wordAt(this.#types, 0, bytes, typeStart);
    const toStart = behindBlanks(bytes, typeStart + this.#types.lengthOf(type));
    if (type === -1 || toStart >= stop || behindWord(bytes, toStart) !== stop) {
      lines.at = at;
      lines.row = row;
      return false;
    }
    // Relationships of one element mostly follow each other.
    if (!isText(this.from, bytes, start, fromEnd)) this.from = lines.text(start, fromEnd);
    this.type = this.#types.words[type] ?? '';
    this.to = lines.text(toStart, stop);
    return true;
  }
}

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  const { length } = text;
  if (length !== end - start) return false;
  for (let at = length - 1; at >= 0; at -= 1) if (text.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}

import type { WordTable } from '../gateway/word-table.ts';
import type { Place } from '../source.ts';
import { hashesOf, noHashes } from '../spdx/checksums-2.ts';
import type { StatedPackage } from '../spdx/component-2.ts';
import { readIdentifier, type Identifier } from '../spdx/identifiers.ts';
import { NoteList } from '../spdx/note-list.ts';
import { hexadecimal } from '../spdx/values-2.ts';
import { checksumAlgorithms, checksumLengths, referenceCategories, type Version2 } from '../spdx/vocabulary-2.ts';
import { behindBlanks, behindWord, blankBehind, colonBehind, wordAt } from './byte-words.ts';
import type { LineBytes, Outcome } from './line-bytes.ts';
import { passText } from './pass-text.ts';
import { wantedTexts, type UsualTag } from './usual-tags.ts';

/** 1 for a hexadecimal digit. */
const HEX = hexadecimal.sure?.table ?? new Uint8Array(256);
const none: readonly never[] = [];

/** The values of one package as they are taken from its lines: each must keep the rules of its tag, and what is wanted is kept. */
export class UsualValues {
  /** Undefined where it is not said. */
  isAnalysed: boolean | undefined;
  readonly #version: Version2;
  readonly #algorithms: WordTable;
  readonly #categories: WordTable;
  readonly #types = blankBehind(['purl', 'cpe23Type', 'cpe22Type', 'swid', 'advisory', 'gitoid', 'swh']);
  /** By `wantedTexts`. */
  readonly #texts: (string | undefined)[] = wantedTexts.map(() => undefined);
  readonly #identifiers: Identifier[] = [];
  /** Of its checksums, one a line. */
  #algorithmLines = '';
  #lastAlgorithm = 0;
  #lastCategory = 0;
  #told = new NoteList();

  constructor(version: Version2) {
    this.#version = version;
    this.#algorithms = colonBehind([...checksumAlgorithms[version]]);
    this.#categories = blankBehind([...referenceCategories[version]]);
  }

  clear(): void {
    this.isAnalysed = undefined;
    this.#texts.fill(undefined);
    this.#identifiers.length = 0;
    this.#algorithmLines = '';
    this.#lastAlgorithm = 0;
    this.#lastCategory = 0;
    if (this.#told.findings > 0) this.#told = new NoteList();
  }

  get reference(): string {
    return this.#texts[0] ?? '';
  }

  get stated(): StatedPackage {
    const [, name, versionInfo, supplier, originator, downloadLocation, packageFileName, licenseDeclared, licenseConcluded, primaryPackagePurpose] = this.#texts;
    // Of its own length: a list that grew has room to spare, and this one stays.
    const identifiers = this.#identifiers.length === 0 ? none : this.#identifiers.slice();
    const hashes = this.#algorithmLines === '' ? noHashes : hashesOf(this.#algorithmLines);
    return { name, versionInfo, supplier, originator, downloadLocation, packageFileName, licenseDeclared, licenseConcluded, primaryPackagePurpose, identifiers, hashes };
  }

  /** Takes the value that was passed last. */
  take(lines: LineBytes, tag: UsualTag): Outcome {
    switch (tag.use) {
      case 'nothing':
        return passText(lines);
      case 'text':
        return this.#text(lines, tag);
      case 'checksum':
        return this.#checksum(lines);
      case 'external-reference':
        return this.#identifier(lines);
      case 'boolean':
        return this.#flag(lines.text());
      case 'verification-code':
        return hexadecimal(codeOf(lines.text()), this.#version) === undefined ? 'taken' : 'other';
      default:
        return 'other';
    }
  }

  #text(lines: LineBytes, { rule, wanted }: UsualTag): Outcome {
    let text = lines.text();
    if (!lines.isAscii && text.trim() !== text) return 'other';
    if (text.startsWith('<text>')) {
      const close = text.indexOf('</text>');
      if (close === -1) return 'other';
      text = text.slice(6, close);
    }
    if (rule !== undefined && rule(text, this.#version) !== undefined) return 'other';
    if (wanted !== -1) this.#texts[wanted] = text;
    return 'taken';
  }

  #flag(text: string): Outcome {
    this.isAnalysed = text === 'true';
    return text === 'true' || text === 'false' ? 'taken' : 'other';
  }

  #checksum({ bytes, start, stop }: LineBytes): Outcome {
    const algorithms = this.#algorithms;
    const index = wordAt(algorithms, this.#lastAlgorithm, bytes, start);
    if (index === -1) return 'other';
    this.#lastAlgorithm = index + 1;
    const name = algorithms.words[index] ?? '';
    const from = behindBlanks(bytes, start + algorithms.lengthOf(index) + 1);
    let at = from;
    while (HEX[bytes[at] ?? 0] === 1) at += 1;
    if (at !== stop || at === from || at - from !== (checksumLengths.get(name) ?? at - from)) return 'other';
    this.#algorithmLines = this.#algorithmLines === '' ? name : `${this.#algorithmLines}\n${name}`;
    return 'taken';
  }

  #identifier(lines: LineBytes): Outcome {
    const { bytes, start, stop } = lines;
    const category = wordAt(this.#categories, this.#lastCategory, bytes, start);
    if (category === -1) return 'other';
    this.#lastCategory = category + 1;
    const typeStart = behindBlanks(bytes, start + this.#categories.lengthOf(category));
    const typeEnd = behindWord(bytes, typeStart);
    const from = behindBlanks(bytes, typeEnd);
    if (typeEnd === typeStart || from === typeEnd || from >= stop || behindWord(bytes, from) !== stop) return 'other';
    const known = wordAt(this.#types, category + 1, bytes, typeStart);
    const type = this.#types.words[known] ?? lines.text(typeStart, typeEnd);
    const identifier = readIdentifier(type, lines.text(from, stop), noPlace, 0, this.#told);
    if (identifier !== undefined) this.#identifiers.push(identifier);
    return this.#told.findings > 0 ? 'other' : 'taken';
  }
}

const noPlace = (): Place => ({});

/** The code without the files that it leaves out, which stand behind it in brackets. */
function codeOf(text: string): string {
  const open = text.indexOf('(');
  return (open === -1 ? text : text.slice(0, open)).trim();
}

import { OtherForm } from '../gateway/other-form.ts';
import { encodingOf } from '../gateway/text.ts';
import { isAt } from '../gateway/word-table.ts';
import { passingPieces, type Source } from '../source.ts';
import type { SbomBuilder } from '../spdx/sbom-builder-2.ts';
import type { Version2 } from '../spdx/vocabulary-2.ts';
import { LineBytes } from './line-bytes.ts';
import type { TagValueParser } from './parser.ts';
import { UsualPackage } from './usual-package.ts';
import { UsualRelationship } from './usual-relationship.ts';

const utf8 = new TextEncoder();
const packageTag = utf8.encode('PackageName:');
const relationshipTag = utf8.encode('Relationship:');
/** A longer package is looked at line by line: it would have to be held until its end is there. */
const packageBytesMax = 65_536;
/** When so many packages have another form before as many have the usual one, the document is read as text, which is quicker for it. */
const strangersMax = 200;

/**
 * Walks over a document in UTF-8 by its bytes. Packages and relationships of the usual form go to the builder, and all other lines to the parser.
 * @throws OtherForm when the document is to be read as text from the beginning
 * @throws Unreadable as the builder and the parser
 */
export function readUsualLines(source: Source, version: Version2, parser: TagValueParser, builder: SbomBuilder): void {
  const walk = new UsualLines(version, parser, builder);
  let { markBytes } = encodingOf(source.head);
  for (const piece of passingPieces(source)) {
    walk.take(markBytes === 0 ? piece : piece.subarray(markBytes));
    markBytes = Math.max(0, markBytes - piece.length);
  }
  walk.finish();
}

class UsualLines {
  readonly #lines = new LineBytes();
  readonly #parser: TagValueParser;
  readonly #builder: SbomBuilder;
  readonly #package: UsualPackage;
  readonly #relationship: UsualRelationship;
  #usual = 0;
  #strangers = 0;

  constructor(version: Version2, parser: TagValueParser, builder: SbomBuilder) {
    this.#parser = parser;
    this.#builder = builder;
    this.#package = new UsualPackage(version);
    this.#relationship = new UsualRelationship(version);
  }

  take(piece: Uint8Array): void {
    this.#lines.add(piece);
    this.#walk();
  }

  finish(): void {
    this.#lines.finish();
    this.#walk();
  }

  /** Goes over the lines that are there, up to a package that may go on behind them. */
  #walk(): void {
    const lines = this.#lines;
    const parser = this.#parser;
    while (lines.at < lines.end) {
      const { at, bytes, row } = lines;
      if (!parser.isInText) {
        if (lines.passIdle()) continue;
        if (isAt(relationshipTag, bytes, at) && this.#relationship.take(lines, at + relationshipTag.length)) {
          const { from, type, to } = this.#relationship;
          parser.passRelationship();
          this.#builder.usualRelationship(from, type, to, row);
          continue;
        }
        if (isAt(packageTag, bytes, at)) {
          const outcome = this.#package.take(lines);
          if (outcome === 'cut' && lines.end - at < packageBytesMax) return;
          if (outcome === 'taken') {
            this.#usual += 1;
            parser.passPackage();
            this.#builder.usualPackage(this.#package.reference, this.#package.stated, row);
            continue;
          }
          this.#strangers += 1;
          if (this.#strangers === strangersMax && this.#usual < strangersMax) throw new OtherForm();
        }
      }
      lines.pass(at);
      const text = lines.text();
      parser.line(text, 0, text.length, row);
    }
  }
}

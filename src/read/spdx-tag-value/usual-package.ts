import type { StatedPackage } from '../spdx/component-2.ts';
import type { Version2 } from '../spdx/vocabulary-2.ts';
import { wordAt } from './byte-words.ts';
import type { LineBytes, Outcome } from './line-bytes.ts';
import { usualTags, type UsualTags } from './usual-tags.ts';
import { UsualValues } from './usual-values.ts';

/**
 * Packages of the usual form: they keep every rule, there is nothing to tell of them, and each tag begins its line. Only what is wanted
 * is built of them, straight from the bytes. A package that has another form need not be wrong: its lines are put together and looked at in full.
 */
export class UsualPackage {
  readonly #version: Version2;
  readonly #tags: UsualTags;
  readonly #values: UsualValues;

  constructor(version: Version2) {
    this.#version = version;
    this.#tags = usualTags(version);
    this.#values = new UsualValues(version);
  }

  /** The id of the package that was taken last. */
  get reference(): string {
    return this.#values.reference;
  }

  get stated(): StatedPackage {
    return this.#values.stated;
  }

  /** Takes the package whose first line is next. When it is not taken, that line is still next. */
  take(lines: LineBytes): Outcome {
    const { at, row } = lines;
    this.#values.clear();
    const outcome = this.#take(lines);
    if (outcome !== 'taken') {
      lines.at = at;
      lines.row = row;
    }
    return outcome;
  }

  #take(lines: LineBytes): Outcome {
    const { bytes } = lines;
    const { names, tags } = this.#tags;
    let seen = 0;
    let before = 0;
    while (lines.at < lines.end) {
      if (lines.passIdle()) continue;
      const start = lines.at;
      const index = wordAt(names, before, bytes, start);
      const tag = tags[index];
      if (tag === undefined) return 'other';
      if (tag.begins && seen !== 0) return this.#whole(seen);
      if (tag.isOnce && (seen & tag.bit) !== 0) return 'other';
      seen |= tag.bit;
      before = index + 1;
      lines.passValue(start + names.lengthOf(index) + 1);
      const outcome = this.#values.take(lines, tag);
      if (outcome !== 'taken') return outcome;
    }
    return lines.isLast ? this.#whole(seen) : 'cut';
  }

  /** @param seen the bits of its tags */
  #whole(seen: number): Outcome {
    const { required, code } = this.#tags;
    const { isAnalysed } = this.#values;
    const hasCode = (seen & code) !== 0;
    // Not analysed and a code are not allowed together, and 2.2 asks for the code where a package says that it was analysed.
    const isOdd = hasCode ? isAnalysed === false : isAnalysed === true && this.#version === '2.2';
    return (seen & required) !== required || isOdd ? 'other' : 'taken';
  }
}

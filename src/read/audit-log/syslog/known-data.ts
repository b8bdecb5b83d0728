import { FormCredit } from '../form-credit.ts';
import { characterLength } from '../json-bytes.ts';
import { KnownTexts } from '../known-texts.ts';
import { rowValuesMax, type RowValues } from '../row-values.ts';

/** Marks the text that ends the structured data. */
const isEnd = -1;
const quote = 0x22;

/** 1 for a byte that stands for itself in the value of a parameter and is one whole character. */
const plainInValue = new Uint8Array(256).map((_, byte) => (byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== 0x5c && byte !== 0x5d ? 1 : 0));

/**
 * Tells structured data by that of earlier rows: all that stands between two values, with the names of parameters, is one comparison.
 * It only ever says yes, and of data that the full walk would take; any doubt is a no.
 */
export class KnownData {
  readonly #texts = new KnownTexts();
  /** For each text what its parameter's name means, or `isEnd`. */
  readonly #meanings = new Int32Array(this.#texts.first.length);
  readonly #credit = new FormCredit();

  get isWorthwhile(): boolean {
    return this.#credit.isWorthwhile;
  }

  /**
   * @param last a line feed behind the data, with eight more bytes behind it
   * @param visit is told of each parameter with what its name means
   * @returns where the data ends; -1 when it is not known
   */
  tell(bytes: Uint8Array, view: DataView, start: number, last: number, visit: (meaning: number, valueStart: number, valueEnd: number) => void): number {
    const texts = this.#texts;
    const { first, alternative, length } = texts;
    let at = start;
    let text = first[0] as number;
    while (text !== -1) {
      let end = -1;
      if (texts.standsAt(text, view, at)) {
        const from = at + (length[text] as number);
        const meaning = this.#meanings[text] as number;
        if (meaning === isEnd) {
          this.#credit.hit();
          return from - 1;
        }
        end = valueEnd(bytes, from, last);
        if (end !== -1) {
          visit(meaning, from, end);
          at = end;
          text = first[text] as number;
        }
      }
      if (end === -1) text = alternative[text] as number;
    }
    this.#credit.miss();
    return -1;
  }

  /**
   * Remembers the structured data of a row.
   * @param end where it ends; the byte there is remembered too
   * @param parameters their values, with what their names mean as the node
   */
  learn(bytes: Uint8Array, start: number, end: number, parameters: RowValues): void {
    if (parameters.count > rowValuesMax) return;
    let after = 0;
    let from = start;
    for (let index = 0; index < parameters.count && after !== -1; index++) {
      after = this.#textFor(after, bytes.subarray(from, parameters.starts[index]), parameters.nodes[index] as number);
      from = parameters.ends[index] as number;
    }
    if (after !== -1) this.#textFor(after, bytes.subarray(from, end + 1), isEnd);
  }

  #textFor(after: number, bytes: Uint8Array, meaning: number): number {
    const known = this.#texts.find(after, bytes, () => true);
    if (known !== -1) return known;
    const text = this.#texts.add(after, bytes);
    if (text !== -1) this.#meanings[text] = meaning;
    return text;
  }
}

/** The quote that ends a value; -1 when it holds an escape, or is no text that may stand there. */
function valueEnd(bytes: Uint8Array, start: number, last: number): number {
  let at = start;
  for (;;) {
    while (plainInValue[bytes[at] as number] === 1) at++;
    if ((bytes[at] as number) < 0x80) return bytes[at] === quote ? at : -1;
    const length = characterLength(bytes, at, last);
    if (length === 0) return -1;
    at += length;
  }
}

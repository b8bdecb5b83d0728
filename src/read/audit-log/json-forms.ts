import { KnownTexts } from './known-texts.ts';
import { rowValuesMax, type RowValues } from './row-values.ts';

/** Rows of a form that are walked in full before others are told by it: to see which values are the same in all of them. */
const lessonsMax = 8;
/** A longer value is not expected to come again. */
const usualBytesMax = 64;

/** A form: rows of the same bytes, but for what texts, numbers and booleans say. */
export interface JsonForm {
  /** What stands at the wanted nodes. */
  readonly kinds: Uint8Array;
  /** Enough rows of it were walked in full. */
  readonly isLearned: boolean;
}

/** A wanted value whose bytes are those of earlier rows, with its place from where the shortcut begins. */
export interface UsualValue {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/**
 * Remembers the forms of rows that were walked in full: the texts between their values, with keys, brackets and white space, and what
 * kind of value follows each. Values that were the same in all rows of a form become part of the texts around them, as a shortcut.
 */
export class JsonForms {
  readonly texts = new KnownTexts();
  /** For each text the kind of value that follows; 0 ends the row. */
  readonly kinds = new Uint8Array(this.texts.first.length);
  /** For each text the wanted node of the value that follows, or -1. */
  readonly nodes = new Int32Array(this.texts.first.length);
  /** For each shortcut the wanted values in it. */
  readonly inShortcut: (readonly UsualValue[] | undefined)[] = [];
  /** By the text that ends the row. */
  readonly forms = new Map<number, JsonForm>();
  readonly #lessons = new Map<number, number>();
  /** For each text the value that followed whenever it was met, if it was always the same. */
  readonly #usual: (Uint8Array | undefined)[] = [];

  /** Remembers the form of a row. What was noted of it are kinds and numbers at wanted nodes. */
  learn(bytes: Uint8Array, start: number, lineEnd: number, values: RowValues, noted: { readonly kinds: Uint8Array; readonly numbers: Float64Array }): void {
    if (values.count > rowValuesMax) return;
    const path: number[] = [];
    let after = 0;
    let from = start;
    for (let index = 0; index < values.count; index++) {
      const valueStart = values.starts[index] as number;
      const valueEnd = values.ends[index] as number;
      after = this.#textFor(after, bytes.subarray(from, valueStart), values.kinds[index] as number, values.nodes[index] as number, bytes.subarray(valueStart, valueEnd));
      if (after === -1) return;
      path.push(after);
      from = valueEnd;
    }
    const end = this.#textFor(after, bytes.subarray(from, lineEnd + 1), 0, -1);
    if (end === -1) return;
    path.push(end);
    const lessons = (this.#lessons.get(end) ?? 0) + 1;
    this.#lessons.set(end, lessons);
    this.forms.set(end, { kinds: noted.kinds.slice(), isLearned: lessons >= lessonsMax });
    if (lessons === lessonsMax) this.#shorten(path, bytes, start, lineEnd, values, noted.numbers);
  }

  #textFor(after: number, bytes: Uint8Array, kind: number, node: number, value?: Uint8Array): number {
    const known = this.texts.find(after, bytes, (text) => this.kinds[text] === kind);
    if (known !== -1) {
      if (!isSame(this.#usual[known], value)) this.#usual[known] = undefined;
      return known;
    }
    const text = this.texts.add(after, bytes);
    if (text === -1) return -1;
    this.kinds[text] = kind;
    this.nodes[text] = node;
    this.#usual[text] = value !== undefined && value.length <= usualBytesMax ? value.slice() : undefined;
    return text;
  }

  /** @param path the texts of the row, the last of which ends it */
  #shorten(path: readonly number[], bytes: Uint8Array, start: number, lineEnd: number, values: RowValues, numbers: Float64Array): void {
    let first = 0;
    for (const [index, text] of path.entries()) {
      if (this.#usual[text] !== undefined) continue;
      if (index > first) {
        const from = first === 0 ? start : (values.ends[first - 1] as number);
        const to = index === values.count ? lineEnd + 1 : (values.starts[index] as number);
        const shortcut = this.texts.addShortcut(path[first - 1] ?? 0, bytes.subarray(from, to), text);
        if (shortcut !== -1) this.inShortcut[shortcut] = wantedIn(values, first, index, from, numbers);
      }
      first = index + 1;
    }
  }
}

function wantedIn(values: RowValues, first: number, end: number, from: number, numbers: Float64Array): readonly UsualValue[] {
  const wanted: UsualValue[] = [];
  for (let index = first; index < end; index++) {
    const node = values.nodes[index] as number;
    if (node !== -1) wanted.push({ node, start: (values.starts[index] as number) - from, end: (values.ends[index] as number) - from, number: numbers[node] as number });
  }
  return wanted;
}

function isSame(known: Uint8Array | undefined, value: Uint8Array | undefined): boolean {
  return known !== undefined && known.length === value?.length && known.every((byte, index) => byte === value[index]);
}

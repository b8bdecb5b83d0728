import { FormCredit } from './form-credit.ts';
import { JsonForms, type UsualValue } from './json-forms.ts';
import { boolean, number, string } from './json-kinds.ts';
import type { RowValues } from './row-values.ts';
import { booleanEndOf, numberEndOf, textEnd } from './value-ends.ts';

/** What a walk notes of its row, for each wanted node. */
export interface RowNotes {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Tells rows by the forms of earlier ones: all that stands between two values is then one comparison, and what stands where is known.
 * It only ever says yes, and of a row that the full walk would take; any doubt is a no, and the row is walked in full.
 */
export class FormWalk {
  /** The form of the row whose notes stand; -1 when others have written them. */
  form = -1;
  readonly #notes: RowNotes;
  readonly #known = new JsonForms();
  readonly #credit = new FormCredit();

  constructor(notes: RowNotes) {
    this.#notes = notes;
  }

  get isWorthwhile(): boolean {
    return this.#credit.isWorthwhile;
  }

  /**
   * Tells the row that begins at `start`, and notes what it holds: of objects, lists and what is empty only that they are there.
   * @param last a line feed at or after the row's end, with eight more bytes behind it
   * @returns the line feed that ends the row; -1 when its form is not known
   */
  tell(bytes: Uint8Array, view: DataView, start: number, last: number): number {
    const { texts, kinds, nodes } = this.#known;
    const { first, alternative, length, place } = texts;
    const { numbers, starts, ends } = this.#notes;
    let at = start;
    let text = first[0] as number;
    while (text !== -1) {
      let end = -1;
      if (texts.standsAt(text, view, at)) {
        const from = at + (length[text] as number);
        const reached = place[text] as number;
        const node = nodes[reached] as number;
        const kind = kinds[reached];
        if (reached !== text) this.#noteShortcut(text, at);
        if (kind === string) end = textEnd(bytes, view, from, last);
        else if (kind === number) end = numberEndOf(bytes, from, last, numbers, node);
        else if (kind === boolean) end = booleanEndOf(bytes, from, numbers, node);
        else return this.#told(reached, from - 1);
        if (end !== -1) {
          if (node !== -1) {
            starts[node] = from;
            ends[node] = end;
          }
          at = end;
          text = first[reached] as number;
        }
      }
      if (end === -1) text = alternative[text] as number;
    }
    this.#credit.miss();
    return -1;
  }

  /** Remembers the form of a row that was walked in full. */
  learn(bytes: Uint8Array, start: number, lineEnd: number, values: RowValues): void {
    this.#known.learn(bytes, start, lineEnd, values, this.#notes);
  }

  /** The row told last is walked in full after all. */
  leave(): void {
    this.#credit.miss();
  }

  #told(text: number, lineEnd: number): number {
    if (text !== this.form) {
      const form = this.#known.forms.get(text);
      if (form?.isLearned !== true) return -1;
      this.#notes.kinds.set(form.kinds);
      this.form = text;
    }
    this.#credit.hit();
    return lineEnd;
  }

  #noteShortcut(shortcut: number, at: number): void {
    const { starts, ends, numbers } = this.#notes;
    const wanted = this.#known.inShortcut[shortcut] as readonly UsualValue[];
    for (let index = 0; index < wanted.length; index++) {
      const value = wanted[index] as UsualValue;
      starts[value.node] = at + value.start;
      ends[value.node] = at + value.end;
      numbers[value.node] = value.number;
    }
  }
}

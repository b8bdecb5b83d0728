/** Where a cursor stood. */
export interface CursorMark {
  readonly position: number;
  readonly line: number;
  readonly lineStart: number;
}

/** Items from one mark to the next. */
const itemsPerMark = 16;

/** Where every so-many-th item of a long list begins: a place inside it is then found without a walk from the beginning of the document. */
export class ItemMarks {
  readonly #marks: CursorMark[] = [];

  /**
   * Takes the items in order.
   * @param mark asked for only when it is kept
   */
  pass(index: number, mark: () => CursorMark): void {
    if (index === this.#marks.length * itemsPerMark) this.#marks.push(mark());
  }

  /** The last mark that is not behind an item, and the index of the item that begins there. */
  before(index: number): { readonly mark: CursorMark; readonly index: number } | undefined {
    const number = Math.floor(index / itemsPerMark);
    const mark = this.#marks[number];
    return mark === undefined ? undefined : { mark, index: number * itemsPerMark };
  }
}

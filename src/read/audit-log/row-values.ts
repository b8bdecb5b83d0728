/** A row with more values has no form that would come again. */
export const rowValuesMax = 512;

/** The values of a row that may be others in the next one, in their order: texts that are not empty, numbers, and booleans. */
export class RowValues {
  /** More than `rowValuesMax` when there are too many to be kept. */
  count = 0;
  readonly kinds = new Uint8Array(rowValuesMax);
  /** The wanted node that a value stands at, or -1. */
  readonly nodes = new Int32Array(rowValuesMax);
  readonly starts = new Int32Array(rowValuesMax);
  readonly ends = new Int32Array(rowValuesMax);

  add(kind: number, node: number, start: number, end: number): void {
    if (this.count < rowValuesMax) {
      this.kinds[this.count] = kind;
      this.nodes[this.count] = node;
      this.starts[this.count] = start;
      this.ends[this.count] = end;
    }
    this.count++;
  }
}

/** Text that takes the place of a stretch of another. */
export interface Splice {
  /** UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with some stretches changed; all others stay as they are. @param splices none over another */
export function spliced(text: string, splices: readonly Splice[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { from, to, text: put } of splices.toSorted((one, other) => one.from - other.from)) {
    if (from < at) throw new Error('Two changes of a text lie over each other.');
    pieces.push(text.slice(at, from), put);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

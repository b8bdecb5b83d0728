import type { RowProblem } from '../../model/evidence/audit-log.ts';

/** How many bytes must lie behind the last one of a row. */
export const paddingBytes = 8;

/** Reads lines of which it finds the end itself, so that bytes are looked at once. */
export interface LineWalk {
  /** The line feed that ended the line walked last without a problem. */
  readonly lineEnd: number;
  /**
   * Walks over the line that begins at `start`.
   * @param last a line feed at or after the line's end, with `paddingBytes` of anything behind it
   * @returns why the line is not a row of its format; then nothing may be taken from it
   */
  walkLine(bytes: Uint8Array, start: number, last: number): RowProblem | undefined;
}

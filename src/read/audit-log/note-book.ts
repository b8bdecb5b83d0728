import type { Text } from '../../model/text.ts';
import { say } from '../../model/text.ts';
import type { RowProblem } from '../../model/evidence/audit-log.ts';
import type { Note } from '../reader.ts';
import { notesMax } from '../reader.ts';

/** How many rows are named for each rule that a log breaks. */
const notesPerRule = 10;

/** Gathers notes about rows: the first ones of each rule, and how many more there were. Words are ours only: a log's own words stay in it. */
export class NoteBook {
  readonly #notes: Note[] = [];
  readonly #byRule = new Map<string, number>();
  #omitted = 0;

  add(level: 'finding' | 'information', rule: string, row: number, message: Text): void {
    const count = (this.#byRule.get(rule) ?? 0) + 1;
    this.#byRule.set(rule, count);
    if (count > notesPerRule || this.#notes.length >= notesMax) this.#omitted++;
    else this.#notes.push({ level, rule, message, place: { row } });
  }

  addProblem(row: number, reason: RowProblem): void {
    this.add('finding', `row-${reason}`, row, say`This row was not read: ${problemText[reason]}.`);
  }

  result(): { readonly notes: readonly Note[]; readonly notesOmitted: number } {
    return { notes: this.#notes, notesOmitted: this.#omitted };
  }
}

/** Why a row was not read, after «it». */
export const problemText: Readonly<Record<RowProblem, Text>> = {
  'not-utf-8': say`it holds bytes that are not UTF-8`,
  nul: say`it holds a NUL character`,
  'too-long': say`it is longer than 1 MiB`,
  'not-json': say`it is not JSON`,
  'not-an-object': say`it is JSON, and not an object`,
  'duplicate-key': say`it holds a key twice in one object, so that readers disagree about its value`,
  'too-deep': say`it nests deeper than 64 levels`,
  'over-limit': say`it holds a string, a key, a number or a count beyond the limits`,
  'not-this-format': say`it is not an event of the format of the other rows`,
  header: say`its header does not follow the format`,
};

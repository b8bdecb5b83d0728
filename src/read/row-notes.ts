import type { Text } from '../model/text.ts';
import { notesMax, type Note } from './reader.ts';

/** Gathers notes about rows of a table, in our own words only: such tables hold people. */
export class RowNotes {
  readonly notes: Note[] = [];
  notesOmitted = 0;

  add(rule: string, message: Text, row: number): void {
    if (this.notes.length < notesMax) this.notes.push({ level: 'finding', rule, message, place: { row: Math.max(1, row) } });
    else this.notesOmitted += 1;
  }

  get hasAny(): boolean {
    return this.notes.length > 0;
  }
}

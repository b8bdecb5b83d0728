import type { Text } from '../../model/text.ts';
import { notesMax, type Note } from '../reader.ts';
import type { Place } from '../source.ts';

/** Notes of one document in the order in which they were made: the first `notesMax` are kept, all are counted. */
export class NoteList {
  readonly notes: Note[] = [];
  omitted = 0;
  /** How many findings there were, kept or not. */
  findings = 0;

  /**
   * @param place built only when the note is kept, as the message is
   */
  finding(rule: string, place: () => Place, message: () => Text): void {
    this.findings += 1;
    if (this.notes.length >= notesMax) this.omitted += 1;
    else this.notes.push({ level: 'finding', rule, message: message(), place: place() });
  }

  information(rule: string, place: Place, message: Text): void {
    if (this.notes.length >= notesMax) this.omitted += 1;
    else this.notes.push({ level: 'information', rule, message, place });
  }
}

/** For sorting notes into document order, as far as lines are known. */
export function byPlace(a: Note, b: Note): number {
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}

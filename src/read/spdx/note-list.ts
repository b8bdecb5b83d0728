import type { Text } from '../../model/text.ts';
import { notesMax, type Note } from '../reader.ts';
import type { Place } from '../source.ts';

/** Notes of one document, in the order in which they were made: the first `notesMax` are kept, all are counted. */
export class NoteList {
  readonly notes: Note[] = [];
  omitted = 0;
  /** How many findings there were, kept or not. */
  findings = 0;

  /** @param message built only when the note is kept */
  finding(rule: string, place: () => Place, message: () => Text): void {
    this.findings += 1;
    this.#add('finding', rule, place, message);
  }

  information(rule: string, place: Place, message: Text): void {
    this.#add('information', rule, () => place, () => message);
  }

  #add(level: Note['level'], rule: string, place: () => Place, message: () => Text): void {
    if (this.notes.length >= notesMax) this.omitted += 1;
    else this.notes.push({ level, rule, message: message(), place: place() });
  }
}

import type { Text } from '../model/text.ts';
import { placesOf } from './gateway/json.ts';
import { jsonPointer } from './gateway/json-value.ts';
import { notesMax, type Note, type Reading } from './reader.ts';

/** Collects what breaks the rules of a small JSON document; lines and columns are found once, at the end. */
export class JsonNotes {
  readonly #found: { readonly level: Note['level']; readonly rule: string; readonly message: Text; readonly pointer: string }[] = [];
  #omitted = 0;

  /** @param path steps from the root to the value that the message speaks about */
  add(level: 'finding' | 'information', rule: string, message: Text, ...path: readonly (string | number)[]): void {
    if (this.#found.length < notesMax) this.#found.push({ level, rule, message, pointer: jsonPointer(...path) });
    else this.#omitted += 1;
  }

  /** The notes with their places in the document. */
  of(bytes: Uint8Array): Pick<Reading, 'notes' | 'notesOmitted'> {
    const places = placesOf(bytes, this.#found.map(({ pointer }) => pointer));
    return { notes: this.#found.map(({ level, rule, message, pointer }, index) => ({ level, rule, message, place: places[index] ?? { jsonPointer: pointer } })), notesOmitted: this.#omitted };
  }
}

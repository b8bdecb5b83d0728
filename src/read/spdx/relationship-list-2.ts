import { ours, quote, say } from '../../model/text.ts';
import { stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { NoteList } from './note-list.ts';
import { isRelationshipType } from './relationship-2.ts';
import { checkShape, type PlaceIn } from './shape.ts';
import { relationshipShape } from './shapes-2.ts';
import type { Version2 } from './vocabulary-2.ts';

/** The relationships of an SPDX 2 document in the order in which they come: lists side by side, because there may be very many. */
export class RelationshipList {
  readonly #version: Version2;
  readonly #notes: NoteList;
  readonly #from: string[] = [];
  readonly #type: string[] = [];
  readonly #to: string[] = [];
  readonly #at: number[] = [];

  constructor(version: Version2, notes: NoteList) {
    this.#version = version;
    this.#notes = notes;
  }

  /**
   * @param at where it stands, as the reader counts: an index of a list, or a line
   * @param isChecked it is known to have the form of a relationship, and a type that this version names
   */
  add(object: JsonObject, placeIn: PlaceIn, at: number, isChecked = false): void {
    const from = stringAt(object, 'spdxElementId');
    const type = stringAt(object, 'relationshipType');
    const to = stringAt(object, 'relatedSpdxElement');
    const isWhole = from !== undefined && type !== undefined && to !== undefined;
    // Nearly every relationship is just these three texts: then there is nothing left to compare.
    if (!isWhole || (!isChecked && Object.keys(object).length !== 3)) checkShape(object, relationshipShape, this.#version, placeIn, this.#notes);
    if (!isWhole) return;
    if (!isChecked && !isRelationshipType(type, this.#version)) {
      this.#notes.finding('value', () => placeIn('/relationshipType'), () => say`The relationshipType of a relationship is ${quote(type, 80)}; expected is a type that SPDX ${ours(this.#version)} names.`);
    }
    this.take(from.trim(), type, to.trim(), at);
  }

  /** Takes one with nothing to tell of. */
  take(from: string, type: string, to: string, at: number): void {
    this.#from.push(from);
    this.#type.push(type);
    this.#to.push(to);
    this.#at.push(at);
  }

  forEach(visit: (from: string, type: string, to: string, at: number) => void): void {
    for (let index = 0; index < this.#from.length; index += 1) visit(this.#from[index] ?? '', this.#type[index] ?? '', this.#to[index] ?? '', this.#at[index] ?? 0);
  }
}

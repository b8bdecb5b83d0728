import type { ItemMarks } from '../gateway/item-marks.ts';
import { arrayAt, isObject, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseJson, placesOf } from '../gateway/json.ts';
import { encodingOf, toUtf8 } from '../gateway/text.ts';
import { say } from '../../model/text.ts';
import type { Note, Reading } from '../reader.ts';
import { Unreadable, type Place, type Source } from '../source.ts';
import type { NoteList } from './note-list.ts';
import { orUnreadable } from './refuse.ts';

const BYTES_MAX = 536_870_912;

/**
 * Reads an SPDX document in JSON: decodes it (UTF-16 too, when a byte-order mark says so), and completes the notes,
 * which carry JSON pointers, with lines and columns in one walk.
 * @param read gets the bytes as UTF-8, and may note in the marks where items of long lists begin
 */
export function readJsonDocument(source: Source, format: string, notes: NoteList, read: (bytes: Uint8Array, marks: Map<string, ItemMarks>) => Reading<'sbom'>): Reading<'sbom'> {
  let bytes: Uint8Array = new Uint8Array();
  const marks = new Map<string, ItemMarks>();
  const complete = (place: Place): Place => (place.jsonPointer === undefined ? place : (placesOf(bytes, [place.jsonPointer])[0] ?? place));
  const reading = orUnreadable(
    format,
    () => {
      const original = source.bytes(BYTES_MAX);
      bytes = toUtf8(original);
      if (encodingOf(original).encoding !== 'utf-8') notes.information('utf-16', {}, say`The document is in UTF-16; SPDX is written in UTF-8.`);
      return read(bytes, marks);
    },
    complete,
  );
  return { ...reading, notes: withLines(reading.notes, bytes, marks) };
}

/** The document as a whole. @throws Unreadable */
export function parseDocument(bytes: Uint8Array): JsonObject {
  const value = parseJson(bytes);
  if (!isObject(value)) throw new Unreadable('is not a JSON object', { line: 1, column: 1 });
  return value;
}

function withLines(notes: readonly Note[], bytes: Uint8Array, marks: ReadonlyMap<string, ItemMarks>): readonly Note[] {
  const pointers = notes.flatMap((note) => (note.place.jsonPointer === undefined || note.place.line !== undefined ? [] : [note.place.jsonPointer]));
  if (pointers.length === 0) return notes;
  const places = new Map(placesOf(bytes, pointers, marks).map((place) => [place.jsonPointer, place]));
  const placed = notes.map((note) => ({ ...note, place: { ...note.place, ...places.get(note.place.jsonPointer) } }));
  return placed.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
}

/** Visits the objects of a list member with their index; an item of another type, or another value than a list, is told. */
export function eachObject(object: JsonObject, key: string, notes: NoteList, base: string, visit: (item: JsonObject, index: number) => void): void {
  const value: JsonValue | undefined = Object.hasOwn(object, key) ? object[key] : undefined;
  if (value === undefined) return;
  const list = arrayAt(object, key);
  if (list === undefined) {
    notes.finding('type', () => ({ jsonPointer: `${base}/${key}` }), () => say`A member that must be a list is of another type; expected is a list of objects.`);
    return;
  }
  list.forEach((item, index) => {
    if (isObjectItem(item, index, key, notes, base)) visit(item, index);
  });
}

/** Whether an item of a list is an object; another one is told. */
export function isObjectItem(item: JsonValue, index: number, key: string, notes: NoteList, base: string): item is JsonObject {
  const isOne = isObject(item);
  if (!isOne) tellOtherItem(index, key, notes, base);
  return isOne;
}

/** Apart, so that the items that are objects cost no closure. */
function tellOtherItem(index: number, key: string, notes: NoteList, base: string): void {
  notes.finding('type', () => ({ jsonPointer: `${base}/${key}/${index}` }), () => say`An item of a list is of another type; expected is an object.`);
}

import { quote, say, ours } from '../../model/text.ts';
import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import { OtherForm } from '../gateway/other-form.ts';
import { Unreadable } from '../source.ts';
import type { NoteList } from '../spdx/note-list.ts';
import type { PlaceIn } from '../spdx/shape.ts';
import { open, passed, placesIn, type Open } from './open-element.ts';
import { tags, type Section, type Tag } from './tags.ts';
import { tagValue } from './values.ts';

/** Text of one `<text>` block in characters. */
const TEXT_LENGTH_MAX = 4_000_000;

/** Gets each element when it is complete. */
export type Visit = (section: Section, object: JsonObject, placeIn: PlaceIn, line: number) => void;

/** Puts the lines of a tag-value document together to elements with the names of the JSON form. */
export class TagValueParser {
  readonly #notes: NoteList;
  readonly #visit: Visit;
  readonly #document: Open = open('document', 1);
  readonly #creation: Open = open('creation', 1);
  /** The package, file, snippet or licence that is open: annotations and relationships may stand inside it. */
  #element: Open | undefined;
  #side: Open | undefined;
  readonly #passedPackage = passed('package');
  #passedRelationship = passed('relationship');
  #text: { readonly tag: string; readonly line: number; readonly parts: string[]; length: number } | undefined;

  constructor(notes: NoteList, visit: Visit) {
    this.#notes = notes;
    this.#visit = visit;
  }

  /**
   * Takes the next line: the characters of a text from `start` to before `end`.
   * @throws Unreadable when a text is longer than is read
   * @throws OtherForm when a tag belongs to a package that was read elsewhere
   */
  line(text: string, start: number, end: number, row: number): void {
    if (this.#text !== undefined) return this.#continueText(text.slice(start, end));
    const from = skipSpace(text, start, end);
    if (from === end || text.charCodeAt(from) === HASH) return;
    const line = text.slice(from, end);
    const colon = Math.max(0, line.indexOf(':'));
    const name = line.slice(0, colon).trimEnd();
    if (!tags.has(name) && !/^[A-Za-z]{1,40}$/.test(name)) {
      this.#notes.finding('syntax', () => ({ line: row }), () => say`A line is neither a tag with a value nor a comment; expected is the form Tag: value.`);
      return;
    }
    const value = line.slice(colon + 1).trim();
    if (value.charCodeAt(0) !== LESS_THAN || !value.startsWith('<text>')) return this.#take(name, value, row);
    const close = value.indexOf('</text>');
    if (close !== -1) return this.#take(name, value.slice(6, close), row);
    this.#text = { tag: name, line: row, parts: [value.slice(6)], length: value.length };
  }

  /** Whether the next line goes on with a text. */
  get isInText(): boolean {
    return this.#text !== undefined;
  }

  /** Hears of a package that was read elsewhere: what stands in it may follow, but no tag of its own. */
  passPackage(): void {
    this.#close();
    this.#element = this.#passedPackage;
  }

  /** Hears of a relationship that was read elsewhere: a comment on it may follow. */
  passRelationship(): void {
    this.#closeSide();
    if (this.#passedRelationship.names.length > 0) this.#passedRelationship = passed('relationship');
    this.#side = this.#passedRelationship;
  }

  /** Closes what is open. @returns the document's own fields. @throws Unreadable when a text is not closed */
  end(): { readonly document: JsonObject; readonly placeIn: PlaceIn } {
    if (this.#text !== undefined) throw new Unreadable(`opens a <text> for ${this.#text.tag} that is never closed`, { line: this.#text.line });
    this.#close();
    const { fields } = this.#document;
    if (this.#creation.names.length > 0) fields['creationInfo'] = this.#creation.fields;
    const inCreation = placesIn(this.#creation);
    const inDocument = placesIn(this.#document);
    return { document: fields, placeIn: (pointer) => (pointer.startsWith('/creationInfo/') ? inCreation(pointer.slice(13)) : inDocument(pointer)) };
  }

  #continueText(line: string): void {
    const text = this.#text;
    if (text === undefined) return;
    const end = line.indexOf('</text>');
    text.length += line.length + 1;
    if (text.length > TEXT_LENGTH_MAX) throw new Unreadable(`holds a <text> of more than ${TEXT_LENGTH_MAX} characters`, { line: text.line });
    text.parts.push(end === -1 ? line : line.slice(0, end));
    if (end === -1) return;
    this.#text = undefined;
    this.#take(text.tag, text.parts.join('\n'), text.line);
  }

  #take(name: string, value: string, row: number): void {
    if (name === 'SPDXID') return this.#put(this.#element ?? this.#document, 'SPDXID', value, false, row);
    const tag = tags.get(name);
    if (tag === undefined) {
      this.#notes.finding('unknown-field', () => ({ line: row }), () => say`The tag ${quote(name, 60)} is not one of SPDX 2; it is not read.`);
      return;
    }
    const record = this.#recordFor(name, tag, row);
    if (record === undefined) return;
    if (tag.field === 'externalRefComment') return;
    const parsed = tagValue(tag.form, value);
    if (parsed === undefined) {
      this.#notes.finding('value', () => ({ line: row }), () => say`The value of ${ours(name)} is ${quote(value, 120)}; it has not the parts that SPDX 2 asks for.`);
      return;
    }
    if (tag.form === 'relationship') Object.assign(record.fields, parsed);
    else this.#put(record, tag.field, parsed, tag.form !== 'text' && tag.form !== 'boolean' && tag.form !== 'verification-code', row);
  }

  #recordFor(name: string, tag: Tag, row: number): Open | undefined {
    if (tag.section === 'document') return this.#document;
    if (tag.section === 'creation') return this.#creation;
    if (tag.section === 'obsolete') return undefined;
    const isSide = tag.section === 'annotation' || tag.section === 'review' || tag.section === 'relationship';
    if (tag.begins) {
      if (!isSide) this.#close();
      else this.#closeSide();
      const begun = open(tag.section, row);
      if (isSide) this.#side = begun;
      else this.#element = begun;
      return begun;
    }
    const current = isSide ? this.#side : this.#element;
    if (current?.section === tag.section) return current;
    this.#notes.finding('misplaced-tag', () => ({ line: row }), () => say`The tag ${ours(name)} stands outside ${ours(sectionWords[tag.section])}; expected is that the tag which begins one comes before it.`);
    return undefined;
  }

  #put(record: Open, field: string, value: JsonValue, isItem: boolean, row: number): void {
    if (record === this.#passedPackage) throw new OtherForm();
    const present = record.fields[field];
    if (isItem) {
      if (Array.isArray(present)) present.push(value);
      else record.fields[field] = [value];
    } else if (present === undefined) record.fields[field] = value;
    else {
      this.#notes.finding('repeated-tag', () => ({ line: row }), () => say`A tag for ${ours(field)} is given twice for one element; expected is one. The first counts.`);
      return;
    }
    record.names.push(field);
    record.rows.push(row);
  }

  #close(): void {
    this.#closeSide();
    if (this.#element !== undefined) this.#hand(this.#element);
    this.#element = undefined;
  }

  #closeSide(): void {
    if (this.#side !== undefined) this.#hand(this.#side);
    this.#side = undefined;
  }

  #hand(element: Open): void {
    if (!element.isPassed) this.#visit(element.section, element.fields, placesIn(element), element.line);
  }
}

const HASH = 0x23;
const LESS_THAN = 0x3c;

function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at += 1;
  return at;
}

const sectionWords: Readonly<Record<Section, string>> = {
  document: 'the document',
  creation: 'the creation information',
  package: 'a package',
  file: 'a file',
  snippet: 'a snippet',
  licence: 'an extracted licence',
  annotation: 'an annotation',
  review: 'a review',
  relationship: 'a relationship',
  obsolete: 'a file',
};

import { ours, quote, say } from '../../model/text.ts';
import { ItemMarks } from '../gateway/item-marks.ts';
import { isObject, objectAt, stringAt, type JsonObject } from '../gateway/json-value.ts';
import type { JsonShape } from '../gateway/json-shape.ts';
import { walkArrayItems, type ArrayStream } from '../gateway/json-walk.ts';
import { headOf } from '../head.ts';
import type { Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { NoteList } from '../spdx/note-list.ts';
import { eachObject, isObjectItem, parseDocument, readJsonDocument } from '../spdx/read-json.ts';
import { SbomBuilder } from '../spdx/sbom-builder-2.ts';
import { checkShape, type PlaceIn } from '../spdx/shape.ts';
import { documentShape } from '../spdx/shapes-2.ts';
import { usualPackage, usualRelationship } from '../spdx/usual-form.ts';
import { versionReading, type VersionReading } from '../spdx/version-2.ts';

/** Reads an SPDX 2 document in JSON, bare or wrapped as a hosting service hands it out. */
export function readSpdxJson(source: Source): Reading<'sbom'> {
  const notes = new NoteList();
  return readJsonDocument(source, 'spdx-json', notes, (bytes, marks) => {
    const stated = versionBeforehand(source);
    // With the version known beforehand the long lists are read item by item, so that no document is held as a whole.
    if (stated !== undefined && versionReading(stated) !== undefined) {
      const reader = new DocumentReader(stated, '', new NoteList());
      const { rest } = walkArrayItems(bytes, reader.streams(marks));
      if (isObject(rest) && stringAt(rest, 'spdxVersion') === stated) return reader.finish(rest);
    }
    const value = parseDocument(bytes);
    const wrapped = objectAt(value, 'sbom');
    if (wrapped === undefined || stringAt(value, 'spdxVersion') !== undefined) return new DocumentReader(stringAt(value, 'spdxVersion'), '', notes).finish(value);
    notes.information('wrapped', { jsonPointer: '/sbom' }, say`The document lies inside a member named "sbom", as a hosting service hands it out; it was read from there.`);
    return new DocumentReader(stringAt(wrapped, 'spdxVersion'), '/sbom', notes).finish(wrapped);
  });
}

/** The version as far as it can be told without reading the document: near its beginning, or else by its top-level keys. */
function versionBeforehand(source: Source): string | undefined {
  const near = /"spdxVersion"\s{0,20}:\s{0,20}"([^"\\]{1,40})"/.exec(new TextDecoder().decode(source.head));
  return near?.[1] ?? headOf(source).json?.strings.get('spdxVersion');
}

type ListName = 'packages' | 'files' | 'snippets' | 'hasExtractedLicensingInfos' | 'relationships';
const lists: readonly ListName[] = ['packages', 'files', 'snippets', 'hasExtractedLicensingInfos', 'relationships'];

/** One document being read: its lists as a stream of items or at the end, in any order. */
class DocumentReader {
  readonly #version: VersionReading;
  readonly #base: string;
  readonly #notes: NoteList;
  readonly #builder: SbomBuilder;
  #list: ListName = 'packages';
  #index = 0;

  /**
   * @param base JSON pointer of the document
   * @throws Unreadable when the version is not read
   */
  constructor(stated: string | undefined, base: string, notes: NoteList) {
    const version = versionReading(stated);
    const place = { jsonPointer: `${base}/spdxVersion` };
    if (version === undefined) throw new Unreadable(`states the version ${JSON.stringify((stated ?? '').slice(0, 40))}; SPDX-2.2 and SPDX-2.3 are read`, place);
    if (version.note === 'information') notes.information('older-version', place, say`The document is ${quote(stated ?? '')}; it was read by the rules of SPDX 2.2.`);
    else if (version.note === 'finding' && stated !== undefined) notes.finding('version', () => place, () => say`The spdxVersion is ${quote(stated)}; expected is the form SPDX-2.2 or SPDX-2.3. It was read by the rules of ${ours(version.rules)}.`);
    this.#version = version;
    this.#base = base;
    this.#notes = notes;
    this.#builder = new SbomBuilder(version.rules, notes);
  }

  /** @param marks filled with where items of the lists begin */
  streams(marks: Map<string, ItemMarks>): readonly ArrayStream[] {
    const { rules } = this.#version;
    const usual: Partial<Record<ListName, JsonShape | undefined>> = { packages: usualPackage(rules), relationships: usualRelationship(rules) };
    return lists.map((name) => {
      const own = new ItemMarks();
      marks.set(name, own);
      const onItem: ArrayStream['onItem'] = (value, index, _place, hasShape) => {
        if (isObjectItem(value, index, name, this.#notes, '')) this.#take(name, value, index, hasShape);
      };
      return { path: [name], shape: usual[name], marks: own, onItem };
    });
  }

  finish(document: JsonObject): Reading<'sbom'> {
    checkShape(document, documentShape, this.#version.rules, this.#placeAt(''), this.#notes);
    this.#builder.documentId = stringAt(document, 'SPDXID') ?? this.#builder.documentId;
    eachObject(document, 'externalDocumentRefs', this.#notes, this.#base, (item, index) => this.#builder.externalDocument(item, this.#placeAt(`/externalDocumentRefs/${index}`)));
    for (const name of lists) eachObject(document, name, this.#notes, this.#base, (item, index) => this.#take(name, item, index));
    const facts = { ...this.#builder.finish(document, 'json', this.#placeAt(''), (index) => this.#placeAt(`/relationships/${index}`)('')), listedIn: `${this.#base}/packages` };
    const stated = stringAt(document, 'spdxVersion') ?? 'unknown';
    return { kind: 'sbom', format: `spdx-json-${stated.replace('SPDX-', '')}`, facts, notes: this.#notes.notes, notesOmitted: this.#notes.omitted };
  }

  #take(name: ListName, item: JsonObject, index: number, isChecked = false): void {
    this.#list = name;
    this.#index = index;
    if (name === 'packages') this.#builder.package(item, this.#placeInItem, index, isChecked);
    else if (name === 'files') this.#builder.file(item, this.#placeAt(`/files/${index}`));
    else if (name === 'snippets') this.#builder.snippet(item, this.#placeInItem);
    else if (name === 'relationships') this.#builder.relationship(item, this.#placeInItem, index, isChecked);
    else this.#builder.licence(item, this.#placeInItem);
  }

  /** Within the item that is taken now: one function for all, where nobody asks for a place later. */
  readonly #placeInItem: PlaceIn = (inner) => ({ jsonPointer: `${this.#base}/${this.#list}/${this.#index}${inner}` });

  #placeAt(pointer: string): PlaceIn {
    return (inner) => ({ jsonPointer: `${this.#base}${pointer}${inner}` });
  }
}

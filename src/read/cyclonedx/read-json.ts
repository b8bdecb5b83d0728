import { quote, say } from '../../model/text.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { ItemMarks } from '../gateway/item-marks.ts';
import { arrayAt, isObject, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { placesOf } from '../gateway/json.ts';
import { walkArrayItems } from '../gateway/json-walk.ts';
import { headOf } from '../head.ts';
import { unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { SbomBuilder } from './facts/sbom-builder.ts';
import { byPlace, NoteList } from './note-list.ts';
import { RepeatedItems } from './repeated-items.ts';
import type { JsonCheck, JsonValidator, Report } from './schema/json-validator.ts';
import { violations } from './schema/violation.ts';
import { referenceOf, wantedOf } from './schema/wanted.ts';
import { jsonValidatorOf, jsonVersions } from './spec-version.ts';

const sizeBytesMax = 536_870_912;
/** Up to this size the lines of notes are looked for; above it the JSON pointer has to do. */
const sizeBytesWithLinesMax = 33_554_432;

/** The lists that can be long, and the definition that their items keep. They are read item by item. */
const streamed = { components: 'component', dependencies: 'dependency', services: 'service', vulnerabilities: 'vulnerability' } as const;
type Streamed = keyof typeof streamed;

/** Keys that decide how a document is read; one that differs only in its capitals is a trap for other readers. */
const decidingKeys: ReadonlyMap<string, string> = new Map(
  ['bomFormat', 'specVersion', 'serialNumber', 'version', 'metadata', 'components', 'dependencies', 'signature'].map((key) => [key.toLowerCase(), key]),
);

/** Reads a CycloneDX document in JSON (versions 1.2 to 1.7). */
export async function readJson(source: Source): Promise<Reading<'sbom'>> {
  const version = versionIn(source);
  const format = version === undefined ? 'cyclonedx-json' : `cyclonedx-json-${version}`;
  const validator = version === undefined ? undefined : await jsonValidatorOf(version);
  let bytes: Uint8Array = new Uint8Array();
  const marks = new Map<string, ItemMarks>();
  try {
    bytes = source.bytes(sizeBytesMax);
    if (version === undefined || validator === undefined) {
      // Broken JSON is the better reason.
      const { rest } = walkArrayItems(bytes, []);
      throw unknownVersion(rest, version);
    }
    const notes = new NoteList();
    const facts = readDocument(bytes, version, validator, notes, marks);
    return { kind: 'sbom', format, facts, notes: withLines(notes.notes, bytes, marks), notesOmitted: notes.omitted };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const reading = unreadable('sbom', format, say`The document ${quote(error.reason)}; nothing in it was used.`, error.at);
    return { ...reading, notes: withLines(reading.notes, bytes, marks) };
  }
}

/** The `specVersion` of the document, wherever in it the key stands. */
function versionIn(source: Source): string | undefined {
  const found = headOf(source).json?.strings.get('specVersion');
  if (found !== undefined) return found;
  try {
    const { rest } = walkArrayItems(
      source.bytes(sizeBytesMax),
      Object.keys(streamed).map((key) => ({ path: [key], onItem: () => undefined })),
    );
    return isObject(rest) ? stringAt(rest, 'specVersion') : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function unknownVersion(document: JsonValue, version: string | undefined): Unreadable {
  if (!isObject(document)) return new Unreadable('is not a JSON object', { jsonPointer: '' });
  refuseOtherFormats(document);
  if (version === undefined) return new Unreadable('does not say its CycloneDX version; expected is the key specVersion', { jsonPointer: '' });
  return new Unreadable(`is of the CycloneDX version ${version.slice(0, 20)}, which is not known in JSON; known are ${jsonVersions.join(', ')}`, { jsonPointer: '/specVersion' });
}

/** @param marks filled with where items of the long lists begin */
function readDocument(bytes: Uint8Array, version: string, validator: JsonValidator, notes: NoteList, marks: Map<string, ItemMarks>): Sbom {
  const builder = new SbomBuilder(notes, (_object, jsonPointer) => ({ jsonPointer }));
  const report: Report = (jsonPointer, violation) => notes.finding('schema', () => ({ jsonPointer }), violation);
  const counts: Record<Streamed, number> = { components: 0, dependencies: 0, services: 0, vulnerabilities: 0 };
  const repeated = { components: new RepeatedItems(), services: new RepeatedItems(), vulnerabilities: new RepeatedItems() };
  /** Takes an item; true when it repeats an earlier one. */
  const take: Record<Streamed, (item: JsonObject, pointer: () => string, index: number) => boolean> = {
    components: (item, pointer, index) => {
      builder.component(item, pointer, index);
      return repeated.components.isRepeated(item);
    },
    dependencies: (item, _pointer, index) => builder.dependency(item, index),
    services: (item, pointer) => {
      builder.service(item, pointer);
      return repeated.services.isRepeated(item);
    },
    vulnerabilities: (item, pointer) => {
      builder.vulnerability(item, pointer);
      return repeated.vulnerabilities.isRepeated(item);
    },
  };
  const keys = (Object.keys(streamed) as Streamed[]).filter((key) => validator.has(streamed[key]));
  const streams = keys.map((key) => {
    const check: JsonCheck = validator.named(streamed[key]);
    const own = new ItemMarks();
    marks.set(key, own);
    let at = 0;
    /** Of the item that is taken now: one function for all, since nobody asks later. */
    const pointer = (): string => `/${key}/${at}`;
    return {
      path: [key],
      marks: own,
      ...(key === 'components' || key === 'dependencies' ? { shape: validator.usualForm(streamed[key], wantedOf[key], referenceOf[key]) } : {}),
      onItem: (item: JsonValue, index: number, _line: number, hasShape: boolean): void => {
        at = index;
        counts[key] += 1;
        if (!hasShape && !check(item, undefined, '')) check(item, report, pointer());
        if (isObject(item) && take[key](item, pointer, index)) tellRepeated(pointer, notes);
      },
    };
  });
  const { rest } = walkArrayItems(bytes, streams);
  if (!isObject(rest)) throw new Unreadable('is not a JSON object', { jsonPointer: '' });
  refuseOtherFormats(rest);
  validator.root(rest, report, '');
  const form = { version, encoding: 'json', isSigned: isObject(valueAt(rest, 'signature')), holdsVulnerabilities: counts.vulnerabilities > 0 || (arrayAt(rest, 'vulnerabilities')?.length ?? 0) > 0 } as const;
  return builder.finish(rest, form, (index) => ({ jsonPointer: `/dependencies/${index}` }));
}

/** Apart, so that items that stand once cost no closure. */
function tellRepeated(pointer: () => string, notes: NoteList): void {
  notes.finding('schema', () => ({ jsonPointer: pointer() }), violations.repeatedItem);
}

/** @throws Unreadable when the document says that it is something else, or says so only to some readers */
function refuseOtherFormats(document: JsonObject): void {
  for (const key of Object.keys(document)) {
    const deciding = decidingKeys.get(key.toLowerCase());
    if (deciding !== undefined && deciding !== key) throw new Unreadable(`holds the key "${key.slice(0, 40)}", which some readers take for "${deciding}"`, { jsonPointer: `/${key}` });
  }
  const format = valueAt(document, 'bomFormat');
  if (format !== 'CycloneDX') throw new Unreadable(`${format === undefined ? 'has no bomFormat' : 'has another bomFormat'}; expected is "CycloneDX"`, { jsonPointer: '/bomFormat' });
  if (Object.is(valueAt(document, 'version'), -0)) throw new Unreadable('has the version -0, which is no version', { jsonPointer: '/version' });
}

/** Completes the notes, which carry JSON pointers, with lines and columns, and sorts them by these. */
function withLines(notes: readonly Note[], bytes: Uint8Array, marks: ReadonlyMap<string, ItemMarks>): readonly Note[] {
  const isWanted = (note: Note): boolean => note.place.jsonPointer !== undefined && note.place.line === undefined;
  if (!notes.some(isWanted) || bytes.length > sizeBytesWithLinesMax) return notes;
  const places = placesOf(bytes, notes.map((note) => note.place.jsonPointer ?? ''), marks);
  return notes.map((note, index) => (isWanted(note) ? { ...note, place: places[index] ?? note.place } : note)).toSorted(byPlace);
}

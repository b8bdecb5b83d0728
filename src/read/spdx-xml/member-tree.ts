import { jsonPointer, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import type { XmlElement, XmlHandler } from '../gateway/xml.ts';
import { Unreadable, type Place } from '../source.ts';

/** Elements that are items of a list, by the name that the list has in the JSON form; every other one is a member of its own. */
const lists: ReadonlySet<string> = new Set([
  'annotations', 'artifactOfs', 'attributionTexts', 'checksums', 'creators', 'crossRefs', 'documentDescribes', 'externalDocumentRefs', 'externalRefs', 'fileContributors',
  'fileDependencies', 'files', 'fileTypes', 'hasExtractedLicensingInfos', 'hasFiles', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'licenseInfoInSnippets', 'packages',
  'packageVerificationCodeExcludedFiles', 'ranges', 'relationships', 'revieweds', 'seeAlsos', 'snippets',
]);

interface Open {
  readonly name: string;
  readonly pointer: string;
  readonly place: Place;
  readonly members: Map<string, JsonValue>;
  readonly items: Map<string, JsonValue[]>;
  text: string;
}

/** Turns the elements of an SPDX 2 document into the members of the JSON form, and remembers where each stood. */
export class MemberTree implements XmlHandler {
  readonly #open: Open[] = [];
  readonly #places = new Map<string, Place>();
  #document: JsonObject = {};

  get document(): JsonObject {
    return this.#document;
  }

  /** Where a member stands; of one that is not there, the place of the nearest around it. */
  placeOf(pointer: string): Place {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = this.#places.get(at);
      if (place !== undefined || at === '') return place ?? { line: 1 };
    }
  }

  open({ name, line, column }: XmlElement): void {
    const parent = this.#open.at(-1);
    const pointer = parent === undefined ? '' : `${parent.pointer}${lists.has(name) ? jsonPointer(name, parent.items.get(name)?.length ?? 0) : jsonPointer(name)}`;
    const place = { line, column };
    this.#places.set(pointer, place);
    this.#open.push({ name, pointer, place, members: new Map(), items: new Map(), text: '' });
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.text += text;
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const parent = this.#open.at(-1);
    const value = valueOf(closed);
    if (parent === undefined) {
      this.#document = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
      return;
    }
    if (!lists.has(closed.name)) {
      if (parent.members.has(closed.name)) throw new Unreadable(`holds the element ${closed.name.slice(0, 100)} twice in one place`, closed.place);
      parent.members.set(closed.name, value);
      return;
    }
    const items = parent.items.get(closed.name);
    if (items === undefined) parent.items.set(closed.name, [value]);
    else items.push(value);
  }
}

function valueOf({ name, members, items, text }: Open): JsonValue {
  if (members.size === 0 && items.size === 0) return name === 'filesAnalyzed' ? (flags.get(text.trim()) ?? text) : text;
  return Object.fromEntries([...members, ...items]);
}

const flags: ReadonlyMap<string, boolean> = new Map([['true', true], ['false', false]]);

import { isArray, isObject, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { jsonPointer } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';

/** One object of the document that has a class, with its place. */
export interface Node {
  readonly object: JsonObject;
  readonly className: string;
  readonly pointer: string;
}

/** The objects of an SPDX 3 document, those that stand inside others included, found again by their ids. */
export class Elements {
  readonly nodes: Node[] = [];
  readonly #byId = new Map<string, Node>();

  /** @throws Unreadable with a JSON pointer when two objects have the same id */
  constructor(document: JsonObject) {
    const graph = valueAt(document, '@graph');
    const pending: { readonly value: JsonValue; readonly pointer: string }[] = [];
    if (isArray(graph)) for (let index = graph.length - 1; index >= 0; index -= 1) pending.push({ value: graph[index] ?? null, pointer: jsonPointer('@graph', index) });
    else pending.push({ value: document, pointer: '' });
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) this.#enter(next.value, next.pointer, pending);
  }

  /** The object that a value names by its id, or that it is. */
  find(value: JsonValue | undefined): Node | undefined {
    if (typeof value === 'string') return this.#byId.get(value);
    if (!isObject(value)) return undefined;
    const id = idOf(value);
    return id === undefined ? { object: value, className: classOf(value) ?? '', pointer: '' } : this.#byId.get(id);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  #enter(value: JsonValue, pointer: string, pending: { readonly value: JsonValue; readonly pointer: string }[]): void {
    if (isArray(value)) {
      value.forEach((item, index) => {
        if (typeof item === 'object' && item !== null) pending.push({ value: item, pointer: `${pointer}/${index}` });
      });
      return;
    }
    if (!isObject(value)) return;
    const className = classOf(value);
    if (className !== undefined) {
      const node = { object: value, className, pointer };
      this.nodes.push(node);
      const id = idOf(value);
      if (id !== undefined) {
        if (this.#byId.has(id)) throw new Unreadable('gives the same id to two elements', { jsonPointer: `${pointer}/${value['spdxId'] === undefined ? '@id' : 'spdxId'}` });
        this.#byId.set(id, node);
      }
    }
    for (const key in value) {
      const member = value[key];
      if (typeof member === 'object' && member !== null && key !== '@context') pending.push({ value: member, pointer: pointer + jsonPointer(key) });
    }
  }
}

export function idOf(object: JsonObject): string | undefined {
  return stringAt(object, 'spdxId') ?? stringAt(object, '@id');
}

function classOf(object: JsonObject): string | undefined {
  return stringAt(object, 'type') ?? stringAt(object, '@type');
}

/** The values of a property: a list, or a single value in the place of one. */
export function valuesOf(object: JsonObject, key: string): readonly JsonValue[] {
  const value = valueAt(object, key);
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

/** The id that a value is or carries. */
export function referenceOf(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) ? idOf(value) : undefined;
}

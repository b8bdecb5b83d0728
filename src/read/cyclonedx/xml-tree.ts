import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import { owned } from '../gateway/owned.ts';
import type { XmlElement, XmlHandler } from '../gateway/xml.ts';
import type { Place } from '../source.ts';
import { bomShape, type ObjectShape, type Shape } from './xml-shapes.ts';

/** Lists whose items are handed on one by one and then left behind. */
export type StreamedList = 'components' | 'dependencies' | 'services' | 'vulnerabilities';
const streamedLists: ReadonlySet<string> = new Set<StreamedList>(['components', 'dependencies', 'services', 'vulnerabilities']);

type Members = Record<string, JsonValue>;

/** An open element that is read. */
interface Frame {
  readonly shape: Shape;
  /** The object or list that it becomes. */
  readonly members: Members | undefined;
  readonly items: JsonValue[] | undefined;
  /** Hands the finished value to the parent. */
  readonly give: (value: JsonValue) => void;
  text: string;
}

/** The array of a member whose element may be repeated. */
function repeats(members: Members, key: string): JsonValue[] {
  const present = members[key];
  if (Array.isArray(present)) return present;
  const made: JsonValue[] = [];
  members[key] = made;
  return made;
}

/**
 * Turns the elements that are read (`bomShape`) into values in the shape of CycloneDX JSON while the document goes by.
 */
export class XmlTree implements XmlHandler {
  readonly #namespace: string;
  readonly #onItem: (list: StreamedList, item: JsonObject) => void;
  readonly #open: Frame[] = [];
  /** How many elements inside each other are open that are not read. */
  #skipped = 0;
  /** Places of the objects of the item that is being read, and of all outside items. */
  readonly #itemPlaces = new Map<JsonObject, Place>();
  readonly #places = new Map<JsonObject, Place>();
  #root: Members = {};

  constructor(namespace: string, onItem: (list: StreamedList, item: JsonObject) => void) {
    this.#namespace = namespace;
    this.#onItem = onItem;
  }

  /** The document without the items of the streamed lists. */
  get document(): JsonObject {
    return this.#root;
  }

  /** Where an object stands; for those of an item only until the next item begins. */
  placeOf(object: JsonObject): Place {
    return this.#itemPlaces.get(object) ?? this.#places.get(object) ?? {};
  }

  open(element: XmlElement): void {
    if (this.#skipped > 0 || element.namespace !== this.#namespace) {
      this.#skipped += 1;
      return;
    }
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      const frame = this.#frame(bomShape, element, () => undefined);
      this.#root = frame.members ?? {};
      return;
    }
    if (parent.shape.is === 'object') this.#openMember(parent.shape, parent.members ?? {}, element);
    else if (parent.shape.is === 'list') this.#openItem(parent, element);
    else this.#skipped += 1;
  }

  text(text: string): void {
    const frame = this.#open.at(-1);
    if (this.#skipped === 0 && frame !== undefined) frame.text += text;
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const frame = this.#open.pop();
    if (frame === undefined) return;
    if (frame.shape.is === 'text') return frame.give(frame.shape.isKept ? owned(frame.text.trim()) : frame.text.trim());
    if (frame.shape.is === 'object' && frame.shape.textKey !== undefined && frame.members !== undefined) frame.members[frame.shape.textKey] = frame.text.trim();
    frame.give(frame.members ?? frame.items ?? null);
  }

  #openMember(shape: ObjectShape, members: Members, element: XmlElement): void {
    const child = shape.children.get(element.name);
    if (child === undefined) {
      this.#skipped += 1;
      return;
    }
    const { key } = child;
    this.#frame(child.shape, element, (value) => {
      if (child.repeats === true) repeats(members, key).push(value);
      else members[key] ??= value;
    });
  }

  #openItem(parent: Frame, element: XmlElement): void {
    const item = parent.shape.is === 'list' ? parent.shape.items.get(element.name) : undefined;
    if (item === undefined) {
      this.#skipped += 1;
      return;
    }
    const { wrap } = item;
    const list = this.#open.length === 2 ? this.#streamedList(parent) : undefined;
    if (list !== undefined) this.#itemPlaces.clear();
    this.#frame(item.shape, element, (value) => {
      if (list !== undefined) this.#onItem(list, value as JsonObject);
      else parent.items?.push(wrap === undefined ? value : { [wrap]: value });
    });
  }

  /** The name of a list right under the root that is streamed. */
  #streamedList(frame: Frame): StreamedList | undefined {
    for (const [name, child] of bomShape.children) if (child.shape === frame.shape && streamedLists.has(name)) return name as StreamedList;
    return undefined;
  }

  #frame(shape: Shape, element: XmlElement, give: (value: JsonValue) => void): Frame {
    const members: Members | undefined = shape.is === 'object' ? {} : undefined;
    const frame: Frame = { shape, members, items: shape.is === 'list' ? [] : undefined, give, text: '' };
    this.#open.push(frame);
    if (shape.is !== 'object' || members === undefined) return frame;
    for (const { name, namespace, value } of element.attributes) if (namespace === '' && shape.attributes.includes(name)) members[name] = name === 'bom-ref' || name === 'ref' ? owned(value) : value;
    if (shape.isPlaced !== true) return frame;
    const isInItem = this.#open.length > 2 && this.#open[1]?.shape.is === 'list' && this.#streamedList(this.#open[1]) !== undefined;
    (isInItem ? this.#itemPlaces : this.#places).set(members, { line: element.line, column: element.column });
    return frame;
  }
}

import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import type { XmlElement, XmlHandler } from '../gateway/xml-document.ts';
import type { Place } from '../source.ts';
import { bomShape, type Child, type Item, type ObjectShape, type Shape } from './xml-shapes.ts';

/** Lists whose items are handed on one by one and then left behind. */
export type StreamedList = 'components' | 'dependencies' | 'services' | 'vulnerabilities';
const streamedLists: readonly StreamedList[] = ['components', 'dependencies', 'services', 'vulnerabilities'];
const streamedBy: ReadonlyMap<Shape | undefined, StreamedList> = new Map(streamedLists.map((name) => [bomShape.children.get(name)?.shape, name]));

type Members = Record<string, JsonValue>;

/** An open element that is read. At each depth one serves all elements, one after the other. */
interface Frame {
  shape: Shape;
  /** The object or list that it becomes. */
  members: Members | undefined;
  items: JsonValue[] | undefined;
  /** What it is to the frame around it: a member, or an item. */
  child: Child | undefined;
  item: Item | undefined;
  /** The streamed list that it is an item of. */
  list: StreamedList | undefined;
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
  readonly #frames: Frame[] = [];
  /** How many of the frames belong to open elements. */
  #depth = 0;
  /** How many elements inside each other are open that are not read. */
  #skipped = 0;
  /** The item that was opened last, and its place: mostly nothing else of it is asked for. */
  #item: JsonObject | undefined;
  #itemPlace: Place = {};
  /** Places of the objects inside of that item, and of all outside items. */
  readonly #innerPlaces = new Map<JsonObject, Place>();
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
    return object === this.#item ? this.#itemPlace : (this.#innerPlaces.get(object) ?? this.#places.get(object) ?? {});
  }

  open(element: XmlElement): void {
    if (this.#skipped > 0 || element.namespace !== this.#namespace) {
      this.#skipped += 1;
      return;
    }
    const parent = this.#innermost;
    if (parent === undefined) {
      const frame = this.#frame(bomShape, element);
      this.#root = frame.members ?? {};
      return;
    }
    if (parent.shape.is === 'object') this.#openMember(parent.shape, element);
    else if (parent.shape.is === 'list') this.#openItem(parent, element);
    else this.#skipped += 1;
  }

  text(text: string): void {
    const frame = this.#innermost;
    if (this.#skipped === 0 && frame !== undefined) frame.text += text;
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const frame = this.#innermost;
    if (frame === undefined) return;
    this.#depth -= 1;
    const { shape, members } = frame;
    if (shape.is === 'text') return this.#give(frame, frame.text.trim());
    if (shape.is === 'object' && shape.textKey !== undefined && members !== undefined) members[shape.textKey] = frame.text.trim();
    this.#give(frame, members ?? frame.items ?? null);
  }

  /** Hands a finished value to the frame around it. */
  #give({ child, item, list }: Frame, value: JsonValue): void {
    const parent = this.#innermost;
    if (list !== undefined) this.#onItem(list, value as JsonObject);
    else if (item !== undefined) parent?.items?.push(item.wrap === undefined ? value : { [item.wrap]: value });
    else if (child !== undefined && parent?.members !== undefined) {
      if (child.repeats === true) repeats(parent.members, child.key).push(value);
      else parent.members[child.key] ??= value;
    }
  }

  #openMember(shape: ObjectShape, element: XmlElement): void {
    const child = shape.children.get(element.name);
    if (child === undefined) this.#skipped += 1;
    else this.#frame(child.shape, element, child);
  }

  #openItem(parent: Frame, element: XmlElement): void {
    const item = parent.shape.is === 'list' ? parent.shape.items.get(element.name) : undefined;
    if (item === undefined) {
      this.#skipped += 1;
      return;
    }
    const list = this.#depth === 2 ? streamedBy.get(parent.shape) : undefined;
    this.#frame(item.shape, element, undefined, item, list);
  }

  #frame(shape: Shape, element: XmlElement, child?: Child, item?: Item, list?: StreamedList): Frame {
    const members: Members | undefined = shape.is === 'object' ? {} : undefined;
    const frame = this.#nextFrame(shape);
    frame.shape = shape;
    frame.members = members;
    frame.items = shape.is === 'list' ? [] : undefined;
    frame.child = child;
    frame.item = item;
    frame.list = list;
    frame.text = '';
    if (shape.is !== 'object' || members === undefined) return frame;
    const { attributes } = element;
    for (let at = 0; at < attributes.length; at += 1) {
      const attribute = attributes[at];
      if (attribute?.namespace === '' && shape.attributes.includes(attribute.name)) members[attribute.name] = attribute.value;
    }
    if (shape.isPlaced !== true) return frame;
    const place = { line: element.line, column: element.column };
    if (list !== undefined) this.#begin(members, place);
    else if (this.#depth > 2 && streamedBy.has(this.#frames[1]?.shape)) this.#innerPlaces.set(members, place);
    else this.#places.set(members, place);
    return frame;
  }

  #begin(item: JsonObject, place: Place): void {
    this.#item = item;
    this.#itemPlace = place;
    if (this.#innerPlaces.size > 0) this.#innerPlaces.clear();
  }

  get #innermost(): Frame | undefined {
    return this.#depth === 0 ? undefined : this.#frames[this.#depth - 1];
  }

  #nextFrame(shape: Shape): Frame {
    const frame = (this.#frames[this.#depth] ??= { shape, members: undefined, items: undefined, child: undefined, item: undefined, list: undefined, text: '' });
    this.#depth += 1;
    return frame;
  }
}

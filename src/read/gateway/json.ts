import { Unreadable, type Place } from '../source.ts';
import type { ItemMarks } from './item-marks.ts';
import { type JsonLimits } from './json-limits.ts';
import type { JsonScanner } from './json-scanner.ts';
import { JsonShapeScanner } from './json-shape-scanner.ts';
import type { JsonValue } from './json-value.ts';
import { decodeUtf8, encodingOf, placeOfByte, validUtf8Length } from './text.ts';

export { jsonLimits, type JsonLimits } from './json-limits.ts';
export type { JsonObject, JsonValue } from './json-value.ts';

const usualLimits: Partial<JsonLimits> = {};

/**
 * Reads a JSON document (RFC 8259) after checking it against the limits. A UTF-8 byte-order mark is tolerated.
 * @throws Unreadable with line and column: wrong syntax, not UTF-8, a key twice in one object, half a surrogate pair
 *   or a NUL in a string, a number that is not finite, more depth, keys, items or characters than the limits allow
 */
export function parseJson(bytes: Uint8Array, limits: Partial<JsonLimits> = usualLimits): JsonValue {
  const scanner = limits === usualLimits ? usualScanner : new JsonShapeScanner(nothing, limits);
  try {
    scanner.begin(bytes);
    scanner.skipDocument();
  } finally {
    scanner.begin(nothing);
  }
  return build(bytes, encodingOf(bytes).markBytes, bytes.length);
}

const nothing = new Uint8Array(0);
/** Serves all documents with the usual limits, one after the other: making its tables costs more than a small document. One kind of scanner serves all uses, so that the engine compiles it for one. */
const usualScanner = new JsonShapeScanner(nothing);

/**
 * Builds the value that lies between two bytes and has been scanned.
 * @throws Unreadable with line and column in the whole document when it is not UTF-8
 */
export function build(bytes: Uint8Array, start: number, end: number): JsonValue {
  const text = decodeUtf8(bytes.subarray(start, end));
  if (text === undefined) throw new Unreadable('is not UTF-8', placeOfByte(bytes, start + validUtf8Length(bytes.subarray(start, end))));
  const value: JsonValue = JSON.parse(text);
  return value;
}

/**
 * Finds the line and column of a value again, for a report. Walks over the document once: for many places use `placesOf`.
 * @param pointer RFC 6901; a step that does not exist gives the place of the deepest value on the way
 */
export function placeOf(bytes: Uint8Array, pointer: string): Place {
  return placesOf(bytes, [pointer])[0] ?? { jsonPointer: pointer };
}

interface Step {
  readonly children: Map<string, Step>;
  place: Place | undefined;
}

/**
 * Finds many places in one walk over a document that was read before; see `placeOf`. Never throws: what can't be found keeps its pointer only.
 * @param marks of lists of the outermost object, by their keys, from a walk over the same bytes: what lies in them is found from the mark before it
 */
export function placesOf(bytes: Uint8Array, pointers: readonly string[], marks: ReadonlyMap<string, ItemMarks> = noMarks): readonly Place[] {
  const root: Step = { children: new Map(), place: undefined };
  const wanted = new Set(pointers.flatMap((pointer) => path(root, pointer, true)));
  try {
    const scanner = usualScanner;
    scanner.begin(bytes);
    const walked = new Map(root.children);
    for (const [key, list] of marks) if (!pointers.includes(`/${key}`) && visitMarked(scanner, root.children.get(key), list, wanted)) walked.delete(key);
    scanner.begin(bytes);
    scanner.skipSpace();
    root.place = scanner.placeAt(scanner.position);
    visit(scanner, { children: walked, place: undefined }, 0, { left: wanted.size });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  } finally {
    usualScanner.begin(nothing);
  }
  return pointers.map((pointer) => ({ ...path(root, pointer, false).findLast((step) => step.place !== undefined)?.place, jsonPointer: pointer }));
}

const noMarks: ReadonlyMap<string, ItemMarks> = new Map();

/** Depth of an item: inside the outermost object and the list. */
const itemDepth = 2;

/**
 * Visits the wanted items of a list, each from the mark before it.
 * @param wanted loses what needs no other walk
 * @returns false when something of it has to be looked for from the beginning of the document
 */
function visitMarked(scanner: JsonScanner, list: Step | undefined, marks: ItemMarks, wanted: Set<Step>): boolean {
  if (list === undefined || list.children.size === 0) return false;
  const items = [...list.children].map(([name, step]) => ({ step, index: Number(name), from: isIndex(name) ? marks.before(Number(name)) : undefined }));
  if (items.some(({ from }) => from === undefined)) return false;
  for (const { step, index, from } of items) {
    if (from === undefined) continue;
    scanner.goTo(from.mark);
    for (let at = from.index; at < index; at += 1) {
      scanner.passValue();
      if (!scanner.nextItem(itemDepth)) return false;
    }
    visit(scanner, step, itemDepth, { left: stepsIn(step).length });
  }
  for (const step of stepsIn(list)) wanted.delete(step);
  return true;
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(name);
}

function stepsIn(step: Step): readonly Step[] {
  return [step, ...[...step.children.values()].flatMap(stepsIn)];
}

/** The steps from the root along a pointer, made when they are missing. */
function path(root: Step, pointer: string, isMaking: boolean): readonly Step[] {
  const steps = [root];
  let step = root;
  for (const escaped of pointer === '' ? [] : pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    let child = step.children.get(name);
    if (child === undefined && isMaking) {
      child = { children: new Map(), place: undefined };
      step.children.set(name, child);
    }
    if (child === undefined) break;
    steps.push(child);
    step = child;
  }
  return steps;
}

/** How many places are yet to be found: with none left the walk ends where it is. */
interface Search {
  left: number;
}

/** Notes the place of the value that is next, and of those wanted inside it. */
function visit(scanner: JsonScanner, step: Step, outerDepth: number, search: Search): void {
  step.place = scanner.placeAt(scanner.position);
  search.left -= 1;
  if (search.left === 0) return;
  if (step.children.size === 0) return scanner.passValue();
  const depth = outerDepth + 1;
  if (scanner.next === 0x7b) {
    if (!scanner.openObject(depth)) return;
    do visitChild(scanner, step.children.get(scanner.key), depth, search);
    while (search.left > 0 && scanner.nextMember(depth));
  } else if (scanner.next === 0x5b) {
    if (!scanner.openArray(depth)) return;
    let index = 0;
    do {
      visitChild(scanner, step.children.get(String(index)), depth, search);
      index += 1;
    } while (search.left > 0 && scanner.nextItem(depth));
  } else scanner.passValue();
}

function visitChild(scanner: JsonScanner, step: Step | undefined, depth: number, search: Search): void {
  if (step === undefined) scanner.passValue();
  else visit(scanner, step, depth, search);
}

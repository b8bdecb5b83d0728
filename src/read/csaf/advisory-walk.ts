import type { CursorMark } from '../gateway/item-marks.ts';
import { build } from '../gateway/json.ts';
import { JsonShapeScanner } from '../gateway/json-shape-scanner.ts';
import type { JsonShape } from '../gateway/json-shape.ts';
import type { JsonValue } from '../gateway/json-value.ts';
import { walkItems } from '../gateway/json-walk.ts';
import type { TextNumbers } from '../gateway/text-numbers.ts';
import { Unreadable } from '../source.ts';

const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const nothing = new Uint8Array(0);
const noItems: JsonValue = [];
/** Depth of the members of the document, and of the items of a list among them. */
const memberDepth = 1;

/** The list whose items are taken one at a time. */
const list = 'vulnerabilities';
/** What must be known before them. */
const before = ['document', 'product_tree'] as const;
const tree = 'product_tree';

/** Takes vulnerabilities one at a time. */
export interface VulnerabilityTaker {
  /** The usual form of one. */
  readonly shape: JsonShape;
  readonly numbers: TextNumbers;
  /** While it is true, an item whose keys are not in order is given whole. */
  readonly isOrderAsked: boolean;
  /** Nothing of the item stays in memory but what is kept of `value`. */
  take(value: JsonValue, index: number, hasShape: boolean): void;
}

/** The members of a document; the list of vulnerabilities is empty there. */
export type Members = ReadonlyMap<string, JsonValue>;

/** What came of a walk. */
export interface WalkedAdvisory {
  readonly members: Members;
  /** The product tree has the usual form: it keeps the schema, its keys are in order, and only what is wanted of it is there. */
  readonly hasUsualTree: boolean;
}

/** Serves all documents, one after the other: making its tables costs more than a small document. */
const scanner = new JsonShapeScanner(nothing);

/**
 * Reads a document member by member, each checked against the limits and built by itself, and its vulnerabilities one at a time
 * once the members that speak of the whole document are known. In a document with another order of members the vulnerabilities are looked at twice.
 * @param treeShape gives the usual form of the product tree, asked once the member `document` is known
 * @param begin called once, before the first vulnerability; without a taker they are only checked
 * @throws Unreadable as `parseJson`
 */
export function walkAdvisory(bytes: Uint8Array, treeShape: (members: Members) => JsonShape | undefined, begin: (members: Members) => VulnerabilityTaker | undefined): WalkedAdvisory {
  const members = new Map<string, JsonValue>();
  let later: CursorMark | undefined;
  let hasUsualTree = false;
  try {
    scanner.begin(bytes);
    scanner.skipSpace();
    const first = scanner.next;
    if (first !== OPEN_OBJECT) {
      scanner.skipDocument();
      throw new Unreadable('is no object');
    }
    for (let hasMore = scanner.openObject(memberDepth); hasMore; hasMore = scanner.nextMember(memberDepth)) {
      const { key, position } = scanner;
      const shape = key === tree ? treeShape(members) : undefined;
      if (shape !== undefined) {
        scanner.isOrderAsked = true;
        const value = scanner.take(shape, memberDepth);
        if (value !== undefined) {
          hasUsualTree = true;
          members.set(key, value);
          continue;
        }
      }
      if (key !== list || scanner.next !== OPEN_ARRAY) {
        scanner.skipValue(memberDepth);
        members.set(key, build(bytes, position, scanner.position));
        continue;
      }
      members.set(key, noItems);
      if (before.every((name) => members.has(name))) takeItems(bytes, begin(members));
      else {
        later = scanner.mark;
        scanner.skipValue(memberDepth);
      }
    }
    scanner.skipSpace();
    if (!scanner.atEnd) scanner.fail('goes on after the end of its JSON value');
    if (later !== undefined) {
      scanner.goTo(later);
      takeItems(bytes, begin(members));
    }
  } finally {
    scanner.release();
  }
  return { members, hasUsualTree };
}

function takeItems(bytes: Uint8Array, taker: VulnerabilityTaker | undefined): void {
  if (taker === undefined) return scanner.skipValue(memberDepth);
  scanner.numbers = taker.numbers;
  scanner.isOrderAsked = taker.isOrderAsked;
  walkItems(bytes, scanner, {
    shape: taker.shape,
    onItem: (value, index, _line, hasShape) => {
      taker.take(value, index, hasShape);
      scanner.isOrderAsked = taker.isOrderAsked;
    },
  }, memberDepth + 1);
}

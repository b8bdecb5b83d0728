import { walk } from '../../cve/schema/breach.ts';
import { follower } from '../../cve/schema/follow.ts';
import type { ArrayShape, ObjectShape, Shape, StringShape } from '../../cve/schema/shape.ts';
import { repeatedIndex } from '../../cve/schema/unique.ts';
import { laterShape, listShape, numberedShape, objectShape, textShape, valueShape, type JsonShape, type Keeping, type Member, type SureBytes } from '../../gateway/json-shape.ts';
import { comesAfter, unsortedPlace } from '../key-order.ts';
import { uriForm } from './text-forms.ts';

/** What is wanted of a value: a text for how long, texts as numbers, all of it, these members of it or of its items, or (absent) nothing but that it is there. */
export type Wanted = Keeping | 'numbers' | 'whole' | { readonly [member: string]: Wanted };

/** The usual form of what a shape of the schema allows: whatever has it keeps the schema, and only what is wanted of it is built. */
export function usualForm(shape: Shape, wanted: Wanted | undefined): JsonShape {
  if (wanted === 'whole') return whole(shape);
  switch (shape.type) {
    case 'string':
      return textOf(shape, wanted);
    case 'array':
      return listOf(shape, wanted);
    case 'object':
      return objectOf(shape, wanted) ?? whole(shape);
    case 'later':
      return laterShape(() => usualForm(shape.shape(), wanted));
    default:
      return whole(shape);
  }
}

function whole(shape: Shape): JsonShape {
  const follow = follower(shape);
  return valueShape((value) => {
    const found = walk(1);
    follow(value, found);
    return found.breaches.length === 0;
  }, (value) => unsortedPlace(value) === undefined);
}

function textOf(shape: StringShape, wanted: Wanted | undefined): JsonShape {
  const { min = 0, max, form, values, allowsExtension } = shape;
  if (max !== undefined || allowsExtension === true) return whole(shape);
  if (wanted === 'numbers') return form === undefined && values === undefined ? numberedShape(min) : whole(shape);
  return textShape({ keeps: typeof wanted === 'string' && wanted !== 'whole' ? wanted : undefined, bytesMin: min, test: testOf(shape), sure: form === uriForm ? sureAddress : undefined, words: values === undefined ? undefined : [...values] });
}

function testOf({ min = 0, form }: StringShape): ((text: string) => boolean) | undefined {
  // Above one, characters are not bytes.
  return min > 1 ? (text) => text.length >= min && form?.holds(text) !== false : form?.holds;
}

function listOf(shape: ArrayShape, wanted: Wanted | undefined): JsonShape {
  const { items, min = 0, max, isUnique = false, also } = shape;
  if (max !== undefined || also !== undefined) return whole(shape);
  const isOfTexts = items.type === 'string';
  // Whether items are equal is told by all of them; of objects, the members that are wanted have to be all that there are.
  if (isUnique && (isOfTexts ? wanted === undefined : !isAll(items, wanted))) return whole(shape);
  return listShape(usualForm(items, wanted), isUnique && isOfTexts, { itemsMin: min, ...(isUnique && !isOfTexts ? { test: (list) => list.length < 2 || repeatedIndex(list) === undefined } : {}) });
}

function isAll(shape: Shape, wanted: Wanted | undefined): boolean {
  return shape.type === 'object' && typeof wanted === 'object' && [...shape.properties.keys()].every((key) => wanted[key] !== undefined && typeof wanted[key] !== 'object');
}

function objectOf(shape: ObjectShape, wanted: Wanted | undefined): JsonShape | undefined {
  const { properties, required, others, minKeys = 0, maxKeys, also } = shape;
  if (others !== 'none' || also !== undefined) return undefined;
  const members: Record<string, Member> = {};
  for (const [key, member] of [...properties].toSorted(([one], [other]) => (comesAfter(one, other) ? 1 : -1))) {
    const wantedOfIt = typeof wanted === 'object' ? wanted[key] : undefined;
    members[key] = { shape: usualForm(member, wantedOfIt), isKept: wantedOfIt !== undefined };
  }
  return objectShape(members, required, minKeys, maxKeys);
}

/** Nearly every address in an advisory begins so, and has no escape, bracket or fragment: then it is one. */
const sureAddress: SureBytes = {
  beginning: new TextEncoder().encode('https://'),
  table: new Uint8Array(256).map((_, byte) => (/[A-Za-z0-9\-._~:/?@!$&'()*+,;=]/.test(String.fromCharCode(byte)) ? 1 : 0)),
};

import { quote, say, ours, type Text } from '../../model/text.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import type { Place } from '../source.ts';
import type { NoteList } from './note-list.ts';
import type { SureBytes } from '../gateway/json-shape.ts';
import type { Version2, Vocabulary } from './vocabulary-2.ts';

/** What a text must be: undefined when it is that, otherwise the expectation in our own words. */
export interface ValueRule {
  (text: string, version: Version2): string | undefined;
  /** When there are few words that keep the rule. */
  readonly vocabulary?: Vocabulary;
  /** Most texts that keep the rule are told by their bytes. */
  readonly sure?: SureBytes;
}

/** What one field of an SPDX 2 object may hold. */
export interface Field {
  readonly type: 'text' | 'texts' | 'boolean' | 'number' | 'object' | 'objects' | 'any';
  /** The versions whose clause makes it mandatory. */
  readonly required?: readonly Version2[];
  /** True when 2.2 does not know it. */
  readonly isSince23?: boolean;
  readonly rule?: ValueRule;
  /** True when the value may be a person's name: it is then never quoted. */
  readonly isPersonal?: boolean;
  readonly shape?: Shape;
}

/** The fields of one kind of object, under the names of the JSON form. */
export interface Shape {
  /** The object in our words: `a package`. */
  readonly label: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: Readonly<Record<Version2, readonly string[]>>;
}

export function defineShape(label: string, fields: Readonly<Record<string, Field>>): Shape {
  const requiredIn = (version: Version2): readonly string[] =>
    Object.entries(fields).flatMap(([name, field]) => (field.required?.includes(version) === true ? [name] : []));
  return { label, fields: new Map(Object.entries(fields)), required: { '2.2': requiredIn('2.2'), '2.3': requiredIn('2.3') } };
}

const typeWords: Readonly<Record<Field['type'], string>> = {
  text: 'a text',
  texts: 'a list of texts',
  boolean: 'true or false',
  number: 'a number',
  object: 'an object',
  objects: 'a list of objects',
  any: 'a value',
};

/** Finds the place of a value by its pointer from the object that is looked at: `/checksums/0/algorithm`. */
export type PlaceIn = (pointer: string) => Place;

/** One comparison: pieces of a place are joined only when there is something to tell. */
interface Look {
  readonly shape: Shape;
  readonly version: Version2;
  readonly placeIn: PlaceIn;
  readonly notes: NoteList;
}

/** Compares one object with its shape: every difference becomes a finding, nothing is refused. */
export function checkShape(object: JsonObject, shape: Shape, version: Version2, placeIn: PlaceIn, notes: NoteList): void {
  const look: Look = { shape, version, placeIn, notes };
  for (const name of shape.required[version]) {
    if (object[name] === undefined) {
      notes.finding('required-field', () => placeIn(''), () => say`${ours(capital(shape.label))} has no ${ours(name)}; SPDX ${ours(version)} asks for one.`);
    }
  }
  for (const name in object) {
    const field = shape.fields.get(name);
    const value = object[name];
    if (field === undefined || (field.isSince23 === true && version === '2.2')) {
      notes.finding('unknown-field', () => placeIn(`/${name}`), () => say`${ours(capital(shape.label))} has the field ${quote(name, 80)}; SPDX ${ours(version)} has no such field there.`);
    } else if (field.type === 'text') {
      if (typeof value !== 'string') wrongType(look, 'text', name);
      else if (field.rule !== undefined) checkText(look, value, field.rule, field, name);
    } else if (value !== undefined) checkOther(look, value, field, name);
  }
}

function checkOther(look: Look, value: JsonValue, field: Field, name: string): void {
  const { type, shape, rule } = field;
  if (type === 'any') return;
  if (type === 'boolean' || type === 'number') {
    if (typeof value !== type) wrongType(look, type, name);
  } else if (type === 'object') {
    if (!isObject(value)) wrongType(look, type, name);
    else if (shape !== undefined) checkShape(value, shape, look.version, (inner) => look.placeIn(`/${name}${inner}`), look.notes);
  } else if (!isArray(value)) wrongType(look, type, name);
  else if (type === 'texts') {
    value.forEach((item, index) => {
      if (typeof item !== 'string') wrongType(look, 'text', name, index);
      else if (rule !== undefined) checkText(look, item, rule, field, name, index);
    });
  } else {
    value.forEach((item, index) => {
      if (!isObject(item)) wrongType(look, 'object', name, index);
      else if (shape !== undefined) checkShape(item, shape, look.version, (inner) => look.placeIn(`/${name}/${index}${inner}`), look.notes);
    });
  }
}

function checkText(look: Look, text: string, rule: ValueRule, field: Field, name: string, index?: number): void {
  const expected = rule(text, look.version);
  if (expected === undefined) return;
  look.notes.finding('value', () => look.placeIn(pointerTo(name, index)), () => wrongValue(text, field, look.shape, name, expected));
}

function wrongValue(text: string, field: Field, shape: Shape, name: string, expected: string): Text {
  const value = field.isPersonal === true ? say`another form` : say`${quote(text, 120)}`;
  return say`The ${ours(name)} of ${ours(shape.label)} is ${value}; expected is ${ours(expected)}.`;
}

function wrongType(look: Look, type: Field['type'], name: string, index?: number): void {
  const place = (): Place => look.placeIn(pointerTo(name, index));
  look.notes.finding('type', place, () => say`The ${ours(name)} of ${ours(look.shape.label)} is of another type; expected is ${ours(typeWords[type])}.`);
}

function pointerTo(name: string, index: number | undefined): string {
  return index === undefined ? `/${name}` : `/${name}/${index}`;
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

import { ours, quote, say, type Text } from '../../model/text.ts';
import { isArray, type JsonValue } from '../gateway/json-value.ts';
import { jsonPointer } from '../gateway/json-value.ts';
import type { NoteList } from '../spdx/note-list.ts';
import { utcTime } from '../spdx/values-2.ts';
import type { Node } from './elements.ts';
import { closedLists, isElementClass, isKnownClass, listProperties, requiredProperties } from './vocabulary.ts';

/** Compares one object with the model of SPDX 3.0.1: its class, what the class must have, closed lists and times. */
export function checkNode({ object, className, pointer }: Node, notes: NoteList): void {
  if (!isKnownClass(className)) {
    notes.finding('unknown-class', () => ({ jsonPointer: `${pointer}/type` }), () => say`An object has the type ${quote(className, 80)}; expected is a class of SPDX 3.0.1.`);
    return;
  }
  const expected = (name: string): void => {
    if (!Object.hasOwn(object, name)) notes.finding('required-field', () => ({ jsonPointer: pointer }), () => say`An object of the class ${quote(className, 80)} has no ${ours(name)}; SPDX 3.0.1 asks for one.`);
  };
  if (isElementClass(className)) ['spdxId', 'creationInfo'].forEach(expected);
  requiredProperties.get(className)?.forEach(expected);
  for (const name in object) {
    const value = object[name];
    if (value === undefined || !Object.hasOwn(object, name)) continue;
    if (listProperties.has(name) && !isArray(value)) {
      notes.finding('type', () => ({ jsonPointer: pointer + jsonPointer(name) }), () => say`The property ${ours(name)} holds a single value; expected is a list.`);
    }
    checkValue(name, value, pointer, notes);
  }
}

function checkValue(name: string, value: JsonValue, pointer: string, notes: NoteList): void {
  const list = closedLists.get(name);
  if (list !== undefined) {
    (isArray(value) ? value : [value]).forEach((item, index) => {
      if (typeof item === 'string' && list.has(item)) return;
      const place = { jsonPointer: pointer + (isArray(value) ? jsonPointer(name, index) : jsonPointer(name)) };
      notes.finding('value', () => place, () => say`The property ${ours(name)} is ${written(item)}; expected is a word that SPDX 3.0.1 lists for it.`);
    });
  } else if (name === 'created' && (typeof value !== 'string' || utcTime(value, '2.3') !== undefined)) {
    notes.finding('value', () => ({ jsonPointer: `${pointer}/created` }), () => say`The property created is ${written(value)}; expected is a time in UTC, as in 2026-05-31T10:00:00Z.`);
  } else if (name === 'specVersion' && value !== '3.0.1') {
    notes.finding('version', () => ({ jsonPointer: `${pointer}/specVersion` }), () => say`The property specVersion is ${written(value)} in a document of SPDX 3.0.1; expected is 3.0.1.`);
  }
}

/** A value in a sentence: a text as a quotation, anything else by its type. */
function written(value: JsonValue): Text {
  return typeof value === 'string' ? say`${quote(value, 80)}` : say`no text`;
}

import { rawText, type Text } from '../../model/text.ts';
import { Escaped } from './escaped.ts';

/**
 * A JSON document whose bytes are safe on a terminal and in a build server's log: all that is not plain printable text,
 * and the second of two number signs, with which commands to some build servers begin, is written as `\uXXXX`.
 * Sentences (`Text`) become strings.
 */
export function jsonDocument(value: unknown): Escaped<'json'> {
  const plain = JSON.stringify(value, (_key, item: unknown) => (isText(item) ? rawText(item) : item), 2);
  return new Escaped('json', `${plain.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).replaceAll('##', '#\\u0023')}\n`);
}

// JSON.stringify itself writes C0 controls and lone surrogates as escapes; these are left over. Unit by unit, for JSON has no other
// form, and built from numbers so that the source holds no invisible character. The last range is the first half of a tag character.
const unsafe = new RegExp(`[${[
  [0x7f, 0x9f], [0xad, 0xad], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x200b, 0x200f], [0x2028, 0x202e],
  [0x2060, 0x206f], [0x3164, 0x3164], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb], [0xdb40, 0xdb40],
].map((range) => range.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('-')).join('')}]`, 'g');

function isText(item: unknown): item is Text {
  return typeof item === 'object' && item !== null && Object.keys(item).length === 1 && 'parts' in item && Array.isArray(item.parts);
}

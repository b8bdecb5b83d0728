import { rawText, type Text } from '../../model/text.ts';
import { Escaped } from './escaped.ts';

/**
 * A JSON document whose bytes are safe on a terminal: all that is not plain printable text is written as `\uXXXX`.
 * Sentences (`Text`) become strings.
 */
export function jsonDocument(value: unknown): Escaped<'json'> {
  const plain = JSON.stringify(value, (_key, item: unknown) => (isText(item) ? rawText(item) : item), 2);
  return new Escaped('json', `${plain.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`);
}

// JSON.stringify itself writes C0 controls and lone surrogates as escapes; these are left over. Unit by unit, for JSON has no other form.
const unsafe = /[\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\udb40]/g;

function isText(item: unknown): item is Text {
  return typeof item === 'object' && item !== null && Object.keys(item).length === 1 && 'parts' in item && Array.isArray(item.parts);
}

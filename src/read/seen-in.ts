import type { Head } from './head.ts';

const keysMax = 6;
const nameLengthMax = 40;

/**
 * What can be seen at the beginning of a file whose format is not known, in a few words and without its content: a person is told why it
 * is no evidence. Only names out of its form are given, such as the keys of an object.
 */
export function seenIn(head: Head, sizeBytes: number): string {
  if (sizeBytes === 0) return 'nothing, it is empty';
  const { text, bytes, json, isJsonArray, isJsonLines, xmlRoot } = head;
  if (text === undefined) return `bytes that are no text, ${[...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')} first`;
  if (json !== undefined) {
    const keys = [...json.keys].slice(0, keysMax).map((key) => key.slice(0, nameLengthMax));
    if (keys.length === 0) return 'an object of JSON without keys';
    return `${isJsonLines ? 'lines of JSON' : 'an object of JSON'} with the keys ${keys.join(', ')}${json.keys.size > keysMax ? ' and others' : ''}`;
  }
  if (isJsonArray && /^\s*\[\s*(?:[[{"\d\]-]|true|false|null)/.test(text)) return 'a list of JSON';
  if (xmlRoot !== undefined) return `XML with the root element ${xmlRoot.name.slice(0, nameLengthMax)}${xmlRoot.namespace === undefined ? '' : ` of ${xmlRoot.namespace.slice(0, 100)}`}`;
  if (/^<(?:!doctype )?html/i.test(text.trimStart())) return 'a page of HTML';
  const rows = text.split(/\r\n|\n|\r/);
  const cells = Math.min(...[rows[0], rows[1]].map((row) => (row ?? '').split(/[,;\t]/).length));
  if (rows.length > 2 && cells > 2) return `a table of ${cells} columns or more, or a text with many commas`;
  return text.trim() === '' ? 'white space only' : `a text of ${rows.length} ${rows.length === 1 ? 'line' : 'lines'}${sizeBytes > bytes.length ? ' or more' : ''}`;
}

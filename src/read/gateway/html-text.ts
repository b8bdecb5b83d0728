import { Unreadable } from '../source.ts';
import { decodeText, encodingOf } from './text.ts';

/** Where the HTML standard (section 13.2.3.2) looks for a declaration of the encoding, in bytes. */
const declaredWithin = 1024;

/**
 * The characters of a page: UTF-8, UTF-16 with a byte-order mark, or the older encoding that its `<meta charset>` declares. Strict:
 * bytes that belong to no character are refused, so that no pointer leads to a character that nobody wrote.
 * @throws Unreadable with line and column, or when the declared encoding is not known
 */
export function decodePage(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, declaredWithin));
  const declared = /<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([\w-]{1,40})/i.exec(start)?.[1];
  if (declared === undefined || /^utf-?(?:8|16.*)$/i.test(declared) || encodingOf(bytes).markBytes > 0) return decodeText(bytes, { allowUtf16: true });
  let text: string;
  try {
    text = new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch (problem) {
    if (!(problem instanceof RangeError) && !(problem instanceof TypeError)) throw problem;
    throw new Unreadable(`is not in ${declared}, the encoding that it declares`, { line: 1 });
  }
  if (text.includes('\0')) throw new Unreadable('holds a NUL character', { line: 1 });
  return text;
}

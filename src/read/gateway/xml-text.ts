import { OtherForm } from './other-form.ts';
import { asciiText } from './owned.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** What XML forbids or advises against in a text. */
const doubtful = /[\u007f-\u009f\ufffe\uffff]/;
const references: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': '\'' };

/** A text of bytes that are ASCII. */
export function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  return asciiText === undefined ? decoder.decode(bytes.subarray(start, end)) : asciiText.call(bytes, start, end);
}

/**
 * A text of bytes in UTF-8, with line feeds alone at the ends of its lines.
 * @throws OtherForm not UTF-8, or with characters that are forbidden or doubtful
 */
export function decodedOf(bytes: Uint8Array, start: number, end: number): string {
  let text;
  try {
    text = decoder.decode(bytes.subarray(start, end));
  } catch {
    throw new OtherForm();
  }
  if (doubtful.test(text)) throw new OtherForm();
  return text.replaceAll('\r\n', '\n');
}

/**
 * The text with what its references stand for.
 * @throws OtherForm for any but the five that XML names
 */
export function resolved(text: string): string {
  return text.replace(/&(?:(?:amp|lt|gt|quot|apos);)?/g, (reference) => {
    const character = references[reference];
    if (character === undefined) throw new OtherForm();
    return character;
  });
}

/** Whether a text is XML's white space alone (2.3 of XML 1.0). */
export function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

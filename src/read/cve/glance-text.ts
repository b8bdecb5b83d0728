import { decodeUtf8 } from '../gateway/text.ts';
import { unusual } from './line-cursor.ts';

const slots = 4_096;
/** Longer texts are seldom there twice. */
const keptLengthMax = 100;

/**
 * Texts out of bytes, without escapes. The same names come again and again in one list: the last ones are kept,
 * each in the place that its bytes give it, so that no choice of names makes it slow or large.
 */
export class GlancedTexts {
  readonly #texts: string[] = Array.from({ length: slots }, () => '');

  /** @throws unusual when the bytes are not UTF-8 */
  text(bytes: Uint8Array, start: number, end: number): string {
    let hash = 0;
    let any = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      hash = (Math.imul(hash, 31) + byte) | 0;
      any |= byte;
    }
    const isPlain = any < 0x80 && end - start <= keptLengthMax;
    const slot = (hash ^ (hash >>> 12)) & (slots - 1);
    if (isPlain) {
      const known = this.#texts[slot] ?? '';
      if (known.length === end - start && isText(known, bytes, start)) return known;
    }
    const text = decodeUtf8(bytes.subarray(start, end));
    if (text === undefined) throw unusual;
    if (isPlain) this.#texts[slot] = text;
    return text;
  }
}

function isText(text: string, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

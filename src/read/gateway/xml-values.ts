import { endsHash, isAt } from './word-table.ts';
import { asciiOf } from './xml-text.ts';

/** A text that was met before, and the bytes that it was made of. */
interface Known {
  readonly bytes: Uint8Array;
  readonly text: string;
}

const slots = 256;
/** Longer values seldom come twice. */
const bytesMax = 16;

/** Values of attributes in ASCII. Short ones mostly come from a list of the schema: what stood last in a slot is mostly what comes next. */
export class XmlValues {
  readonly #slots: (Known | undefined)[] = Array.from({ length: slots }, () => undefined);

  of(bytes: Uint8Array, start: number, end: number): string {
    if (end === start) return '';
    if (end - start > bytesMax) return asciiOf(bytes, start, end);
    const slot = endsHash(bytes, start, end) & (slots - 1);
    const known = this.#slots[slot];
    if (known !== undefined && known.bytes.length === end - start && isAt(known.bytes, bytes, start)) return known.text;
    const text = asciiOf(bytes, start, end);
    this.#slots[slot] = { bytes: bytes.slice(start, end), text };
    return text;
  }
}

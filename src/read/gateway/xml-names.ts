import { endsHash, isAt } from './word-table.ts';

/** A name as a document writes it, with what follows from it. */
export interface XmlName {
  readonly bytes: Uint8Array;
  readonly hash: number;
  readonly text: string;
  /** Where its colon stands, or -1. */
  readonly colon: number;
  /** The part behind the prefix. */
  readonly local: string;
  /** Whether an attribute of this name declares a namespace. */
  readonly declares: boolean;
}

const START = 1;
const FURTHER = 2;
/** What a name of the usual form begins with, and what else may stand in it. */
const nameBytes = new Uint8Array(256).map((_, byte) => (byte > 0x7f ? 0 : /[A-Za-z_]/.test(String.fromCodePoint(byte)) ? START : /[-.:0-9]/.test(String.fromCodePoint(byte)) ? FURTHER : 0));

/** The schemas of SBOMs have far fewer and shorter ones. */
const namesMax = 500;
const nameBytesMax = 200;
const slots = 2_048;
/** So many slots are looked at, whatever somebody chose the names for. */
const probesMax = 16;

/** The names of a document in ASCII, told by their bytes: each is made once, so that equal ones are the same object. */
export class XmlNames {
  readonly #slots: (XmlName | undefined)[] = Array.from({ length: slots }, () => undefined);
  #size = 0;
  /** Behind the name that `at` looked for. */
  end = 0;

  /** The name that begins at `start` and ends before `limit`; undefined when there is none, or none of the usual form. At the limit stands what belongs to no name. */
  at(bytes: Uint8Array, start: number, limit: number): XmlName | undefined {
    let at = start;
    while (nameBytes[bytes[at] ?? 0] !== 0) at += 1;
    this.end = at;
    if (at >= limit) return undefined;
    if (at === start) return undefined;
    const hash = endsHash(bytes, start, at);
    for (let probe = 0; probe < probesMax; probe += 1) {
      const slot = (hash + probe) & (slots - 1);
      const known = this.#slots[slot];
      if (known === undefined) return this.#make(bytes, start, hash, slot);
      if (known.hash === hash && known.bytes.length === at - start && isAt(known.bytes, bytes, start)) return known;
    }
    return undefined;
  }

  #make(bytes: Uint8Array, start: number, hash: number, slot: number): XmlName | undefined {
    if (nameBytes[bytes[start] ?? 0] !== START || this.end - start > nameBytesMax || this.#size >= namesMax) return undefined;
    const own = bytes.slice(start, this.end);
    const text = String.fromCodePoint(...own);
    const colon = text.indexOf(':');
    if (colon !== -1 && (nameBytes[own[colon + 1] ?? 0] !== START || text.includes(':', colon + 1))) return undefined;
    this.#size += 1;
    return (this.#slots[slot] = { bytes: own, hash, text, colon, local: text.slice(colon + 1), declares: text === 'xmlns' || text.startsWith('xmlns:') });
  }
}

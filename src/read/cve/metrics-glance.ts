import type { GlancedTexts } from './glance-text.ts';
import { once, word } from './glance-values.ts';
import { unusual, type LineCursor } from './line-cursor.ts';
import { flagOfPoint, pointNames } from './record-row.ts';

const CVSS = word('cvssV');
const OTHER = word('other');
const TYPE = word('type');
const CONTENT = word('content');
const OPTIONS = word('options');
const SSVC = word('ssvc');
const POINTS = pointNames.map(word);

/** A type is looked at no further. */
const typeLengthMax = 128;
const nothing = new Uint8Array();

/** The metrics of a container in the plain way of writing; at anything else it throws `unusual`, as the cursor does. */
export class MetricsGlance {
  hasCvss = false;
  hasSsvc = false;
  /** Flags of the first SSVC decision that states a known point; 0 without one. */
  points = 0;
  readonly #cursor: LineCursor;
  readonly #texts: GlancedTexts;
  #bytes: Uint8Array = nothing;

  /** @param cursor of whoever asks: it goes on behind the metrics */
  constructor(cursor: LineCursor, texts: GlancedTexts) {
    this.#cursor = cursor;
    this.#texts = texts;
  }

  /** A container begins. */
  begin(): void {
    this.hasCvss = this.hasSsvc = false;
    this.points = 0;
  }

  /** The list of metrics is next. */
  look(bytes: Uint8Array): void {
    this.#bytes = bytes;
    const cursor = this.#cursor;
    for (let item = cursor.openArray(); item; item = cursor.nextItem()) {
      let seen = 0;
      for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
        if (cursor.isKeyFrom(CVSS)) {
          // Two of them in one metric may be the same key twice.
          seen = once(seen, 1);
          this.hasCvss = true;
          cursor.skip();
        } else if (cursor.isKey(OTHER)) {
          seen = once(seen, 2);
          this.#other();
        } else cursor.skip();
      }
    }
  }

  #other(): void {
    const cursor = this.#cursor;
    let isSsvc = false;
    let points = 0;
    let seen = 0;
    for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
      if (cursor.isKey(TYPE)) {
        seen = once(seen, 1);
        cursor.string();
        if (cursor.to - cursor.from > typeLengthMax) throw unusual;
        isSsvc = holds(this.#bytes, cursor.from, cursor.to, SSVC);
      } else if (cursor.isKey(CONTENT)) {
        seen = once(seen, 2);
        let seenInside = 0;
        for (let another = cursor.openObject(); another; another = cursor.nextMember()) {
          if (cursor.isKey(OPTIONS)) {
            seenInside = once(seenInside, 1);
            points = this.#options();
          } else cursor.skip();
        }
      } else cursor.skip();
    }
    if (!isSsvc) return;
    this.hasSsvc = true;
    if (this.points === 0) this.points = points;
  }

  /** The points that stand in a list of objects; each is stated by the first object that has it. */
  #options(): number {
    const cursor = this.#cursor;
    let points = 0;
    let stated = 0;
    for (let item = cursor.openArray(); item; item = cursor.nextItem()) {
      let seen = 0;
      for (let more = cursor.openObject(); more; more = cursor.nextMember()) {
        const point = POINTS.findIndex((name) => cursor.isKey(name));
        if (point < 0) throw unusual;
        seen = once(seen, 1 << point);
        cursor.string();
        if ((stated & (1 << point)) === 0) points |= flagOfPoint(point, this.#texts.text(this.#bytes, cursor.from, cursor.to));
        stated |= 1 << point;
      }
    }
    return points;
  }
}

/** Whether a word of lower-case letters is in a text, in either case. */
function holds(bytes: Uint8Array, start: number, end: number, letters: Uint8Array): boolean {
  for (let at = start; at + letters.length <= end; at += 1) {
    let index = 0;
    while (index < letters.length && ((bytes[at + index] ?? 0) | 0x20) === letters[index]) index += 1;
    if (index === letters.length) return true;
  }
  return false;
}

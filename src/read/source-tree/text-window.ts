/**
 * A line of a file around a hit, with what stands before and after it on demand.
 * Every piece is cut to a fixed length, so that the work for one hit is bounded whatever the file.
 */
export interface TextWindow {
  /** The line, or the part of a very long line around the hit. */
  readonly text: string;
  /** 1-based line of the window. */
  readonly line: number;
  /** Up to 3 lines before the window, at most 300 bytes. */
  before(): string;
  /** What follows the window, at most `length` bytes, beginning with the line break. */
  after(length: number): string;
}

const beforeHit = 300;
const afterHit = 1_200;
const decoder = new TextDecoder('utf-8');

/** Bytes as text; broken UTF-8 becomes replacement characters. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(Math.max(0, start), Math.min(bytes.length, end)));
}

/**
 * Cuts windows around hits, each hit in exactly one window.
 * @param hits offsets in ascending order
 */
export function* windowsOf(bytes: Uint8Array, hits: readonly number[]): Generator<TextWindow> {
  let doneTo = -1;
  let line = 1;
  let countedTo = 0;
  for (const hit of hits) {
    if (hit <= doneTo) continue;
    const lineStart = lineStartOf(bytes, hit - 1);
    const lineEnd = lineEndOf(bytes, hit);
    const start = Math.max(lineStart, hit - beforeHit, doneTo === -1 ? 0 : Math.min(doneTo, hit - 40));
    const end = Math.min(lineEnd, hit + afterHit);
    line += lineBreaks(bytes, countedTo, start);
    countedTo = Math.max(countedTo, start);
    doneTo = end === lineEnd ? end : end - 80;
    yield windowAt(bytes, start, end, line);
  }
}

function windowAt(bytes: Uint8Array, start: number, end: number, line: number): TextWindow {
  let before: string | undefined;
  const after = new Map<number, string>();
  return {
    text: textOf(bytes, start, end),
    line,
    before: () => (before ??= textOf(bytes, threeLinesBefore(bytes, start), start)),
    after(length) {
      const known = after.get(length) ?? textOf(bytes, end, end + length);
      after.set(length, known);
      return known;
    },
  };
}

/** Line breaks between two offsets; looks at nothing behind the second. */
export function lineBreaks(bytes: Uint8Array, from: number, to: number): number {
  const part = bytes.subarray(from, Math.max(from, to));
  let count = 0;
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) count += 1;
  return count;
}

function lineStartOf(bytes: Uint8Array, from: number): number {
  const limit = Math.max(0, from - beforeHit);
  for (let at = from; at >= limit; at -= 1) if (bytes[at] === 10) return at + 1;
  return limit;
}

function lineEndOf(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length, from + afterHit);
  for (let at = from; at < limit; at += 1) if (bytes[at] === 10) return at;
  return limit === bytes.length ? limit : limit + 1;
}

function threeLinesBefore(bytes: Uint8Array, start: number): number {
  const limit = Math.max(0, start - 300);
  let lines = 0;
  for (let at = start - 1; at >= limit; at -= 1) {
    if (bytes[at] !== 10) continue;
    lines += 1;
    if (lines === 4) return at + 1;
  }
  return limit;
}

/**
 * Finds many keywords in one pass over bytes (Aho and Corasick, 1975).
 * The cost is one table step a byte, whatever the number of keywords.
 */
export interface KeywordScanner {
  /**
   * Calls `onHit` with the index of the keyword and the offset just behind it, in order of the offset.
   * Where several keywords end at one place, each is told, the longest first.
   */
  scan(bytes: Uint8Array, onHit: (keyword: number, end: number) => void): void;
}

/**
 * Builds a scanner. Letters match in both cases.
 * @param keywords ASCII, not empty
 */
export function keywordScanner(keywords: readonly string[]): KeywordScanner {
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const keyword of keywords) {
    for (const character of keyword.toLowerCase()) {
      const code = character.charCodeAt(0);
      if (classOf[code] !== 0) continue;
      classOf[code] = classes;
      const upper = character.toUpperCase().charCodeAt(0);
      classOf[upper] = classes;
      classes += 1;
    }
  }
  const { next, told, fallTold } = trie(keywords, classOf, classes);
  const count = told.length;
  // States that tell a keyword get the highest numbers, so that the scan needs one comparison a byte.
  const order = Array.from({ length: count }, (_, state) => state).sort((a, b) => tells(a) - tells(b) || a - b);
  const place = new Int32Array(count);
  order.forEach((state, index) => (place[state] = index));
  const first = order.findIndex((state) => tells(state) === 1);
  const table = new Int32Array(count * classes);
  for (let state = 0; state < count; state += 1) {
    for (let byte = 0; byte < classes; byte += 1) table[(place[state] ?? 0) * classes + byte] = (place[next[state * classes + byte] ?? 0] ?? 0) * classes;
  }
  const tellsAt = order.map((state) => allTold(state));
  const firstTelling = first === -1 ? Number.POSITIVE_INFINITY : first * classes;

  function tells(state: number): 0 | 1 {
    return (told[state]?.length ?? 0) > 0 || (fallTold[state] ?? -1) !== -1 ? 1 : 0;
  }
  function allTold(state: number): readonly number[] {
    const all = [...(told[state] ?? [])];
    for (let at = fallTold[state] ?? -1; at !== -1; at = fallTold[at] ?? -1) all.push(...(told[at] ?? []));
    return all;
  }
  return {
    scan(bytes, onHit) {
      let state = (place[0] ?? 0) * classes;
      for (let at = 0; at < bytes.length; at += 1) {
        state = table[state + (classOf[bytes[at] as number] as number)] as number;
        if (state >= firstTelling) for (const keyword of tellsAt[state / classes] ?? []) onHit(keyword, at + 1);
      }
    },
  };
}

interface Trie {
  /** Next state by state and class of byte. */
  readonly next: Int32Array;
  /** Keywords that end in a state. */
  readonly told: readonly (readonly number[])[];
  /** The longest shorter state that tells a keyword, or -1. */
  readonly fallTold: Int32Array;
}

function trie(keywords: readonly string[], classOf: Uint8Array, classes: number): Trie {
  const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
  const next = new Int32Array(most * classes).fill(-1);
  const told: number[][] = [[]];
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (const character of keyword.toLowerCase()) {
      const at = state * classes + (classOf[character.charCodeAt(0)] ?? 0);
      if (next[at] === -1) {
        next[at] = told.length;
        told.push([]);
      }
      state = next[at] ?? 0;
    }
    told[state]?.push(index);
  });
  const fall = new Int32Array(told.length);
  const fallTold = new Int32Array(told.length).fill(-1);
  const queue: number[] = [];
  for (let byte = 0; byte < classes; byte += 1) {
    const to = next[byte] ?? -1;
    if (to === -1) next[byte] = 0;
    else queue.push(to);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const back = fall[state] ?? 0;
    fallTold[state] = (told[back]?.length ?? 0) > 0 ? back : (fallTold[back] ?? -1);
    for (let byte = 0; byte < classes; byte += 1) {
      const at = state * classes + byte;
      const to = next[at] ?? -1;
      const other = next[back * classes + byte] ?? 0;
      if (to === -1) next[at] = other;
      else {
        fall[to] = other;
        queue.push(to);
      }
    }
  }
  return { next, told, fallTold };
}

/** Words of a text in the order of reading, in lower case, each with the line that it stands on. */
export interface Words {
  readonly words: readonly string[];
  /** 1-based line of the word with the same index. */
  readonly lines: readonly number[];
  /** Indexes of the words that end a sentence. */
  readonly ends: ReadonlySet<number>;
}

const WORD_LENGTH_MAX = 60;
const SPLIT = /[^\p{L}\p{M}\p{N}'’.@!?;:…]+/u;
const ABBREVIATIONS: ReadonlySet<string> = new Set(['e.g', 'i.e', 'etc', 'vs', 'incl', 'approx', 'no', 'inc', 'ltd', 'u.s']);

/** Contractions as two words, so that «won't» is found where «will not» is. */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["won't", ['will', 'not']],
  ["can't", ['can', 'not']],
  ['cannot', ['can', 'not']],
  ["shan't", ['shall', 'not']],
  ["we'll", ['we', 'will']],
  ["you'll", ['you', 'will']],
  ["you're", ['you', 'are']],
  ["you've", ['you', 'have']],
  ["we're", ['we', 'are']],
]);

/**
 * Cuts a text into words. Hyphens part words (`good-faith`), contractions become two.
 * @param text lines joined by `\n`
 * @param firstLine line of the first character, 1-based
 */
export function wordsOf(text: string, firstLine: number): Words {
  const words: string[] = [];
  const lines: number[] = [];
  const ends = new Set<number>();
  let line = firstLine;
  for (const row of text.split('\n')) {
    for (const piece of row.split(SPLIT)) {
      const trimmed = piece.replace(/^['’.:;!?]{1,8}/, '');
      const end = trailing(trimmed);
      const word = trimmed.slice(0, trimmed.length - end.length).slice(0, WORD_LENGTH_MAX).toLowerCase().replaceAll('’', "'");
      if (word !== '') {
        for (const part of partsOf(word)) {
          words.push(part);
          lines.push(line);
        }
      }
      if (words.length > 0 && /[.!?;…]/.test(end) && !ABBREVIATIONS.has(word)) ends.add(words.length - 1);
    }
    line += 1;
  }
  return { words, lines, ends };
}

/** The marks at the end of a piece. */
function trailing(piece: string): string {
  let start = piece.length;
  while (start > 0 && "'’.:;!?…".includes(piece[start - 1] ?? ' ')) start -= 1;
  return piece.slice(start);
}

function partsOf(word: string): readonly string[] {
  const known = CONTRACTIONS.get(word);
  if (known !== undefined) return known;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  if (word.endsWith("'s")) return [word.slice(0, -2)];
  return [word];
}

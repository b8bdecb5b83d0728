import type { Words } from '../document/words.ts';

/**
 * Words to be found in one sentence, in this order, near each other. A search for phrases, no understanding:
 * what it finds is a place for a person to read.
 */
export interface Phrase {
  /** One group after the other; of a group any term will do: a word, a beginning (`disclos*`), or words with spaces between. */
  readonly groups: readonly (readonly string[])[];
  /** From the first word of the first group to the last of the last, at most. */
  readonly window: number;
  /** Terms that must stand neither inside nor in the three words before. */
  readonly without?: readonly string[];
  /** Terms of which none may stand anywhere in the sentence. */
  readonly notInSentence?: readonly string[];
}

interface Term {
  readonly words: readonly string[];
  readonly isBeginning: readonly boolean[];
}

/** A phrase made ready for searching. */
export interface ReadyPhrase {
  readonly groups: readonly (readonly Term[])[];
  /** Numbers of the groups in the index that the phrase was made ready with. */
  readonly groupNumbers: readonly number[];
  readonly window: number;
  readonly without: readonly Term[];
  readonly notInSentence: readonly Term[];
}

/** Tells of a word which groups of which phrases it may begin, so that most phrases need not be tried on most sentences. */
export class PhraseIndex {
  readonly #groups: (readonly Term[])[] = [];

  /** Makes phrases ready for searching. */
  ready(phrases: readonly Phrase[]): readonly ReadyPhrase[] {
    return phrases.map(({ groups, window, without, notInSentence }) => {
      const terms = groups.map(termsOf);
      const groupNumbers = terms.map((group) => this.#groups.push(group) - 1);
      return { groups: terms, groupNumbers, window, without: termsOf(without ?? []), notInSentence: termsOf(notInSentence ?? []) };
    });
  }

  /** The groups that any of the words may begin: 1 at the number of each. */
  present(words: readonly string[], from: number, to: number, seen: Map<string, readonly number[]>): Uint8Array {
    const present = new Uint8Array(this.#groups.length);
    for (let at = from; at < to; at += 1) {
      const word = words[at] ?? '';
      let numbers = seen.get(word);
      if (numbers === undefined) {
        numbers = this.#groups.flatMap((group, number) => (group.some((term) => matches(term, 0, word)) ? [number] : []));
        seen.set(word, numbers);
      }
      for (const number of numbers) present[number] = 1;
    }
    return present;
  }
}

function termsOf(terms: readonly string[]): readonly Term[] {
  return terms.map((term) => {
    const words = term.split(' ');
    return { words: words.map((word) => word.replace('*', '')), isBeginning: words.map((word) => word.endsWith('*')) };
  });
}

/**
 * Finds a phrase between two words of a text.
 * @param from index of the first word that may take part, `to` of the first that may not
 * @returns indexes of its first and last word; undefined when it is not there
 */
export function find(phrase: ReadyPhrase, { words }: Words, from: number, to: number): { readonly first: number; readonly last: number } | undefined {
  for (const term of phrase.notInSentence) for (let at = from; at < to; at += 1) if (isAt(term, words, at, to)) return undefined;
  // `starts[k]`: the latest first word of the first k + 1 groups found so far. One pass, however often the words repeat.
  const starts: (number | undefined)[] = phrase.groups.map(() => undefined);
  for (let at = from; at < to; at += 1) {
    for (let group = phrase.groups.length - 1; group >= 0; group -= 1) {
      const start = group === 0 ? at : starts[group - 1];
      if (start === undefined || start > at || (group > 0 && start === at)) continue;
      const length = lengthAt(phrase.groups[group] ?? [], words, at, to);
      if (length === 0 || at + length - start > phrase.window) continue;
      if (group < phrase.groups.length - 1) starts[group] = start;
      else if (!holds(phrase.without, words, Math.max(from, start - 3), at + length)) return { first: start, last: at + length - 1 };
    }
  }
  return undefined;
}

function holds(terms: readonly Term[], words: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (lengthAt(terms, words, at, to) > 0) return true;
  return false;
}

function lengthAt(terms: readonly Term[], words: readonly string[], at: number, to: number): number {
  for (const term of terms) if (isAt(term, words, at, to)) return term.words.length;
  return 0;
}

function isAt(term: Term, words: readonly string[], at: number, to: number): boolean {
  if (at + term.words.length > to) return false;
  for (let index = 0; index < term.words.length; index += 1) if (!matches(term, index, words[at + index] ?? '')) return false;
  return true;
}

function matches(term: Term, index: number, found: string): boolean {
  const word = term.words[index] ?? '';
  return term.isBeginning[index] === true ? found.startsWith(word) : found === word;
}

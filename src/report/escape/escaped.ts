import type { Text } from '../../model/text.ts';

/** The places where text from evidence may come out. */
export type Place = 'terminal' | 'html' | 'pdf' | 'markdown' | 'csv' | 'annotation' | 'xml' | 'json';

/**
 * Characters that are safe in one place. Made only by that place's template tag or its escape;
 * the writers accept nothing else, so raw evidence can't be printed by mistake.
 */
export class Escaped<P extends Place> {
  readonly place: P;
  readonly value: string;
  constructor(place: P, value: string) {
    this.place = place;
    this.value = value;
  }
  toString(): never {
    throw new TypeError(`Text escaped for ${this.place} was joined as a plain string.`);
  }
}

/** What a template of a place takes in: safe text of the same place as it is, everything else escaped. */
export type Insert<P extends Place> = Escaped<P> | Text | string | number | readonly Insert<P>[];

/** A template tag of a place: our markup in the template, every inserted value escaped. */
export type Tag<P extends Place> = (markup: TemplateStringsArray, ...values: readonly Insert<P>[]) => Escaped<P>;

/**
 * Makes the template tag of a place.
 * @param escape turns raw characters into safe ones
 * @param quoteMark how a quotation inside a sentence is set off, for example in a code span
 */
export function tagOf<P extends Place>(place: P, escape: (raw: string) => string, quoteMark: (raw: string) => string = escape): Tag<P> {
  const insert = (value: Insert<P>): string => {
    if (typeof value === 'string') return quoteMark(value);
    if (typeof value === 'number') return String(value);
    if (value instanceof Escaped) return value.value;
    if (isText(value)) return value.parts.map((part) => (typeof part === 'string' ? escape(part) : quoteMark(part.quote))).join('');
    return value.map(insert).join('');
  };
  return (markup, ...values) => new Escaped(place, markup.map((words, index) => (index < values.length ? words + insert(values[index] ?? '') : words)).join(''));
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'parts' in value;
}

/** Joins safe pieces of one place with safe characters between them. */
export function joinEscaped<P extends Place>(pieces: readonly Escaped<P>[], separator: Escaped<P>): Escaped<P> {
  return new Escaped(separator.place, pieces.map((piece) => piece.value).join(separator.value));
}

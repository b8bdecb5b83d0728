/**
 * Sentences that keep our words apart from words taken out of evidence.
 *
 * A `Text` can't be printed as it is: each output place (terminal, HTML, Markdown, CSV, annotations)
 * turns it into safe characters with the escape of that place. `say` refuses a plain string,
 * so text from evidence can enter a sentence only as a quotation.
 */

/** A quotation out of evidence: hostile until a place escapes it. */
export interface Quoted {
  readonly quote: string;
}

/** One piece of a sentence: our own words, or a quotation. */
export type TextPart = string | Quoted;

/** A full sentence in parts. */
export interface Text {
  readonly parts: readonly TextPart[];
}

const QUOTE_LENGTH_MAX = 300;

/**
 * Marks a string as taken out of evidence.
 * @param value any characters
 * @param lengthMax longer values are cut and end in an ellipsis (UTF-16 units)
 */
export function quote(value: string, lengthMax: number = QUOTE_LENGTH_MAX): Quoted {
  return { quote: value.length > lengthMax ? `${value.slice(0, lengthMax - 1)}…` : value };
}

/**
 * Builds a sentence. Words in the template are ours; everything else comes in as a number, a quotation
 * or another sentence.
 */
export function say(words: TemplateStringsArray, ...values: readonly (Quoted | Text | number)[]): Text {
  const parts: TextPart[] = [];
  words.forEach((word, index) => {
    if (word !== '') parts.push(word);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'number') parts.push(String(value));
    else if ('parts' in value) parts.push(...value.parts);
    else parts.push(value);
  });
  return { parts };
}

/** Joins sentences or phrases with words of ours between them. */
export function joinText(texts: readonly Text[], separator: ', ' | ' ' | '; ' | ' and '): Text {
  return { parts: texts.flatMap((text, index) => (index === 0 ? text.parts : [separator, ...text.parts])) };
}

/** A sentence made only of our own words, fixed at compile time or out of the catalogue. */
export function ours(words: string): Text {
  return { parts: [words] };
}

/** A number with its noun, which follows it: `1 place`, `2 places`. Both words are ours. */
export function counted(count: number, one: string, many: string): Text {
  return { parts: [`${count} ${count === 1 ? one : many}`] };
}

/** Only our own words of a sentence, quotations left out: what the wording guard reads. */
export function ownWords(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : '“”')).join('');
}

/** The sentence as raw characters. Unsafe for every output place: for comparing, sorting and tests only. */
export function rawText(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? part : part.quote)).join('');
}

/** A pattern of SQL’s LIKE that a word stands in; characters that mean something in patterns are matched by any one character. */
export function patternOf(word: string): string {
  return `%${word.replaceAll(/[%\\]/g, '_')}%`;
}

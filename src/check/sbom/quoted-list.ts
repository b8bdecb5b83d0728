import { joinText, quote, say, type Text } from '../../model/text.ts';

const quotedMax = 5;

/** The first references of a list as quotations, and how many more there are. */
export function quotedList(references: readonly string[]): Text {
  const first = references.slice(0, quotedMax).map((reference) => say`${quote(reference, 100)}`);
  const more = references.length - first.length;
  return more === 0 ? joinText(first, ', ') : say`${joinText(first, ', ')} and ${more} more`;
}

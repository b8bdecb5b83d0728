/**
 * A copy with memory of its own. A part of a long text is a window into it, and one that stays would keep the whole text.
 * Short parts are copies as they are.
 */
export function owned(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/**
 * Whether a value fits a pattern, without regard to case: `*` stands for any characters, everything else for itself.
 * Takes time in proportion to both lengths, whatever the value.
 */
export function fits(pattern: string, value: string): boolean {
  const pieces = pattern.toLowerCase().split('*');
  const text = value.toLowerCase();
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Lines at most that a difference shows of each side. */
const linesMost = 60;

/** Lines that only one of two texts has, in their order; a line that moved is no difference. */
export function lineDifference(before: string, after: string): { readonly gone: string[]; readonly added: string[]; readonly omitted: number } {
  const [gone, added] = [onlyIn(before, after), onlyIn(after, before)];
  return { gone: gone.slice(0, linesMost), added: added.slice(0, linesMost), omitted: Math.max(0, gone.length - linesMost) + Math.max(0, added.length - linesMost) };
}

function onlyIn(text: string, other: string): readonly string[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0 && line.trim() !== '';
  });
}

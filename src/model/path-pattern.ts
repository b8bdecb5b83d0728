/**
 * Whether a path fits a pattern: `*` stands for any characters within one segment, `?` for one of them, and a segment `**` for any
 * number of segments, none too. Takes time in proportion to path times pattern, whatever a hostile statement asks for;
 * that is why no pattern becomes a regular expression.
 * @param path relative, with `/` between segments
 */
export function fitsPattern(path: string, pattern: string): boolean {
  return fits(path.split('/'), pattern.split('/'), '**', (segment, part) => fits([...segment], [...part], '*', (character, wanted) => wanted === '?' || character === wanted));
}

/** Fits a row of items to a row of wanted ones, of which `any` stands for any number of items: greedy, going back to the last `any` only. */
function fits(items: readonly string[], wanted: readonly string[], any: string, one: (item: string, wanted: string) => boolean): boolean {
  let item = 0;
  let at = 0;
  let lastAny = -1;
  let takenByAny = 0;
  while (item < items.length) {
    const next = wanted[at];
    if (next === any) {
      lastAny = at;
      takenByAny = item;
      at += 1;
    } else if (next !== undefined && one(items[item] ?? '', next)) {
      item += 1;
      at += 1;
    } else if (lastAny >= 0) {
      takenByAny += 1;
      item = takenByAny;
      at = lastAny + 1;
    } else return false;
  }
  return wanted.slice(at).every((rest) => rest === any);
}

/** Whether a path that a person wrote names a file: the file itself, a folder around it, or a pattern with `*` or `?` that fits it. */
export function isNamedBy(file: string, written: string): boolean {
  const named = written.replace(/^\.\//, '').replace(/\/+$/, '');
  return /[*?]/.test(named) ? fitsPattern(file, named) : file === named || file.startsWith(`${named}/`);
}

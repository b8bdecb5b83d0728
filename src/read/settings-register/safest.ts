const on: ReadonlySet<string> = new Set(['on', 'true', 'yes', 'enabled', 'enforced', 'mandatory', 'required']);
const off: ReadonlySet<string> = new Set(['off', 'false', 'no', 'disabled', 'never']);

/**
 * Whether a default is as safe as the safest value that a register names: the same word, the same switch however it is written, or
 * a number within a bound such as `>= 12` or `<= 30`.
 */
export function isAsSafeAs(given: string, safest: string): boolean {
  const bound = /^(>=|<=|≥|≤)\s*(\d{1,12}(?:\.\d{1,6})?)$/.exec(safest.trim());
  if (bound !== null) {
    const value = /^(\d{1,12}(?:\.\d{1,6})?)\b/.exec(given.trim())?.[1];
    if (value === undefined) return false;
    return bound[1] === '>=' || bound[1] === '≥' ? Number(value) >= Number(bound[2]) : Number(value) <= Number(bound[2]);
  }
  return switchOf(given) === switchOf(safest);
}

function switchOf(value: string): string {
  const word = value.trim().toLowerCase().replace(/\s+/g, ' ');
  return on.has(word) ? 'on' : off.has(word) ? 'off' : word;
}

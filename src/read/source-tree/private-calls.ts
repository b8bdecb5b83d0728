import type { Expression } from './expression.ts';
import type { CodeCall } from './queries.ts';

const functionsMax = 200;

/**
 * What the parameters of functions stand for that nothing outside of their file can call.
 * @param timesOf how often a word stands in the file, quoted words left out
 */
export function privateCalls(calls: readonly { readonly call: CodeCall }[], timesOf: (word: string) => number): (name: string, index: number) => readonly Expression[] | undefined {
  let byName: ReadonlyMap<string, readonly CodeCall[]> | undefined;
  const known = new Map<string, readonly CodeCall[]>();
  const callsOf = (name: string): readonly CodeCall[] => {
    byName ??= Map.groupBy(calls.map(({ call }) => call), ({ path }) => path);
    const before = known.get(name);
    const own = byName.get(name) ?? [];
    if (before !== undefined || own.length === 0 || known.size >= functionsMax) return before ?? [];
    // Beside its calls a function is named once, where it is made; a further mention may hand it to anybody.
    const all = timesOf(name) === own.length + 1 ? own : [];
    known.set(name, all);
    return all;
  };
  return (name, index) => {
    const values: Expression[] = [];
    for (const call of callsOf(name)) {
      const value = index < (call.positional ?? Number.POSITIVE_INFINITY) ? call.args()[index] : undefined;
      if (value === undefined || !isFixed(value, 0)) return undefined;
      values.push(value);
    }
    return values.length === 0 ? undefined : values;
  };
}

/** Whether a value stands in the file as it is. */
function isFixed(value: Expression, depth: number): boolean {
  if (value.kind === 'text' || value.kind === 'constant' || value.kind === 'pattern') return true;
  if (depth > 4) return false;
  const parts = value.kind === 'joined' ? value.parts : value.kind === 'either' ? value.options : value.kind === 'list' ? (value.values?.() ?? value.items) : undefined;
  return parts?.every((part) => isFixed(part, depth + 1)) === true;
}

/** Counts a word in a text, quoted ones left out. */
export function timesOfWord(text: string, word: string): number {
  let times = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!/[\w$'"`]/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + word.length))) times += 1;
  }
  return times;
}

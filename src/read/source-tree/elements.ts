import { unknownExpression, type Expression } from './expression.ts';

/** What an element of these values may be; undefined where one of them is no list, table or record that stands in the file. */
export function elementsOf(values: readonly Expression[]): readonly Expression[] | undefined {
  const found: Expression[] = [];
  for (const value of values) {
    const elements =
      value.kind === 'record' ? value.entries.map(([, entry]) => entry())
      : value.kind === 'list' ? (value.values?.() ?? value.items)
      // A list that other lists were put behind, or one of several.
      : value.kind === 'joined' ? elementsOf(value.parts)
      : value.kind === 'either' ? elementsOf(value.options)
      : undefined;
    if (elements === undefined) return undefined;
    found.push(...elements);
  }
  return found.length === 0 ? undefined : found;
}

/** One of several values, where the list or the function that gives them stands in the file; else what gives them. */
export function itemOf({ of, index }: Expression & { kind: 'item' }, resolve: (name: string, at: number) => readonly Expression[] | undefined): Expression {
  if (of.kind === 'list' && of.values === undefined) return of.items[index] ?? of;
  if (of.kind !== 'call') return of;
  if (of.path === 'Promise.all') return { kind: 'item', of: of.args()[0] ?? unknownExpression, index };
  const functions = /^[\w$]{1,60}$/.test(of.path) ? resolve(of.path, of.at) : undefined;
  if (functions === undefined || functions.length === 0 || !functions.every((value) => value.kind === 'function')) return of;
  return { kind: 'either', options: functions.flatMap((value) => value.returns()).map((value) => ({ kind: 'item', of: value, index })) };
}

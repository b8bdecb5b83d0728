import type { ProductStatement } from '../../model/evidence/product-statement.ts';

/** Everybody whom a statement names, with what they are named for. */
export function namedPeople({ claims, affirmations, reviews, setAside }: Pick<ProductStatement, 'claims' | 'affirmations' | 'reviews' | 'setAside'>): readonly { readonly name: string; readonly named: readonly string[] }[] {
  const people = new Map<string, Set<string>>();
  const add = (name: string, what: string): void => void people.set(name, (people.get(name) ?? new Set<string>()).add(what));
  for (const { by, role } of claims) add(by, `a claim, as ${role}`);
  for (const { by, role } of affirmations) add(by, `an affirmation, as ${role}`);
  for (const { by, role } of reviews) add(by, `a review of a finding, as ${role}`);
  for (const { by } of setAside) add(by, 'a finding that is set aside');
  return [...people].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, named]) => ({ name, named: [...named] }));
}

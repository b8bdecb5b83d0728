/** The same object without the members that are undefined: facts leave out what a document does not state. */
export function withoutUndefined<T extends object>(object: T): T {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as T;
}

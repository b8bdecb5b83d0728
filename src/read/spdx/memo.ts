import { Latest } from '../gateway/latest.ts';

/**
 * Keeps the answers of a pure function for texts that come again and again in one document, such as licences and
 * suppliers: the answer is worked out once and shared.
 */
export function memo<Value extends NonNullable<unknown>>(work: (text: string) => Value): (text: string) => Value {
  const kept = new Latest<Value>();
  return (text) => kept.get(text) ?? kept.set(text, work(text));
}

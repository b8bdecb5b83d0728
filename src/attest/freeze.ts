/** Makes a value out of JSON unchangeable in all its depth, so that what was verified stays what was verified. */
export function freeze<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    // Most of a statement is strings, which need no call.
    for (const item of Object.values(value)) if (item !== null && typeof item === 'object') freeze(item);
  }
  return value;
}

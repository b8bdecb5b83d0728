const entriesMax = 5000;
const keyLengthMax = 300;

/**
 * Keeps the answers of a pure function for texts that come again and again in one document, such as licences and
 * suppliers: the answer is worked out once and shared. Forgets everything when it is full, so that memory stays bounded.
 */
export function memo<Value>(work: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = work(text);
    if (text.length <= keyLengthMax) {
      if (kept.size >= entriesMax) kept.clear();
      kept.set(text, value);
    }
    return value;
  };
}

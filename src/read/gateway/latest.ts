const slots = 1_024;
const lengthMax = 300;

/**
 * Keeps what belongs to texts that may come again and again in one document, such as licences and suppliers. Each text has one place,
 * where the latest stays: memory is bounded, and a document without repetitions costs hardly more than without this.
 */
export class Latest<Value> {
  readonly #texts = Array.from<string | undefined>({ length: slots });
  readonly #values = Array.from<Value | undefined>({ length: slots });

  get(text: string): Value | undefined {
    const slot = slotOf(text);
    return this.#texts[slot] === text ? this.#values[slot] : undefined;
  }

  /** @returns the value */
  set(text: string, value: Value): Value {
    if (text.length <= lengthMax) {
      const slot = slotOf(text);
      this.#texts[slot] = text;
      this.#values[slot] = value;
    }
    return value;
  }
}

/** A few of the characters tell most texts apart; to look at all would cost as much as is saved. */
function slotOf(text: string): number {
  const { length } = text;
  return length === 0 ? 0 : (length * 31 + text.charCodeAt(0) + text.charCodeAt(length >> 1) * 41 + text.charCodeAt(length - 1) * 37) & (slots - 1);
}

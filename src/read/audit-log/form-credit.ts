const creditMax = 16_384;
/** A row that has to be walked in full, and from which a form is learned, takes about as long as eight rows save that have a known one. */
const missCost = 8;

/** Whether it is worth while to look for known forms in a log: not where many rows have one of their own. */
export class FormCredit {
  #credit = creditMax;

  get isWorthwhile(): boolean {
    return this.#credit > 0;
  }

  hit(): void {
    if (this.#credit < creditMax) this.#credit++;
  }

  miss(): void {
    this.#credit -= missCost;
  }
}

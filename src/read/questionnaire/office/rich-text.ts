import { questionnaireLimits } from '../limits.ts';

/** Gathers the text of a cell out of its runs; what only says how a reading is pronounced is left out (ECMA-376 Part 1, 18.4.6). */
export class RichText {
  #isText = false;
  #spoken = 0;
  value = '';

  begin(): void {
    this.value = '';
    this.#isText = false;
    this.#spoken = 0;
  }

  open(name: string): void {
    if (name === 'rPh') this.#spoken += 1;
    this.#isText = name === 't' && this.#spoken === 0;
  }

  text(words: string): void {
    if (this.#isText && this.value.length <= 4 * questionnaireLimits.cellLength) this.value += words;
  }

  close(name: string): void {
    if (name === 'rPh') this.#spoken -= 1;
    this.#isText = false;
  }
}

/** Text as a program shows it: `_x0041_` stands for the character of that number (ECMA-376 Part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) : text;
}

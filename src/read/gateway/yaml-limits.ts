import { Lexer } from 'yaml';
import { Unreadable } from '../source.ts';
import { placeInText } from './text.ts';

const DEPTH_MAX = 64;

/** The lexer puts this before a plain or block scalar, whose text may look like anything. */
const SCALAR_FOLLOWS = '\u001f';

/**
 * Looks through a YAML text before anything is built and refuses what only harms: anchors, aliases, tags,
 * directives, a second document, deep nesting. Linear in the text.
 * @throws Unreadable with line and column
 */
export function refuseUnsafeYaml(text: string): void {
  const nesting = new Nesting();
  let offset = 0;
  let documents = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (token === '\u0002' || token === '\u0018' || token === '\ufeff') continue;
    if (token === SCALAR_FOLLOWS) {
      isScalar = true;
      continue;
    }
    const first = isScalar ? '' : (token[0] ?? '');
    const reason = first === '&' ? 'holds an anchor' : first === '*' ? 'holds an alias' : first === '!' ? 'holds a tag' : first === '%' ? 'holds a directive' : undefined;
    if (reason !== undefined) throw new Unreadable(`${reason}; only plain YAML is read`, placeInText(text, offset));
    if (!isScalar && token === '---') documents += 1;
    if (documents > 1) throw new Unreadable('holds more than one document', placeInText(text, offset));
    if (nesting.depthAfter(token, isScalar) > DEPTH_MAX) throw new Unreadable(`nests deeper than ${DEPTH_MAX} levels`, placeInText(text, offset));
    offset += token.length;
    isScalar = false;
  }
}

/** Counts how deep the text is nested: by brackets, and by columns at which lines and entries begin. */
class Nesting {
  #flow = 0;
  #column = 0;
  #isLineStart = true;
  readonly #columns: number[] = [];

  depthAfter(token: string, isScalar: boolean): number {
    const isSpace = !isScalar && token.trim() === '';
    if (!isScalar && (token === '[' || token === '{')) this.#flow += 1;
    if (!isScalar && (token === ']' || token === '}')) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#flow === 0 && !isSpace) {
      const isEntry = !isScalar && (token === '-' || token === '?' || token === ':');
      if (this.#isLineStart) while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
      if (this.#isLineStart || isEntry) this.#columns.push(this.#column);
    }
    const newline = token.lastIndexOf('\n');
    this.#column = newline === -1 ? this.#column + token.length : token.length - newline - 1;
    if (newline !== -1) this.#isLineStart = true;
    else if (!isSpace) this.#isLineStart = false;
    return this.#flow + this.#columns.length;
  }
}

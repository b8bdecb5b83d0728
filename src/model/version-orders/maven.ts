import { compareDigits, compareText, isDigits } from './digits.ts';

interface Token {
  readonly prefix: '' | '.' | '-';
  readonly value: string;
  /** Padding of the shorter version. */
  readonly isPadding?: boolean;
}

/** Qualifiers that come first, in their order; the empty one is the release. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];

const same: Readonly<Record<string, string>> = { cr: 'rc', ga: '', final: '', release: '' };
const short: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

/** Maven (POM reference, «Version Order Specification»): tokens between dots, hyphens and changes of digits and letters. */
export const maven = {
  parse: (text: string): readonly Token[] | undefined => (/^[0-9a-z._+-]+$/i.test(text) ? trimmed(tokensOf(text.toLowerCase())) : undefined),
  compare: (a: readonly Token[], b: readonly Token[]): number => {
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
      const [left, right] = [a[index] ?? padding(b[index]), b[index] ?? padding(a[index])];
      if (left.prefix === right.prefix && left.value === right.value) continue;
      const order = left.prefix === right.prefix ? compareValues(left, right) : rank(left) - rank(right);
      if (order !== 0) return order;
    }
    return 0;
  },
};

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let prefix: Token['prefix'] = '';
  for (const piece of text.split(/([.-])/)) {
    if (piece === '.' || piece === '-') {
      prefix = piece;
      continue;
    }
    const runs = piece.match(/\d+|\D+/g) ?? ['0'];
    for (const [index, run] of runs.entries()) {
      const isLast = index === runs.length - 1;
      const plain = isDigits(run) ? run.replace(/^0+(?=\d)/, '') : (same[run] ?? (isLast ? run : (short[run] ?? run)));
      tokens.push({ prefix: index === 0 ? prefix : '-', value: plain });
    }
  }
  return tokens;
}

/** Takes away what says nothing at the end, and at the end of what stands before each hyphen. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let isEnd = true;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const saysNothing = token.value === '' || token.value === '0';
    if (index > 0 && isEnd && saysNothing) continue;
    kept.push(token);
    isEnd = token.prefix === '-';
  }
  return kept.toReversed();
}

function padding(other: Token | undefined): Token {
  const prefix = other?.prefix ?? '.';
  return { prefix, value: prefix === '.' && other?.value !== 'sp' ? '0' : '', isPadding: true };
}

function compareValues(a: Token, b: Token): number {
  const [isLeft, isRight] = [isDigits(a.value), isDigits(b.value)];
  if (isLeft && isRight) return compareDigits(a.value, b.value);
  if (isLeft && a.isPadding !== true) return 1;
  if (isRight && b.isPadding !== true) return -1;
  const [left, right] = [place(a.value), place(b.value)];
  return left - right || (left === qualifiers.length ? compareText(a.value, b.value) : 0);
}

function place(qualifier: string): number {
  const found = qualifiers.indexOf(qualifier);
  return found === -1 ? qualifiers.length : found;
}

/** Of tokens with unlike prefixes: `.qualifier`, `-qualifier`, `-number`, `.number`. */
function rank({ prefix, value }: Token): number {
  return isDigits(value) ? (prefix === '-' ? 2 : 3) : prefix === '-' ? 1 : 0;
}

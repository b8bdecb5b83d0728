import parse from 'spdx-expression-parse';

/** A licence expression (SPDX 2.3, annex D). */
export interface SpdxExpression {
  /** As written, with single spaces. */
  readonly expression: string;
  /** The licence ids and `LicenseRef-` names in it, in order, each once. */
  readonly licences: readonly string[];
}

const LENGTH_MAX = 2000;
const NESTING_MAX = 32;
/** The library calls itself for each operator. */
const WORDS_MAX = 400;

/** An SBOM repeats a few dozen expressions for all its components, and the library is slow. */
const known = new Map<string, SpdxExpression | undefined>();
const KNOWN_MAX = 1000;
const KNOWN_LENGTH_MAX = 200;

/** Reads a licence expression; `NONE` and `NOASSERTION` are not expressions. */
export function parseSpdxExpression(text: string): SpdxExpression | undefined {
  if (text.length > KNOWN_LENGTH_MAX) return read(text);
  if (known.has(text)) return known.get(text);
  const expression = read(text);
  if (known.size < KNOWN_MAX) known.set(text, expression);
  return expression;
}

function read(text: string): SpdxExpression | undefined {
  if (text.length > LENGTH_MAX || nestingOf(text) > NESTING_MAX) return undefined;
  const expression = text.trim().split(/\s+/).join(' ');
  if (expression.split(' ').length > WORDS_MAX) return undefined;
  try {
    const licences = new Set<string>();
    collect(parse(expression), licences);
    return { expression, licences: [...licences] };
  } catch {
    // The library throws plain errors for whatever it does not know.
    return undefined;
  }
}

type Expression = ReturnType<typeof parse>;

function collect(expression: Expression, licences: Set<string>): void {
  if ('license' in expression) {
    licences.add(expression.license);
    return;
  }
  collect(expression.left, licences);
  collect(expression.right, licences);
}

function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

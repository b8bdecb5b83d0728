/**
 * An expression that builds text, the same for every language that is parsed.
 * Parts are functions where they may be large, so that only what a question needs is looked at.
 */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  /** Pieces put together: `a + b`, a template, `"%s" % a`. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string; /** Offset where it stands. */ readonly at: number }
  /** A property or element: `req.body.id`, `TABLES[x]`. */
  | { readonly kind: 'member'; readonly path: string; readonly property: string; /** Offset where it stands. */ readonly at?: number; /** The name that an element is taken of. */ readonly of?: { readonly name: string; readonly at: number } }
  | { readonly kind: 'call'; /** `DOMPurify.sanitize`. */ readonly path: string; readonly method: string; readonly receiver: (() => Expression) | undefined; readonly args: () => readonly Expression[]; readonly at: number; /** An argument by its name, where the language has such. */ readonly keyword?: (name: string) => Expression | undefined }
  | { readonly kind: 'tagged'; readonly tag: string; readonly hasValues: boolean }
  | { readonly kind: 'either'; readonly options: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; /** Values of a dictionary, where it is one. */ readonly values?: () => readonly Expression[] }
  /** `folder / name`: arithmetic, or a path put together. */
  | { readonly kind: 'divided'; readonly parts: readonly Expression[] }
  /** A regular expression as it is written. */
  | { readonly kind: 'pattern'; readonly text: string }
  /** Keys and values, as far as keys are plain. */
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, () => Expression])[] }
  /** One of several values that are taken apart: `a, b = pair()`. */
  | { readonly kind: 'item'; readonly of: Expression; /** From 0. */ readonly index: number }
  | { readonly kind: 'function'; readonly returns: () => readonly Expression[] }
  /** A number, Boolean, null or arithmetic: no text can come in. */
  | { readonly kind: 'constant'; /** Set for false and null. */ readonly isOff?: true }
  | { readonly kind: 'unknown' };

export const unknownExpression: Expression = { kind: 'unknown' };
export const constantExpression: Expression = { kind: 'constant' };
export const offExpression: Expression = { kind: 'constant', isOff: true };

/** What is known about the text that an expression builds. */
export interface Built {
  /** Known characters, with U+0000 for every part that is not known; at most 4,000. */
  readonly text: string;
  /** How many parts come from elsewhere as they are. */
  readonly open: number;
  /** How many parts come from elsewhere through an escaping call. */
  readonly escaped: number;
}

/** Answers for one kind of text (SQL or HTML). */
export interface Meaning {
  /** Whether a call gives a text that is safe in this kind. */
  isEscaping(path: string, method: string): boolean;
  /** Whether a template with this tag is safe in this kind. */
  isSafeTag(tag: string): boolean;
  /** Whether an unknown part is harmless where it stands. */
  isHarmless(before: string, path: string): boolean;
  /** What a name, property or call is in this kind, told before anything else is looked at. */
  told?(expression: Expression): Built | undefined;
  /** The pieces that a call puts together, in their order in the text. */
  pieces?(call: Expression & { kind: 'call' }): readonly Expression[] | undefined;
  /** What a part that nothing is known about counts as; open when left out. */
  readonly unknown?: Built;
  /** Whether `a / b` puts a path together. */
  readonly joinsPaths?: boolean;
}

const textMax = 4_000;
const none: Built = { text: '', open: 0, escaped: 0 };
/** One part that comes from elsewhere as it is. */
const open: Built = { text: '\0', open: 1, escaped: 0 };
/** One part that comes from elsewhere and was made harmless. */
export const escaped: Built = { text: '\0', open: 0, escaped: 1 };
const passing = /^(?:trim|trimStart|trimEnd|strip|lstrip|rstrip|filter|slice|concat|split|splitlines|decode|toString|to_string|reverse|toLowerCase|toUpperCase|lower|upper|repeat|flat|sort|substring|substr|padStart|padEnd|charAt|removeprefix|removesuffix|stripIndent|valueOf|intern|formatted|dedent|unwrap|stripMargin)$/;
const numeric = /^(?:Number|parseInt|parseFloat|BigInt|Boolean|int|float|bool|len|Integer\.parseInt|Integer\.valueOf|Long\.parseLong|Long\.valueOf|Double\.parseDouble|UUID\.fromString|Number\.parseInt|Number\.parseFloat|Math\.\w{1,12}|Date\.now|time\.time|performance\.now)$/;
const numericMethod = /^(?:toFixed|getTime|intValue|longValue|ordinal|indexOf|getId|size|hashCode|isoformat|toISOString)$/;
const constantName = /^(?:[A-Z][A-Z\d]{1,40}(?:_[A-Z\d]{1,40}){0,8}|[A-Z]{2,40})$/;

/** Works out what an expression builds. */
export interface Evaluator {
  readonly built: (expression: Expression, meaning: Meaning) => Built;
}

/** @param resolve the expressions that a name may stand for, or undefined when it is not known here */
export function evaluator(resolve: (name: string, at: number) => readonly Expression[] | undefined, stepsMax: number): Evaluator {
  let steps = 0;
  /** Values that are being worked out; one that is made of itself brings nothing new in at its second turn. */
  const turning = new Set<readonly Expression[]>();
  const worstOf = (values: readonly Expression[], elements: readonly Expression[], next: (inner: Expression) => Built): Built => {
    if (turning.has(values)) return none;
    turning.add(values);
    try {
      return worst(elements.map(next));
    } finally {
      turning.delete(values);
    }
  };
  const evaluate = (expression: Expression, meaning: Meaning, depth: number): Built => {
    steps += 1;
    if (steps > stepsMax) return open;
    // As a folder found in a folder: nothing new comes in after so many turns.
    if (depth > 24) return meaning.unknown ?? open;
    const next = (inner: Expression): Built => evaluate(inner, meaning, depth + 1);
    const told = meaning.told?.(expression);
    if (told !== undefined) return told;
    const unknown = meaning.unknown ?? open;
    switch (expression.kind) {
      case 'text':
        return { text: expression.text.slice(0, textMax), open: 0, escaped: 0 };
      case 'constant':
        return { text: '0', open: 0, escaped: 0 };
      case 'joined':
        return join(expression.parts, meaning, next);
      case 'list':
        return join(expression.items, meaning, next);
      case 'either':
        return worst(expression.options.map(next));
      case 'tagged':
        return meaning.isSafeTag(expression.tag) ? escaped : unknown;
      case 'divided':
        return meaning.joinsPaths === true ? join(expression.parts, meaning, next) : { text: '0', open: 0, escaped: 0 };
      case 'name': {
        const values = resolve(expression.name, expression.at);
        if (values !== undefined && values.length > 0) return worstOf(values, values, next);
        return constantName.test(expression.name) ? none : unknown;
      }
      case 'member':
        if (expression.property === 'length' || expression.property === 'size') return { text: '0', open: 0, escaped: 0 };
        if (expression.of !== undefined) {
          // An element of a record of texts that stands in the file is one of these texts.
          const lists = resolve(expression.of.name, expression.of.at) ?? [];
          const elements = elementsOf(lists);
          if (elements !== undefined) return worstOf(lists, elements, next);
        }
        return constantName.test(expression.property) || isConstantRoot(expression.path) ? none : unknown;
      case 'item':
        return next(itemOf(expression));
      case 'function':
        return worst(expression.returns().map(next));
      case 'call':
        return call(expression, meaning, next);
      default:
        return unknown;
    }
  };
  /** The value itself, where the list or the function that gives it stands in the file. */
  const itemOf = ({ of, index }: Expression & { kind: 'item' }): Expression => {
    if (of.kind === 'list' && of.values === undefined) return of.items[index] ?? of;
    if (of.kind !== 'call') return of;
    if (of.path === 'Promise.all') return { kind: 'item', of: of.args()[0] ?? unknownExpression, index };
    const functions = /^[\w$]{1,60}$/.test(of.path) ? resolve(of.path, of.at) : undefined;
    if (functions === undefined || functions.length === 0 || !functions.every((value) => value.kind === 'function')) return of;
    return { kind: 'either', options: functions.flatMap((value) => value.returns()).map((value) => ({ kind: 'item', of: value, index })) };
  };
  const call = (expression: Expression & { kind: 'call' }, meaning: Meaning, next: (inner: Expression) => Built): Built => {
    const { path, method } = expression;
    if (numeric.test(path) || numericMethod.test(method)) return { text: '0', open: 0, escaped: 0 };
    if (meaning.isEscaping(path, method)) return escaped;
    const pieces = meaning.pieces?.(expression);
    if (pieces !== undefined) return join(pieces, meaning, next);
    if (/^(?:String\.raw|String|str|textwrap\.dedent|dedent|text|sa\.text|sqlalchemy\.text|String\.valueOf|StringBuilder|StringBuffer)$/.test(path)) return join(expression.args().slice(0, 1), meaning, next);
    if (/^(?:util\.format|format|String\.format|sprintf|vsprintf|MessageFormat\.format)$/.test(path)) return join(expression.args(), meaning, next);
    const receiver = expression.receiver;
    if (receiver !== undefined) {
      if (passing.test(method) || (method === 'join' && expression.path !== 'path.join')) {
        const items = next(receiver());
        // Python joins the other way round: the separator is the receiver, the list the argument.
        if (method === 'join' && (expression.keyword !== undefined || receiver().kind === 'text')) return join([...expression.args(), receiver()], meaning, next);
        return method === 'concat' || method === 'formatted' ? join([receiver(), ...expression.args()], meaning, next) : items;
      }
      if (method === 'format') return join([receiver(), ...expression.args()], meaning, next);
      if (method === 'replace' || method === 'replaceAll') return join([receiver(), ...expression.args().slice(1)], meaning, next);
      if (method === 'append') return join([receiver(), ...expression.args()], meaning, next);
      if (method === 'map' || method === 'flatMap' || method === 'reduce') {
        const mapper = expression.args()[0];
        if (mapper !== undefined && mapper.kind !== 'unknown') return next(mapper);
      }
      if (method === 'fill') return join(expression.args().slice(0, 1), meaning, next);
    }
    if (/^[\w$]{1,60}$/.test(path)) {
      const values = resolve(path, expression.at);
      if (values !== undefined && values.length > 0 && values.every((value) => value.kind === 'function')) return worst(values.map(next));
    }
    return meaning.unknown ?? open;
  };
  return { built: (expression, meaning) => evaluate(expression, meaning, 0) };
}

/** What an element of these values may be; undefined where one of them is no list, table or record that stands in the file. */
function elementsOf(values: readonly Expression[]): readonly Expression[] | undefined {
  const found: Expression[] = [];
  for (const value of values) {
    const elements =
      value.kind === 'record' ? value.entries.map(([, entry]) => entry())
      : value.kind === 'list' ? (value.values?.() ?? value.items)
      // A list that other lists were put behind, or one of several.
      : value.kind === 'joined' ? elementsOf(value.parts)
      : value.kind === 'either' ? elementsOf(value.options)
      : undefined;
    if (elements === undefined) return undefined;
    found.push(...elements);
  }
  return found.length === 0 ? undefined : found;
}

/** `TABLES.users` is a constant of the file; `JSON.parse(text).name` is not. */
function isConstantRoot(path: string): boolean {
  const root = path.split('.', 1)[0] ?? '';
  return root !== 'JSON' && constantName.test(root);
}

/** Puts pieces together; an unknown piece may be harmless where it stands. */
function join(parts: readonly Expression[], meaning: Meaning, next: (inner: Expression) => Built): Built {
  let text = '';
  let openCount = 0;
  let escapedCount = 0;
  for (const part of parts) {
    const built = next(part);
    const isWhollyOpen = built.open === 1 && built.text === '\0';
    const isHarmless = isWhollyOpen && meaning.isHarmless(text, part.kind === 'name' ? part.name : part.kind === 'member' || part.kind === 'call' ? part.path : '');
    if (!isHarmless) openCount += built.open;
    escapedCount += built.escaped;
    if (text.length < textMax) text = (text + (isHarmless ? '1' : built.text)).slice(0, textMax);
  }
  return { text, open: openCount, escaped: escapedCount };
}

/** Of several possible texts the most open one; at equal openness the longest. */
function worst(all: readonly Built[]): Built {
  let result = all[0] ?? open;
  for (const built of all) {
    if (built.open > result.open || (built.open === result.open && (built.escaped > result.escaped || (built.escaped === result.escaped && built.text.length > result.text.length)))) result = built;
  }
  return result;
}

import { elementsOf, itemOf } from './elements.ts';
import { escaped, type Built, type Expression, type Meaning } from './expression.ts';

const textMax = 4_000;
const none: Built = { text: '', open: 0, escaped: 0 };
/** One part that comes from elsewhere as it is. */
const open: Built = { text: '\0', open: 1, escaped: 0 };
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
        return next(itemOf(expression, resolve));
      case 'function':
        return worst(expression.returns().map(next));
      case 'call':
        return call(expression, meaning, next);
      default:
        return unknown;
    }
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

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

/** One part that comes from elsewhere and was made harmless. */
export const escaped: Built = { text: '\0', open: 0, escaped: 1 };

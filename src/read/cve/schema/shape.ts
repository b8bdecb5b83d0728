import type { Form } from './forms.ts';

/** What a value must look like, as data: the part of JSON Schema that CVE records need. */
export type Shape =
  | { readonly type: 'any' }
  /** A shape that holds itself, such as a tree: asked for when it is first followed. */
  | { readonly type: 'later'; readonly shape: () => Shape }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer'; readonly min: number }
  /** `tenths`: one decimal at most. */
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly tenths: boolean }
  | StringShape
  | ArrayShape
  | ObjectShape;

export interface StringShape {
  readonly type: 'string';
  /** In characters (code points). */
  readonly min?: number;
  readonly max?: number;
  readonly form?: Form;
  readonly values?: ReadonlySet<string>;
  /** Besides `values`, an extension `x_...`. */
  readonly allowsExtension?: boolean;
}

export interface ArrayShape {
  readonly type: 'array';
  readonly items: Shape;
  readonly min?: number;
  readonly max?: number;
  readonly isUnique?: boolean;
  readonly also?: Also<readonly unknown[]>;
}

export interface ObjectShape {
  readonly type: 'object';
  readonly properties: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** Keys besides `properties`. */
  readonly others: 'none' | 'extensions' | 'any';
  readonly minKeys?: number;
  readonly maxKeys?: number;
  readonly also?: Also<Readonly<Record<string, unknown>>>;
}

/** A rule over several members: undefined when it holds, else what was expected. */
type Also<Value> = (value: Value) => string | undefined;

export const text = (min: number, max?: number, form?: Form): StringShape => ({ type: 'string', min, ...(max === undefined ? {} : { max }), ...(form === undefined ? {} : { form }) });
export const ofForm = (form: Form): StringShape => ({ type: 'string', form });
export const oneOf = (...values: readonly string[]): StringShape => ({ type: 'string', values: new Set(values) });
export const oneOfOrExtension = (...values: readonly string[]): StringShape => ({ type: 'string', values: new Set(values), allowsExtension: true });
export const list = (items: Shape, options: Omit<ArrayShape, 'type' | 'items'> = {}): ArrayShape => ({ type: 'array', items, ...options });
export const set = (items: Shape, min = 1): ArrayShape => ({ type: 'array', items, min, isUnique: true });

/** An object; a key that ends in `!` is required. */
export function object(keys: Readonly<Record<string, Shape>>, options: Partial<Pick<ObjectShape, 'others' | 'minKeys' | 'maxKeys' | 'also'>> = {}): ObjectShape {
  const entries = Object.entries(keys);
  const bare = (key: string): string => (key.endsWith('!') ? key.slice(0, -1) : key);
  return {
    type: 'object',
    properties: new Map(entries.map(([key, shape]) => [bare(key), shape])),
    required: entries.filter(([key]) => key.endsWith('!')).map(([key]) => bare(key)),
    others: options.others ?? 'none',
    ...(options.minKeys === undefined ? {} : { minKeys: options.minKeys }),
    ...(options.maxKeys === undefined ? {} : { maxKeys: options.maxKeys }),
    ...(options.also === undefined ? {} : { also: options.also }),
  };
}

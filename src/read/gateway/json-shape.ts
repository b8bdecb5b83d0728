import type { JsonValue } from './json-value.ts';
import { KnownValues } from './known-values.ts';
import { WordTable } from './word-table.ts';

/**
 * The usual form of an item of a long list. An item that has it is known to keep every rule of its format, and only the
 * members that somebody wants are built of it, straight from the bytes. An item that has it not need not be wrong:
 * it is then read as any other JSON and looked at in full.
 */
export type JsonShape = TextShape | NumberedShape | BooleanShape | ListShape | ObjectShape | ValueShape | LaterShape;

/**
 * What is made of a text that somebody wants: the text, with memory of its own (`built`), or one that stands for it and tells how long it is
 * (`measured`) or only whether it is empty (`begun`); it may be built all the same.
 */
export type Keeping = 'begun' | 'measured' | 'built';

/** Bytes of ASCII, by a table of 256: a text that is made of those alone, begins so, and is so long, passes the test. */
export interface SureBytes {
  readonly table: Uint8Array;
  readonly beginning?: Uint8Array;
  readonly lengths?: ReadonlySet<number>;
}

/** A string. */
export interface TextShape {
  readonly is: 'text';
  /** Absent: the text is looked at, and not built. */
  readonly keeps?: Keeping;
  readonly bytesMin: number;
  /** As it is written; a longer one has another form. */
  readonly bytesMax: number;
  readonly test: ((text: string) => boolean) | undefined;
  /** Tells of most texts that they pass the test, without building them. */
  readonly sure: SureBytes | undefined;
  /** When there are few that it may be. */
  readonly words: WordTable | undefined;
}

/** A string that comes very often in a document, such as an id: the number that it has among the scanner’s `numbers` is given for it. */
export interface NumberedShape {
  readonly is: 'numbered';
  readonly bytesMin: number;
}

export interface BooleanShape {
  readonly is: 'boolean';
}

export interface ListShape {
  readonly is: 'list';
  readonly items: JsonShape;
  /** No text is there twice; the items are then texts that are built, or numbered. */
  readonly isSet: boolean;
  readonly itemsMin: number;
  /** Asked of what was built of the items. */
  readonly test: ((items: readonly JsonValue[]) => boolean) | undefined;
}

/** An object with these members and no others. */
export interface ObjectShape {
  readonly is: 'object';
  readonly keys: WordTable;
  readonly members: readonly Member[];
  /** One bit for each required member, of the first `bitsMax` and of those behind them. */
  readonly required: readonly [number, number];
  readonly keysMin: number;
  readonly keysMax: number;
}

export interface Member {
  readonly shape: JsonShape;
  readonly isKept: boolean;
}

/** Any value, built whole for a test. Equal short ones are tested once. */
export interface ValueShape {
  readonly is: 'value';
  readonly test: (value: JsonValue) => boolean;
  /** Whether the keys in the value are in order, where somebody asks. */
  readonly isOrdered: ((value: JsonValue) => boolean) | undefined;
  /** Values that passed. */
  readonly known: KnownValues;
}

/** A shape that holds itself, such as a tree: made when a value first comes to it. */
export interface LaterShape {
  readonly is: 'later';
  shape: JsonShape | undefined;
  readonly make: () => JsonShape;
}

/** Bits that a small integer has room for. */
export const bitsMax = 30;

export const booleanShape: BooleanShape = { is: 'boolean' };

export function textShape(rule: { readonly keeps?: Keeping | undefined; readonly bytesMin?: number; readonly bytesMax?: number; readonly test?: ((text: string) => boolean) | undefined; readonly sure?: SureBytes | undefined; readonly words?: readonly string[] | undefined }): TextShape {
  const { keeps, bytesMin = 0, bytesMax = Infinity, test, sure, words } = rule;
  return { is: 'text', bytesMin, bytesMax, test, sure, words: words === undefined ? undefined : new WordTable(words), ...(keeps === undefined ? {} : { keeps }) };
}

export function numberedShape(bytesMin: number): NumberedShape {
  return { is: 'numbered', bytesMin };
}

export function valueShape(test: (value: JsonValue) => boolean, isOrdered?: (value: JsonValue) => boolean): ValueShape {
  return { is: 'value', test, isOrdered, known: new KnownValues() };
}

export function laterShape(make: () => JsonShape): LaterShape {
  return { is: 'later', shape: undefined, make };
}

export function listShape(items: JsonShape, isSet = false, rule: { readonly itemsMin?: number; readonly test?: ListShape['test'] } = {}): ListShape {
  return { is: 'list', items, isSet, itemsMin: rule.itemsMin ?? 0, test: rule.test };
}

/**
 * @param members in the order in which a document that sorts its keys has them
 * @returns undefined for more members than there are bits for
 */
export function objectShape(members: Readonly<Record<string, Member>>, required: readonly string[], keysMin = 0, keysMax = 2 * bitsMax): ObjectShape | undefined {
  const keys = Object.keys(members);
  if (keys.length > 2 * bitsMax || required.some((key) => !keys.includes(key))) return undefined;
  const bits = (first: number): number => required.reduce((sum, key) => {
    const index = keys.indexOf(key) - first;
    return index >= 0 && index < bitsMax ? sum | (1 << index) : sum;
  }, 0);
  return { is: 'object', keys: new WordTable(keys), members: Object.values(members), required: [bits(0), bits(bitsMax)], keysMin, keysMax };
}

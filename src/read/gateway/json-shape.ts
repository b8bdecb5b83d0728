import type { JsonValue } from './json-value.ts';
import { KnownValues } from './known-values.ts';
import { WordTable } from './word-table.ts';

/**
 * The usual form of an item of a long list. An item that has it is known to keep every rule of its format, and only the
 * members that somebody wants are built of it, straight from the bytes. An item that has it not need not be wrong:
 * it is then read as any other JSON and looked at in full.
 */
export type JsonShape = TextShape | BooleanShape | ListShape | ObjectShape | ValueShape;

/** What is made of a text that somebody wants: the text, with memory of its own, or (`begun`) only whether it is empty; of one that is not, a part may be built. */
export type Keeping = 'begun' | 'built';

/** Bytes of ASCII, by a table of 256: a text that is made of those alone, and is so long, passes the test. */
export interface SureBytes {
  readonly table: Uint8Array;
  readonly lengths?: ReadonlySet<number>;
}

/** A string. */
export interface TextShape {
  readonly is: 'text';
  /** Absent: the text is looked at, and not built. */
  readonly keeps?: Keeping;
  readonly bytesMin: number;
  readonly test: ((text: string) => boolean) | undefined;
  /** Tells of most texts that they pass the test, without building them. */
  readonly sure: SureBytes | undefined;
  /** When there are few that it may be. */
  readonly words: WordTable | undefined;
}

export interface BooleanShape {
  readonly is: 'boolean';
}

export interface ListShape {
  readonly is: 'list';
  readonly items: JsonShape;
  /** No text is there twice; the items are then texts that are built. */
  readonly isSet: boolean;
}

/** An object with these members and no others. */
export interface ObjectShape {
  readonly is: 'object';
  readonly keys: WordTable;
  readonly members: readonly Member[];
  /** One bit for each required member, of the first `bitsMax` and of those behind them. */
  readonly required: readonly [number, number];
}

export interface Member {
  readonly shape: JsonShape;
  readonly isKept: boolean;
}

/** Any value, built whole for a test. Equal short ones are tested once. */
export interface ValueShape {
  readonly is: 'value';
  readonly test: (value: JsonValue) => boolean;
  /** Values that passed. */
  readonly known: KnownValues;
}

/** Bits that a small integer has room for. */
export const bitsMax = 30;

export const booleanShape: BooleanShape = { is: 'boolean' };

export function textShape(rule: { readonly keeps?: Keeping | undefined; readonly bytesMin?: number; readonly test?: ((text: string) => boolean) | undefined; readonly sure?: SureBytes | undefined; readonly words?: readonly string[] | undefined }): TextShape {
  const { keeps, bytesMin = 0, test, sure, words } = rule;
  return { is: 'text', bytesMin, test, sure, words: words === undefined ? undefined : new WordTable(words), ...(keeps === undefined ? {} : { keeps }) };
}

export function valueShape(test: (value: JsonValue) => boolean): ValueShape {
  return { is: 'value', test, known: new KnownValues() };
}

export function listShape(items: JsonShape, isSet = false): ListShape {
  return { is: 'list', items, isSet };
}

/** @returns undefined for more members than there are bits for */
export function objectShape(members: Readonly<Record<string, Member>>, required: readonly string[]): ObjectShape | undefined {
  const keys = Object.keys(members);
  if (keys.length > 2 * bitsMax || required.some((key) => !keys.includes(key))) return undefined;
  const bits = (first: number): number => required.reduce((sum, key) => {
    const index = keys.indexOf(key) - first;
    return index >= 0 && index < bitsMax ? sum | (1 << index) : sum;
  }, 0);
  return { is: 'object', keys: new WordTable(keys), members: Object.values(members), required: [bits(0), bits(bitsMax)] };
}

import { ours, quote, say, type Text } from '../../../model/text.ts';

/** One rule of the schema that a record breaks. */
export interface Breach {
  readonly rule: 'schema-type' | 'schema-required' | 'schema-unknown-key' | 'schema-length' | 'schema-form' | 'schema-value' | 'schema-unique' | 'schema-count' | 'schema-combination';
  /** What was seen and expected, as the rest of a sentence that begins with the place. */
  readonly words: Text;
  readonly path: readonly (string | number)[];
}

/** Where the walk through a record stands, and what it has found. */
export interface Walk {
  readonly path: (string | number)[];
  readonly breaches: Breach[];
  readonly breachesMax: number;
  omitted: number;
}

export function walk(breachesMax: number): Walk {
  return { path: [], breaches: [], breachesMax, omitted: 0 };
}

export function note(walk: Walk, rule: Breach['rule'], words: Text, step?: string | number): void {
  if (walk.breaches.length >= walk.breachesMax) walk.omitted += 1;
  else walk.breaches.push({ rule, words, path: step === undefined ? [...walk.path] : [...walk.path, step] });
}

/** Members that hold people's names or how to reach them, in CVE records and CSAF documents. */
const privateKeys: ReadonlySet<string | number> = new Set(['credits', 'acknowledgments', 'contact_details']);

/** Text of a record for a message. Credits hold people's names: nothing of them is ever shown. */
export function shown(walk: Walk, text: string): Text {
  return walk.path.some((step) => privateKeys.has(step)) ? ours('a value that is not shown') : say`${quote(text, 80)}`;
}

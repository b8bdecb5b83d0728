import { isArray, isObject, type JsonObject } from '../../gateway/json-value.ts';
import { textOf } from './json-text.ts';

const none: readonly never[] = [];
const keptMax = 500;

/** The algorithms of the hashes that have a content. Equal lists are one: most components of a document have the same. */
export class Algorithms {
  readonly #names = new Map<string, readonly string[]>();
  readonly #hashes = new Map<string, readonly { readonly algorithm: string }[]>();

  /** The names. */
  namesOf(owner: JsonObject): readonly string[] {
    const joined = joinedNames(owner);
    if (joined === '') return none;
    return kept(this.#names, joined, () => joined.split('\n'));
  }

  /** The facts of the hashes. */
  hashesOf(owner: JsonObject): readonly { readonly algorithm: string }[] {
    const joined = joinedNames(owner);
    if (joined === '') return none;
    return kept(this.#hashes, joined, () => joined.split('\n').map((algorithm) => ({ algorithm })));
  }
}

function kept<T>(values: Map<string, T>, key: string, make: () => T): T {
  const found = values.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (values.size < keptMax) values.set(key, made);
  return made;
}

function joinedNames(owner: JsonObject): string {
  const hashes = owner['hashes'];
  let joined = '';
  if (!isArray(hashes)) return joined;
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at];
    if (!isObject(hash)) continue;
    const algorithm = textOf(hash['alg'])?.trim() ?? '';
    if (algorithm === '' || (textOf(hash['content']) ?? '') === '') continue;
    joined = joined === '' ? algorithm : `${joined}\n${algorithm}`;
  }
  return joined;
}

import type { JsonObject } from '../gateway/json-value.ts';
import { fingerprintOf } from './schema/canonical.ts';

/**
 * `uniqueItems` for a list that is read item by item, in linear time and with a number for each item.
 * Items with a `bom-ref` are left to the rule that each reference is given once.
 */
export class RepeatedItems {
  readonly #fingerprints = new Set<number>();

  isRepeated(item: JsonObject): boolean {
    if (typeof item['bom-ref'] === 'string') return false;
    const fingerprint = fingerprintOf(item);
    if (this.#fingerprints.has(fingerprint)) return true;
    this.#fingerprints.add(fingerprint);
    return false;
  }
}

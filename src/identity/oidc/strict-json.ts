import { isObject } from '../../read/gateway/json-value.ts';
import { parseJson, type JsonObject } from '../../read/gateway/json.ts';
import { Unreadable } from '../../read/source.ts';
import { TokenRefused } from './token-refused.ts';

/** No member stands in a document twice, nothing nests deep: what two readers could read differently is not read. */
const limits = { depthMax: 8, keysPerObjectMax: 200, itemsPerArrayMax: 1000, stringBytesMax: 16_384, keyBytesMax: 200 };

/**
 * Reads a JSON object of a provider.
 * @param what it is, for the sentence: “The key set”
 * @throws TokenRefused
 */
export function strictObject(bytes: Uint8Array, what: string): JsonObject {
  try {
    const value = parseJson(bytes, limits);
    if (isObject(value)) return value;
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    throw new TokenRefused(`${what} ${problem.reason}.`);
  }
  throw new TokenRefused(`${what} is no JSON object.`);
}

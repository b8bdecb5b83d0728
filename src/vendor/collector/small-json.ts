import { parseJson, type JsonObject } from '../../read/gateway/json.ts';
import { isObject } from '../../read/gateway/json-value.ts';
import { Unreadable } from '../../read/source.ts';

/** An object in JSON out of a small answer that is no evidence and only leads on; undefined when it is none. */
export function smallJson(body: Uint8Array): JsonObject | undefined {
  try {
    const value = parseJson(body, { depthMax: 12, keysPerObjectMax: 10_000, itemsPerArrayMax: 50_000, stringBytesMax: 10_000 });
    return isObject(value) ? value : undefined;
  } catch (problem) {
    if (problem instanceof Unreadable) return undefined;
    throw problem;
  }
}

import { parseJson, type JsonLimits, type JsonObject, type JsonValue } from '../../read/gateway/json.ts';
import { Unreadable } from '../../read/source.ts';
import { BodyRefused, type RequestBody } from './request-body.ts';

/** No act takes as much; what is deeper or longer is made to cost time. */
const limits: Partial<JsonLimits> = { depthMax: 24, keysPerObjectMax: 500, itemsPerArrayMax: 20_000, stringBytesMax: 6_000_000, keyBytesMax: 200 };
/** Keys that have a meaning for JavaScript’s objects, and for no act. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a body that is one JSON object. Two readers can’t see two objects in it: no key twice, no half characters.
 * @throws BodyRefused with what was expected and where
 */
export async function jsonBody(body: RequestBody, bytesMost: number): Promise<JsonObject> {
  if (!body.isThere) return {};
  if (body.mediaType !== 'application/json') throw new BodyRefused('unsupported-media-type', 'Expected the media type application/json.');
  return jsonObject(await body.whole(bytesMost));
}

/** Reads bytes that are one JSON object. @throws BodyRefused */
export function jsonObject(bytes: Uint8Array): JsonObject {
  let value: JsonValue;
  try {
    value = parseJson(bytes, limits);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    const { line, column } = problem.at;
    throw new BodyRefused('bad-request', `The body${line === undefined ? '' : `, line ${line}${column === undefined ? '' : `, column ${column}`}`}: it ${problem.reason}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BodyRefused('bad-request', 'Expected one JSON object.');
  refuseForbidden(value);
  return value as JsonObject;
}

function refuseForbidden(value: JsonValue): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return value.forEach(refuseForbidden);
  for (const [key, inner] of Object.entries(value)) {
    if (forbidden.has(key)) throw new BodyRefused('bad-request', `The body holds the key ${JSON.stringify(key)}, which nothing here has.`);
    refuseForbidden(inner);
  }
}

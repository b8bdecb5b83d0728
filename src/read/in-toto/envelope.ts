import { isArray, isObject, stringAt, valueAt, type JsonObject } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { Unreadable } from '../source.ts';

const payloadCharactersMax = 16_777_216;
const signaturesMax = 64;

/**
 * Opens an envelope (DSSE 1.0) far enough to read what it carries; no signature is verified here.
 * @returns the statement as JSON
 * @throws Unreadable when it carries no in-toto statement or nothing signs it
 */
export function statementIn(envelope: JsonObject): JsonObject {
  const signatures = valueAt(envelope, 'signatures');
  if (!isArray(signatures) || signatures.length === 0) throw new Unreadable('is an envelope without a signature');
  if (signatures.length > signaturesMax) throw new Unreadable(`is an envelope with ${signatures.length} signatures; at most ${signaturesMax} are read`);
  if (!signatures.every((item) => isObject(item) && isBase64(stringAt(item, 'sig') ?? ''))) throw new Unreadable('is an envelope with a signature that is not base64');
  const type = stringAt(envelope, 'payloadType');
  if (type !== 'application/vnd.in-toto+json') throw new Unreadable('is an envelope whose payload type is not application/vnd.in-toto+json');
  const payload = stringAt(envelope, 'payload') ?? '';
  if (payload.length > payloadCharactersMax) throw new Unreadable(`is an envelope with a payload of more than ${payloadCharactersMax} characters`);
  if (!isBase64(payload)) throw new Unreadable('is an envelope whose payload is not base64');
  const bytes = decoded(payload);
  if (bytes[0] === 0xef) throw new Unreadable('carries a statement that begins with a byte-order mark');
  const statement = parseJson(bytes, { depthMax: 64, stringBytesMax: payloadCharactersMax });
  if (!isObject(statement)) throw new Unreadable('carries no JSON object');
  return statement;
}

/** Standard or URL-safe, as the envelope's specification allows, and never empty. */
function isBase64(text: string): boolean {
  return text.length > 0 && (/^[A-Za-z0-9+/]+={0,2}$/.test(text) || /^[A-Za-z0-9_-]+={0,2}$/.test(text));
}

function decoded(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    throw new Unreadable('is an envelope whose payload is not base64');
  }
}

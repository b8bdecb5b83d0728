/**
 * The end of the validity of an X.509 certificate (RFC 5280, section 4.1): only this one date is looked up by walking over the
 * elements before it; nothing is verified.
 * @param base64 the DER bytes as they stand in `ds:X509Certificate`, white space allowed
 * @returns RFC 3339, UTC; undefined when the bytes are no certificate
 */
export function certificateEnd(base64: string): string | undefined {
  const text = base64.replace(/\s/g, '');
  if (text.length === 0 || text.length > 100_000 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const certificate = elementAt(bytes, 0);
  const body = certificate?.tag === SEQUENCE ? elementAt(bytes, certificate.start) : undefined;
  if (body?.tag !== SEQUENCE) return undefined;
  // [version], serial number, signature algorithm, issuer; then the validity.
  let at = body.start;
  const first = elementAt(bytes, at);
  for (let skipped = first?.tag === VERSION ? 4 : 3; skipped > 0; skipped -= 1) {
    const element = elementAt(bytes, at);
    if (element === undefined) return undefined;
    at = element.end;
  }
  const validity = elementAt(bytes, at);
  const notBefore = validity?.tag === SEQUENCE ? elementAt(bytes, validity.start) : undefined;
  const notAfter = notBefore === undefined ? undefined : elementAt(bytes, notBefore.end);
  return notAfter === undefined ? undefined : timeOf(notAfter.tag, String.fromCharCode(...bytes.subarray(notAfter.start, notAfter.end).subarray(0, 20)));
}

const SEQUENCE = 0x30;
const VERSION = 0xa0;

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** The element that begins at a byte (X.690, definite lengths of at most four bytes). */
function elementAt(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, short] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || short === undefined) return undefined;
  const lengthBytes = short < 0x80 ? 0 : short & 0x7f;
  if (short === 0x80 || lengthBytes > 4) return undefined;
  let length = short < 0x80 ? short : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const start = at + 2 + lengthBytes;
  return start + length > bytes.length ? undefined : { tag, start, end: start + length };
}

/** UTCTime (two digits of the year, 1950 to 2049) or GeneralizedTime, both in UTC. */
function timeOf(tag: number, text: string): string | undefined {
  const parts = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (parts === null || (tag === 0x17) !== (parts[1]?.length === 2)) return undefined;
  const year = tag === 0x17 ? `${Number(parts[1]) < 50 ? '20' : '19'}${parts[1]}` : parts[1];
  return `${year}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`;
}

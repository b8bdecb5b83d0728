/** Receives the places of one parameter's name and value in the row; escapes as written. */
export type VisitParameter = (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => void;

const nameLengthMax = 32;
const parametersMax = 1000;

/**
 * Walks over the structured data of a row (RFC 5424, section 6.3).
 * @returns where it ends; -1 when it does not follow the form or holds more than 1,000 parameters
 */
export function walkStructuredData(bytes: Uint8Array, start: number, end: number, visit: VisitParameter): number {
  if (bytes[start] === 0x2d) return start + 1 === end || bytes[start + 1] === 0x20 ? start + 1 : -1;
  let at = start;
  let parameters = 0;
  if (bytes[at] !== 0x5b) return -1;
  while (at < end && bytes[at] === 0x5b) {
    at = nameEnd(bytes, at + 1, end);
    if (at === -1) return -1;
    while (at < end && bytes[at] === 0x20) {
      const nameStart = at + 1;
      at = nameEnd(bytes, nameStart, end);
      if (at === -1 || bytes[at] !== 0x3d || bytes[at + 1] !== 0x22 || ++parameters > parametersMax) return -1;
      const valueStart = at + 2;
      at = valueEnd(bytes, valueStart, end);
      if (at === -1) return -1;
      visit(nameStart, valueStart - 2, valueStart, at);
      at++;
    }
    if (at >= end || bytes[at] !== 0x5d) return -1;
    at++;
  }
  return at === end || bytes[at] === 0x20 ? at : -1;
}

/** SD-NAME: 1 to 32 printable characters without `=`, space, `]` and `"`. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x3d || byte === 0x5d || byte === 0x22) break;
  }
  return at === start || at - start > nameLengthMax || at >= end ? -1 : at;
}

/** The closing quote; `\"`, `\\` and `\]` are escaped, a bare `]` is not allowed. */
function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x22) return at;
    if (byte === 0x5d) return -1;
    if (byte === 0x5c) at++;
  }
  return -1;
}

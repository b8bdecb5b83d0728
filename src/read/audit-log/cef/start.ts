/** How far into a row the beginning of CEF is looked for: a syslog header may stand before it. */
const prefixMax = 512;

/** Where `CEF:` and a digit stand at the beginning of a row, or after a space near it; -1 when nowhere. */
export function cefStart(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end - 5, start + prefixMax);
  for (let at = start; at <= limit; at++) {
    if (bytes[at] !== 0x43 || (at > start && bytes[at - 1] !== 0x20)) continue;
    const version = bytes[at + 4] ?? 0;
    if (bytes[at + 1] === 0x45 && bytes[at + 2] === 0x46 && bytes[at + 3] === 0x3a && version >= 0x30 && version <= 0x39) return at;
  }
  return -1;
}

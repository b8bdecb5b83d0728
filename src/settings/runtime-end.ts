/** The day after which a line of Node gets no fixes, by its first number: lines with long-term support only, as the Node.js project announced them. */
const ends: Readonly<Record<string, string>> = { 20: '2026-04-30', 22: '2027-04-30', 24: '2028-04-30', 26: '2029-04-30' };

/**
 * Until when the runtime gets fixes.
 * @param version of Node, without a `v`
 * @returns a date (RFC 3339); null for a line that this release does not know
 */
export function runtimeEndOf(version: string): string | null {
  return ends[version.split('.')[0] ?? ''] ?? null;
}

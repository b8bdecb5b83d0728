import { sha1 } from './sha1.ts';

/** The namespace of all names of ours: drawn once, never changed, for every derived UUID hangs on it. */
const ownNamespace = 'b7a5f0d4-3c1e-4a8a-9c55-2f6d1e0a7b43';

/**
 * A UUID that follows from a name: the same name gives the same UUID on every machine and on every day (RFC 9562, version 5).
 * @param namespace a UUID under which the name is unique
 */
export function nameUuid(name: string, namespace: string = ownNamespace): string {
  const prefix = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const digest = sha1(Uint8Array.from([...prefix, ...new TextEncoder().encode(name)])).subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import { parseHostname } from './hostname.ts';

/** An e-mail address that can be written to. Privacy: never put one into a fact, finding or note. */
export interface EmailAddress {
  /** As written, without `mailto:`. */
  readonly local: string;
  /** Lower case. */
  readonly domain: string;
}

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;

/** Reads an address `local@domain` (RFC 5321, without quoted local parts and address literals). */
export function parseEmail(text: string): EmailAddress | undefined {
  if (text.length > 254) return undefined;
  const at = text.indexOf('@');
  if (at < 1 || text.includes('@', at + 1)) return undefined;
  const local = text.slice(0, at);
  if (!LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined;
  const domain = text.endsWith('.') ? undefined : parseHostname(text.slice(at + 1));
  return domain === undefined ? undefined : { local, domain };
}

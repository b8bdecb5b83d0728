import { BlockList, isIP } from 'node:net';

/** Where a request came from and how, as far as it can be believed. */
export interface Origin {
  /** IP address. */
  readonly address: string;
  /** Whether it came by TLS, here or at a trusted proxy. */
  readonly isSecure: boolean;
}

/** Proxies whose forwarding headers are read. Anybody else’s are ignored. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly isEmpty: boolean;

  /** @param places addresses and ranges such as `10.0.0.0/24`. @throws RangeError for one that is neither */
  constructor(places: readonly string[]) {
    this.isEmpty = places.length === 0;
    for (const place of places) {
      const [address = '', length] = place.split('/');
      const family = isIP(address);
      if (family === 0) throw new RangeError(`The trusted proxy ${JSON.stringify(place.slice(0, 60))} is no IP address or range.`);
      this.#list.addSubnet(address, length === undefined ? (family === 4 ? 32 : 128) : Number(length), family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  has(address: string): boolean {
    const family = isIP(address);
    return !this.isEmpty && family !== 0 && this.#list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}

/**
 * Reads the origin of a request. Of forwarded addresses the last one counts that no trusted proxy has: those before it
 * were written by somebody unknown.
 * @param peer address of the other end of the connection
 */
export function originOf(peer: string, isTls: boolean, headers: { readonly 'x-forwarded-for'?: string | undefined; readonly 'x-forwarded-proto'?: string | undefined }, proxies: TrustedProxies): Origin {
  const own = withoutMapping(peer);
  if (!proxies.has(own)) return { address: own, isSecure: isTls };
  const chain = (headers['x-forwarded-for'] ?? '').split(',').map((part) => withoutMapping(part.trim()));
  const sender = chain.findLast((address) => isIP(address) !== 0 && !proxies.has(address));
  return { address: sender ?? own, isSecure: headers['x-forwarded-proto']?.trim().toLowerCase() === 'https' };
}

/** An IPv4 address that a socket for both families shows as IPv6. */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/** What limits count by: an IPv4 address, or the network of an IPv6 address, of which one sender has very many. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? first : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
  return `${whole.slice(0, 4).map((group) => (group === '' ? '0' : group)).join(':')}::/64`;
}

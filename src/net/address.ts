import { BlockList, isIP } from 'node:net';
import { refusedAddresses, type Exception } from './refused-addresses.ts';

/** Why an address is refused, as «a loopback address (RFC 1122, section 3.2.1.3)». */
export interface RefusedAddress {
  readonly reason: string;
  readonly exception: Exception;
}

const rows = refusedAddresses.map((row) => ({ row, list: listOf(row.prefix) }));
const globalUnicast = listOf('2000::/3');
const translated = listOf('64:ff9b::/96');

/**
 * Whether Assay may connect to an address, seen by itself.
 * @param address IPv4 with four decimal numbers or IPv6 without brackets, as a name server or the URL parser gives it
 * @returns undefined for a public address
 */
export function refusedAddress(address: string): RefusedAddress | undefined {
  const version = isIP(address);
  if (version === 0 || address.includes('%')) return { reason: 'no address that can be checked', exception: 'never' };
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const found = rows.find(({ row, list }) => row.prefix.includes(':') === (version === 6) && list.check(address, family))?.row;
  if (found !== undefined) return { reason: `a${/^[aeiou]/i.test(found.what) ? 'n' : ''} ${found.what} address (${found.source})`, exception: found.exception };
  if (version === 4) return undefined;
  // A network without IPv4 reaches public IPv4 hosts by such addresses; what counts is the host behind (RFC 6052).
  if (translated.check(address, 'ipv6')) {
    const behind = refusedAddress(lastFourBytes(address));
    return behind === undefined ? undefined : { reason: `a translation of ${behind.reason}`, exception: 'never' };
  }
  return globalUnicast.check(address, 'ipv6') ? undefined : { reason: 'no global unicast address (RFC 4291, section 2.4)', exception: 'never' };
}

function listOf(prefix: string): BlockList {
  const [network = '', bits] = prefix.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}

/** The IPv4 address at the end of an IPv6 address. */
function lastFourBytes(address: string): string {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [front = '', back] = written.split('::');
  const ends = (back === undefined ? front : `0:0:${back}`).split(':').slice(-2);
  return ends.flatMap((group) => { const number = Number.parseInt(group === '' ? '0' : group, 16); return [number >> 8, number & 255]; }).join('.');
}

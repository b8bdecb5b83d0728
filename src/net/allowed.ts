import { isIP } from 'node:net';
import { refusedAddress } from './address.ts';
import { addressIn, canonicalHost } from './host-name.ts';

/** One of the operator's exceptions, by name. */
export type Allowed =
  /** The host may be on a private or loopback address, and may be asked over http. */
  | { readonly host: string; readonly lets: 'own-network' }
  /** As before, and this is where it is connected to, for every port asked; no name server is asked. */
  | { readonly host: string; readonly lets: 'place'; readonly address: string; readonly port: number }
  /** The public host may be asked on one more port. */
  | { readonly host: string; readonly lets: 'port'; readonly port: number };

const expected = 'write a host name (acme.example), a name and a port (acme.example:8443), or a name and where it is (acme.example=127.0.0.2:18443)';

/**
 * Reads one exception as an operator writes it.
 * @throws {TypeError} with a sentence that says what was seen and what is expected
 */
export function parseAllowed(text: string): Allowed {
  const [left = '', place, more] = text.split('=');
  if (more !== undefined) throw new TypeError(`The exception «${text}» has two equals signs; ${expected}.`);
  const { host, port } = hostAndPort(left, text);
  if (place === undefined) return port === undefined ? { host, lets: 'own-network' } : { host, lets: 'port', port };
  if (port !== undefined) throw new TypeError(`The exception «${text}» names a port before the equals sign; the place holds for every port, so ${expected}.`);
  const target = hostAndPort(place, text);
  const address = addressIn(target.host);
  if (address === undefined || target.port === undefined) throw new TypeError(`The exception «${text}» needs an address and a port after the equals sign; ${expected}.`);
  const refused = refusedAddress(address);
  if (refused?.exception === 'never') throw new TypeError(`The exception «${text}» leads to ${refused.reason}, which no exception opens.`);
  return { host, lets: 'place', address, port: target.port };
}

/** The URL parser writes a host in its one form; what it changes beyond upper case was no plain host. */
function hostAndPort(written: string, whole: string): { readonly host: string; readonly port: number | undefined } {
  const parts = /^(?<host>\[[0-9a-f:.]+\]|[\p{L}\p{N}._-]+)(?::(?<port>[1-9][0-9]{0,4}))?$/iu.exec(written)?.groups;
  const parsed = parts?.['host'] === undefined ? null : URL.parse(`http://${parts['host']}/`);
  const port = parts?.['port'] === undefined ? undefined : Number(parts['port']);
  if (parsed === null || (port !== undefined && port > 65_535)) throw new TypeError(`The exception «${whole}» can't be read; ${expected}.`);
  if (isIP(parsed.hostname) === 4 && parts?.['host'] !== parsed.hostname) throw new TypeError(`The exception «${whole}» writes the address ${parsed.hostname} in another form; write it with four decimal numbers.`);
  return { host: canonicalHost(parsed.hostname), port };
}

/** The operator's exceptions, asked by host. */
export class AllowedHosts {
  readonly #entries: readonly Allowed[];

  constructor(words: readonly string[]) {
    this.#entries = words.map(parseAllowed);
  }

  /** The host may be on one's own network and may use http. */
  isOwn(host: string): boolean {
    return this.#entries.some((entry) => entry.host === host && entry.lets !== 'port');
  }

  /** Where the operator says that the host is. */
  placeOf(host: string): { readonly address: string; readonly port: number } | undefined {
    return this.#entries.find((entry) => entry.host === host && entry.lets === 'place') as Extract<Allowed, { lets: 'place' }> | undefined;
  }

  mayUsePort(host: string, port: number): boolean {
    return this.placeOf(host) !== undefined || this.#entries.some((entry) => entry.host === host && entry.lets === 'port' && entry.port === port);
  }
}

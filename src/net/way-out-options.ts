import { isIP } from 'node:net';
import { parseAllowed } from './allowed.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { addressIn } from './host-name.ts';

/** What the operator decides about the way out; everything may be left out. */
export interface WayOutOptions {
  /** Exceptions by name: `acme.example`, `acme.example:8443`, `acme.example=127.0.0.2:18443` (`parseAllowed`). */
  readonly allowed?: readonly string[];
  /** An HTTP proxy that all web requests go through: `http://proxy.acme.example:3128`. */
  readonly proxy?: string;
  /** Name servers asked instead of the system's: `192.0.2.53` or `127.0.0.1:18953`. */
  readonly nameServers?: readonly string[];
  /** Certificates in PEM that are trusted besides the well-known roots. */
  readonly authorities?: string;
  readonly now?: () => Date;
  /** Assay's version, for the user agent. */
  readonly version?: string;
  readonly limits?: Partial<Limits>;
}

/** Where a proxy listens. */
export interface ProxyPlace {
  readonly host: string;
  readonly port: number;
}

/** The options, read and checked. */
export interface WayOutSettings {
  readonly allowed: readonly string[];
  readonly proxy: ProxyPlace | undefined;
  readonly nameServers: readonly string[] | undefined;
  readonly authorities: readonly string[];
  readonly now: () => Date;
  readonly userAgent: string;
  readonly limits: Limits;
}

/** @throws {TypeError} with a sentence for the first option that can't be read */
export function readOptions(options: WayOutOptions): WayOutSettings {
  const version = options.version ?? '0';
  if (!/^[0-9A-Za-z.+-]{1,40}$/.test(version)) throw new TypeError(`The version «${version}» can't stand in a user agent; letters, digits, dots, plus and minus are expected.`);
  const allowed = options.allowed ?? [];
  allowed.forEach(parseAllowed);
  return {
    allowed,
    proxy: options.proxy === undefined ? undefined : parseProxy(options.proxy),
    nameServers: options.nameServers === undefined ? undefined : options.nameServers.map(checkedNameServer),
    authorities: options.authorities === undefined ? [] : certificatesIn(options.authorities),
    now: options.now ?? (() => new Date()),
    // No address of the product exists yet that a host's keeper could open, so the words say what it is.
    userAgent: `Assay/${version} (reads what a software maker publishes about its security; asks little, obeys robots.txt)`,
    limits: { ...defaultLimits, ...options.limits },
  };
}

/**
 * Reads the address of an HTTP proxy.
 * @throws {TypeError} with what was seen and what is expected
 */
export function parseProxy(text: string): ProxyPlace {
  const url = URL.parse(text);
  const expected = 'http://proxy.acme.example:3128 is expected';
  if (url === null || url.protocol !== 'http:' || url.pathname !== '/' || url.search !== '' || url.hash !== '') throw new TypeError(`The proxy «${text}» is no address of an HTTP proxy; ${expected}.`);
  if (url.username !== '' || url.password !== '') throw new TypeError(`The proxy's address holds a user name or password, which Assay doesn't send; ${expected}.`);
  return { host: addressIn(url.hostname) ?? url.hostname, port: url.port === '' ? 80 : Number(url.port) };
}

function checkedNameServer(text: string): string {
  const parts = /^(?:(?<four>[0-9.]+)|\[(?<six>[0-9a-f:.]+)\]|(?<bare>[0-9a-f:]+))(?::(?<port>[1-9][0-9]{0,4}))?$/i.exec(text)?.groups;
  const address = parts?.['four'] ?? parts?.['six'] ?? parts?.['bare'] ?? '';
  if (isIP(address) === 0 || Number(parts?.['port'] ?? 53) > 65_535) throw new TypeError(`The name server «${text}» is no address; 127.0.0.1:18953, 192.0.2.53 or [2001:db8::53]:53 is expected.`);
  return text;
}

function certificatesIn(text: string): readonly string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g);
  if (found === null) throw new TypeError('The added authorities hold no certificate; PEM text with BEGIN CERTIFICATE is expected.');
  return found;
}

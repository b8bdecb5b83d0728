import { refusedAddress } from './address.ts';
import type { AllowedHosts } from './allowed.ts';
import { addressIn, canonicalHost, refusedName } from './host-name.ts';
import { Refusal, shown } from './problem.ts';

/** An address on the web that passed every rule that needs no name server. */
export interface PermittedUrl {
  /** Without fragment. */
  readonly href: string;
  readonly scheme: 'https' | 'http';
  /** Canonical; IPv6 in brackets. */
  readonly host: string;
  readonly port: number;
  /** As sent in the `host` header. */
  readonly authority: string;
  /** Path and query as sent. */
  readonly target: string;
}

const charactersMax = 2_000;
/** Scheme, host and port as a person writes them; whatever else a URL parser would mend is refused, so that two readers can't see two hosts. */
const writtenPattern = /^https?:\/\/(?:\[[0-9a-f:.]+\]|[^\s/?#@:\\%[\]]+)(?::[1-9][0-9]{0,4})?(?:[/?#]|$)/i;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controlPattern = /[\u0000-\u0020\u007f\\]/;

/**
 * Checks an address before anything is sent, name servers included.
 * @param from the address whose redirect leads here; a relative one is resolved against it
 * @throws {Refusal} with the rule that it breaks
 */
export function permittedUrl(written: string, allowed: AllowedHosts, from?: PermittedUrl): PermittedUrl {
  if (written.length > charactersMax) throw new Refusal('address-refused', `has ${written.length} characters; at most ${charactersMax} are expected`);
  if (controlPattern.test(written)) throw new Refusal('address-refused', 'holds a space, a backslash or a control character, which readers of addresses understand in different ways');
  const url = URL.parse(written, from?.href);
  if (url === null) throw new Refusal(/^[a-z][a-z0-9+.-]*:/i.test(written) ? 'address-refused' : 'scheme-refused', 'is no address on the web');
  checkScheme(url, allowed, from);
  if (url.username !== '' || url.password !== '') throw new Refusal('address-refused', 'holds a user name before the host, which hides where it leads');
  if (from === undefined && !writtenPattern.test(written)) throw new Refusal('address-refused', 'is written in a way that readers of addresses understand differently; https://host/path is expected');
  const host = canonicalHost(url.hostname);
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const standardPort = scheme === 'https' ? 443 : 80;
  const port = url.port === '' ? standardPort : Number(url.port);
  if (port !== standardPort && !allowed.mayUsePort(host, port)) throw new Refusal('port-refused', `is on port ${port}; Assay asks port 443, and others where the operator lists them`);
  checkHost(host, allowed);
  const authority = port === standardPort ? host : `${host}:${port}`;
  return { href: `${scheme}://${authority}${url.pathname}${url.search}`, scheme, host, port, authority, target: `${url.pathname}${url.search}` };
}

function checkScheme(url: URL, allowed: AllowedHosts, from: PermittedUrl | undefined): void {
  const scheme = shown(url.protocol.slice(0, -1), 20);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Refusal('scheme-refused', `uses ${scheme}; Assay asks over https only`);
  if (url.protocol === 'https:') return;
  if (from?.scheme === 'https') throw new Refusal('scheme-refused', 'leaves https for http');
  if (!allowed.isOwn(canonicalHost(url.hostname))) throw new Refusal('scheme-refused', 'uses http; Assay asks over https, and over http only where the operator allows the host by name');
}

/** Numbers in odd forms have become an address here: the URL parser writes every form of one the same way. */
function checkHost(host: string, allowed: AllowedHosts): void {
  if (allowed.placeOf(host) !== undefined) return;
  const isOwn = allowed.isOwn(host);
  const address = addressIn(host);
  if (address !== undefined) {
    const refused = refusedAddress(address);
    if (refused !== undefined && !(isOwn && refused.exception === 'by-name')) throw new Refusal('address-refused', `leads to ${address}, ${refused.reason}`);
    return;
  }
  const refused = isOwn ? undefined : refusedName(host);
  if (refused !== undefined) throw new Refusal('address-refused', `names the host «${shown(host)}», which ${refused}`);
}

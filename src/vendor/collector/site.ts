import { getDomain } from 'tldts';
import { parseHostname } from '../../read/identifier/hostname.ts';
import { parseHttpsUrl } from '../../read/identifier/url.ts';

/**
 * The registrable domain of a host by the public suffix list: `acme.example` for `www.acme.example`. The list's private part counts,
 * so that two customers of one hosting service are two sites.
 * @returns undefined for addresses, and for names that nobody can register
 */
export function siteOf(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: true, extractHostname: false }) ?? undefined;
}

/** Whether a web address lies on the site of a domain. */
export function isOnSite(address: string, domain: string): boolean {
  const host = parseHttpsUrl(address)?.hostname;
  if (host === undefined) return false;
  return host === domain || (siteOf(host) !== undefined && siteOf(host) === siteOf(domain));
}

/** An https address as the URL standard writes it, without its fragment; undefined for every other address. */
export function plainAddress(address: string): string | undefined {
  const href = parseHttpsUrl(address)?.href;
  if (href === undefined) return undefined;
  const url = new URL(href);
  url.hash = '';
  return url.href;
}

/** A domain as given by a person: any case, a dot at its end, letters beyond ASCII (RFC 5890). */
export function parseDomain(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /[\s/:@?#\\%[\]]/.test(trimmed) || !URL.canParse(`https://${trimmed}/`)) return undefined;
  return parseHostname(new URL(`https://${trimmed}/`).hostname);
}

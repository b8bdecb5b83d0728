import { isOnSite } from '../site.ts';

/** Whether an address may be asked for: it lies on the site of one of the hosts that the maker itself named. */
export type Plausible = (address: string, ...named: readonly string[]) => boolean;

/**
 * A list may lead anywhere, and redirects too. Only what lies on the maker's site, on that of its provider metadata, or on that of a file
 * that the metadata names is taken.
 * @param domain of the maker
 * @param metadata address that the provider metadata came from
 */
export function plausibleFor(domain: string, metadata: string): Plausible {
  const hosts = [domain, new URL(metadata).hostname];
  return (address, ...named) => [...hosts, ...named.map((one) => new URL(one).hostname)].some((host) => isOnSite(address, host));
}

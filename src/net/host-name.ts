import { isIP } from 'node:net';

/** Endings that mean a network's own hosts or none at all; a public name server has nothing to say about them. */
const ownNetworkEndings: Readonly<Record<string, string>> = {
  localhost: 'RFC 6761', localdomain: 'this machine', local: 'RFC 6762', internal: 'reserved for private use by ICANN', intranet: 'ICANN’s list of colliding names', private: 'ICANN’s list of colliding names',
  lan: 'ICANN’s list of colliding names', home: 'ICANN’s list of colliding names', corp: 'ICANN’s list of colliding names', mail: 'ICANN’s list of colliding names', 'home.arpa': 'RFC 8375', svc: 'names inside a cluster', cluster: 'names inside a cluster',
  invalid: 'RFC 6761', onion: 'RFC 7686', alt: 'RFC 9476',
};

const nameCharactersMax = 253;
const labelPattern = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A host name in the one form that is compared and asked: lower case, without the last dot. */
export function canonicalHost(host: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

/** The address inside a URL's host, or undefined for a name. */
export function addressIn(host: string): string | undefined {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return isIP(bare) === 0 ? undefined : bare;
}

/**
 * Why a name can't be that of a public host, as a predicate; undefined when it may be one.
 * @param name canonical
 */
export function refusedName(name: string): string | undefined {
  const labels = name.split('.');
  if (name.length > nameCharactersMax) return `has ${name.length} characters; a host name has at most ${nameCharactersMax} (RFC 1035, section 2.3.4)`;
  if (!labels.every((label) => labelPattern.test(label))) return 'is no host name';
  if (labels.length < 2) return 'has no dot: such names mean hosts of one’s own network';
  const ending = Object.keys(ownNetworkEndings).find((candidate) => name === candidate || name.endsWith(`.${candidate}`));
  return ending === undefined ? undefined : `ends in .${ending}, which no public host does (${ownNetworkEndings[ending]})`;
}

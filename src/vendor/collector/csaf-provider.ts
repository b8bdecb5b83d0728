import type { PlaceLooked } from '../../model/evidence/public-places.ts';
import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { plainAddress } from './site.ts';
import type { Collected, Tools } from './tools.ts';

const fieldsMax = 3;

/**
 * Looks for CSAF provider metadata in the ways that CSAF 2.0, section 7.1, names: the well-known address (requirement 9), the field of
 * security.txt (8), the host name for it (10); and where the user says.
 */
export async function collectCsafProvider({ domain }: SiteSubject, given: Given, securityTxt: SecurityTxt | undefined, tools: Tools): Promise<readonly Collected[]> {
  const wellKnown = `https://${domain}/.well-known/csaf/provider-metadata.json`;
  const ownHost = `https://csaf.data.security.${domain}/`;
  const told = (securityTxt?.csaf ?? []).slice(0, fieldsMax).flatMap(({ address }) => plainAddress(address ?? '') ?? []);
  const named = given.pages.flatMap(({ kind, address }) => (kind === 'csaf-provider' ? [address] : []));
  const from = new Map<string, PlaceLooked['from']>([...told.map((address) => [address, 'linked'] as const), ...named.map((address) => [address, 'given'] as const), [wellKnown, 'standard'], [ownHost, 'standard']]);
  const files = await Promise.all([...from].map(([address, source]) => collectFile({ place: 'csaf-provider', address, from: source, kind: 'csaf-provider', title: 'CSAF provider metadata', limitBytes: 1_048_576, accept: 'application/json', isNameTelling: address === ownHost }, tools)));
  return files.map(({ item }) => item);
}

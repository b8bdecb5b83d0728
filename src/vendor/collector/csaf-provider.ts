import type { CsafProvider } from '../../model/evidence/csaf-provider.ts';
import type { PlaceLooked } from '../../model/evidence/public-places.ts';
import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { plainAddress } from './site.ts';
import type { ArtifactToRead, Collected, Tools } from './tools.ts';

const fieldsMax = 3;

/** Provider metadata that was found, and the advisories that are looked for by it. */
export interface FoundProvider {
  readonly artifact: ArtifactToRead;
  readonly facts: CsafProvider;
  readonly lookedAt: string;
  /** Where other provider metadata was found, whose advisories are not looked for. */
  readonly others: readonly string[];
}

/** What was collected of provider metadata; of several different files the first in the order of `sources` leads on. */
export interface CollectedProviders {
  readonly collected: readonly Collected[];
  readonly provider?: FoundProvider;
}

const sources: readonly PlaceLooked['from'][] = ['given', 'standard', 'linked'];

/**
 * Looks for CSAF provider metadata in the ways that CSAF 2.0, section 7.1, names: the well-known address (requirement 9), the field of
 * security.txt (8), the host name for it (10); and where the user says.
 */
export async function collectCsafProvider({ domain }: SiteSubject, given: Given, securityTxt: SecurityTxt | undefined, tools: Tools): Promise<CollectedProviders> {
  const wellKnown = `https://${domain}/.well-known/csaf/provider-metadata.json`;
  const ownHost = `https://csaf.data.security.${domain}/`;
  const told = (securityTxt?.csaf ?? []).slice(0, fieldsMax).flatMap(({ address }) => plainAddress(address ?? '') ?? []);
  const named = given.pages.flatMap(({ kind, address }) => (kind === 'csaf-provider' ? [address] : []));
  const from = new Map<string, PlaceLooked['from']>([...told.map((address) => [address, 'linked'] as const), ...named.map((address) => [address, 'given'] as const), [wellKnown, 'standard'], [ownHost, 'standard']]);
  const files = await Promise.all([...from].map(([address, source]) => collectFile({ place: 'csaf-provider', address, from: source, kind: 'csaf-provider', title: 'CSAF provider metadata', limitBytes: 1_048_576, accept: 'application/json', isNameTelling: address === ownHost }, tools)));
  const found = files.flatMap(({ item: { artifact, looked }, facts }) => (artifact === undefined || facts === undefined ? [] : [{ from: looked.from, artifact, facts, lookedAt: looked.lookedAt }]));
  const [first] = found.toSorted((one, other) => sources.indexOf(one.from) - sources.indexOf(other.from) || (one.artifact.address < other.artifact.address ? -1 : 1));
  if (first === undefined) return { collected: files.map(({ item }) => item) };
  const { artifact, facts, lookedAt } = first;
  const others = [...new Set(found.flatMap((one) => (one.artifact.digest === artifact.digest ? [] : [one.artifact.address])))].toSorted();
  return { collected: files.map(({ item }) => item), provider: { artifact, facts, lookedAt, others } };
}

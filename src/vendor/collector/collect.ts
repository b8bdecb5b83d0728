import { placeIds, type PublicPlaces } from '../../model/evidence/public-places.ts';
import { subjectName, type SiteSubject, type VendorSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectAdvisories } from './advisories/collect-advisories.ts';
import { collectCsafAggregators } from './csaf-aggregator.ts';
import { collectCsafProvider } from './csaf-provider.ts';
import { collectDisclosurePolicy } from './disclosure-policy.ts';
import { collectDocumentPages } from './document-pages.ts';
import { collectHomePage } from './home-page.ts';
import { collectOpenidConfiguration } from './openid-configuration.ts';
import { collectPackageProvenance } from './package-provenance.ts';
import { collectPages } from './pages.ts';
import { collectReportingMail } from './reporting-mail.ts';
import { collectReportingPages } from './reporting-pages.ts';
import { collectSamlMetadata } from './saml-metadata.ts';
import { collectSbomDiscovery } from './sbom-discovery.ts';
import { collectSecurityTxt } from './security-txt.ts';
import { collectTls } from './tls.ts';
import type { ArtifactToRead, Collected, ProviderToRead, Tools } from './tools.ts';

/** All that was looked at, and the bytes that are to become evidence. */
export interface CollectedAll {
  readonly places: PublicPlaces;
  /** In the order of their places; the same bytes may be read as two kinds. */
  readonly artifacts: readonly ArtifactToRead[];
  /** What was fetched of a CSAF provider, when one was found. */
  readonly provider?: ProviderToRead;
}

/**
 * Looks at every place where a vendor may show something, each family on its own, at the same time where none needs the other.
 * The result follows from the answers alone, not from their order in time, so that a capture gives the same again.
 * @param subject its domain, if one is known, in lower case
 */
export async function collect(subject: VendorSubject, given: Given, tools: Tools): Promise<CollectedAll> {
  const { all, provider } = subject.domain === undefined ? { all: await withoutSite(given, tools), provider: undefined } : await ofSite(subject, given, tools);
  const collected = inOrder(all);
  return { places: placesOf(subject, collected, tools), artifacts: artifactsOf(collected), ...(provider === undefined ? {} : { provider }) };
}

/** Of a maker without a known site: what the user gave. */
async function withoutSite(given: Given, tools: Tools): Promise<readonly Collected[]> {
  return (await Promise.all([collectDocumentPages(given, tools), collectPackageProvenance(given, tools)])).flat();
}

async function ofSite(subject: SiteSubject, given: Given, tools: Tools): Promise<{ readonly all: readonly Collected[]; readonly provider?: ProviderToRead }> {
  // Files that need nothing are asked for while those that lead on are.
  const independent = Promise.all([
    collectOpenidConfiguration(subject, given, tools),
    collectSbomDiscovery(subject, given, tools),
    collectCsafAggregators(subject, given, tools),
    collectDocumentPages(given, tools),
    collectPackageProvenance(given, tools),
  ]);
  const leading = Promise.all([collectSecurityTxt(subject, tools), collectHomePage(subject, tools)]).then(async ([securityTxt, home]) => {
    const [providers, ...others] = await Promise.all([
      collectCsafProvider(subject, given, securityTxt.facts, tools),
      collectDisclosurePolicy(subject, given, securityTxt.facts, home, tools),
      collectReportingMail(securityTxt.facts, tools),
      collectReportingPages(securityTxt.facts, tools),
      collectSamlMetadata(subject, given, home.links, tools),
      collectPages(subject, given, home, tools),
    ]);
    return { providers, collected: [...securityTxt.collected, home.collected, ...collectTls(home.look), ...others.flat(), ...providers.collected] };
  });
  const [alone, led] = await Promise.all([independent, leading]);
  // Advisories come last: however many there are, and whatever a list leads to, nothing else is left out for them.
  const advisories = await collectAdvisories(subject, led.providers.provider, tools);
  return { all: [...alone.flat(), ...led.collected, ...advisories.collected], ...(advisories.provider === undefined ? {} : { provider: advisories.provider }) };
}

function inOrder(collected: readonly Collected[]): readonly Collected[] {
  const keyed = collected.map((item) => ({ item, place: placeIds.indexOf(item.looked.place), address: item.looked.address }));
  return keyed.toSorted((one, other) => one.place - other.place || compare(one.address, other.address) || compare(one.item.artifact?.type ?? '', other.item.artifact?.type ?? '')).map(({ item }) => item);
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function placesOf(subject: VendorSubject, collected: readonly Collected[], tools: Tools): PublicPlaces {
  const places = collected.map(({ looked }) => looked);
  const lookedAt = places.reduce((latest, place) => (place.lookedAt > latest ? place.lookedAt : latest), tools.startedAt);
  return { domain: subjectName(subject), lookedAt, places };
}

function artifactsOf(collected: readonly Collected[]): readonly ArtifactToRead[] {
  const seen = new Map<string, ArtifactToRead>();
  for (const { artifact } of collected) {
    if (artifact === undefined) continue;
    const key = `${artifact.digest} ${artifact.kind ?? ''} ${artifact.type ?? ''}`;
    if (!seen.has(key)) seen.set(key, artifact);
  }
  return [...seen.values()];
}

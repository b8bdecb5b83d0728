import type { SiteSubject } from '../../model/vendor-position.ts';
import type { AbsoluteLink } from '../../read/html-page/absolute-links.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { isOnSite } from './site.ts';
import type { Collected, Tools } from './tools.ts';

/** Where much software puts it; no standard says so, and nothing there says nothing. */
const commonPaths = ['/saml/metadata', '/saml2/metadata', '/saml/metadata.xml', '/FederationMetadata/2007-06/FederationMetadata.xml'] as const;
const linkedMax = 2;

/** Looks for SAML metadata (SAML 2.0 Metadata): where the user says, where the home page links to it, and at common paths. */
export async function collectSamlMetadata({ domain }: SiteSubject, given: Given, links: readonly AbsoluteLink[], tools: Tools): Promise<readonly Collected[]> {
  const named = given.pages.flatMap(({ kind, address }) => (kind === 'saml-metadata' ? [address] : []));
  const linked = linkedMetadata(links, domain).filter((address) => !named.includes(address)).slice(0, linkedMax);
  const common = commonPaths.map((path) => `https://${domain}${path}`).filter((address) => !named.includes(address) && !linked.includes(address));
  const expected = { place: 'saml-metadata', kind: 'sign-in-metadata', title: 'SAML metadata', limitBytes: 2 * 1_048_576, accept: 'application/samlmetadata+xml, application/xml;q=0.9, text/xml;q=0.9' } as const;
  const files = await Promise.all([
    ...named.map((address) => collectFile({ ...expected, address, from: 'given' }, tools)),
    ...linked.map((address) => collectFile({ ...expected, address, from: 'linked' }, tools)),
    ...common.map((address) => collectFile({ ...expected, address, from: 'standard' }, tools)),
  ]);
  return files.map(({ item }) => item);
}

function linkedMetadata(links: readonly AbsoluteLink[], domain: string): readonly string[] {
  const speaking = links.filter(({ address, text }) => /\bsaml\b.{0,40}\bmetadata\b/i.test(text.slice(0, 120)) || /saml.{0,40}metadata/i.test(address.slice(0, 2000)));
  return speaking.map(({ address }) => address).filter((address) => isOnSite(address, domain));
}

import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';
import { looksAt, nothingFound, placeAndDay, type Look } from './public/looks.ts';

/**
 * Only metadata of a service provider shows that customers can connect their own sign-in. A discovery document shows that a provider
 * runs there, which may serve the maker’s own accounts alone.
 */
export const singleSignOnMetadataIsPublished = defineCheck({
  id: 'single-sign-on-metadata-is-published',
  title: 'Metadata shows that customers can connect their single sign-on by an open standard',
  failTitle: 'No metadata shows that customers can connect their single sign-on',
  why: 'With metadata in a standard form a customer connects its own sign-in, with its own factors, without a project.',
  fix: 'Publish SAML metadata of the service provider, or say in the documentation how a customer’s OpenID Connect provider is connected, and hand the metadata over.',
  references: ['Pledge G1-A3', 'Secure by Demand: single sign-on', 'SAML 2.0 metadata, section 2.4.4', 'OpenID Connect Discovery 1.0'],
  needs: [],
  uses: ['sign-in-metadata', 'public-places'],
  run: (evidence) => {
    const domains = looksAt(evidence['public-places'], 'saml-metadata', 'openid-configuration');
    const looks = domains.flatMap((domain) => domain.looks);
    if (evidence['sign-in-metadata'].length > 0) return { findings: evidence['sign-in-metadata'].map((file) => judgeFile(file, looks)) };
    return { findings: domains.map((domain) => nothingFound(domain.domain, domain.looks, 'saml-metadata')) };
  },
});

function judgeFile({ artifact, facts }: Evidence<'sign-in-metadata'>, looks: readonly Look[]): Finding {
  const look = looks.find(({ looked }) => looked.digest === artifact.digest);
  const where: Text = look === undefined ? say`${quote(artifact.path)}` : placeAndDay(look);
  const [subject, pointers] = [artifact.path, [pointerTo(artifact)]];
  if (facts.roles.includes('accepts')) return { outcome: 'pass', subject, pointers, message: say`${where} is SAML metadata of a service provider: it accepts the sign-in of others.` };
  if (facts.roles.length === 0) return { outcome: 'unknown', subject, pointers, message: say`${where} is sign-in metadata that states no role, so it shows nothing about customers’ sign-in.` };
  const what = facts.protocol === 'saml-2.0' ? ours('SAML metadata of an identity provider') : ours('an OpenID Connect discovery document');
  return { outcome: 'needs-review', subject, pointers, message: say`${where} is ${what}: a provider of sign-in runs there, which does not show that customers can bring their own. A person must read in the documentation whether they can.` };
}

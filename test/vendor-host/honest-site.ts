/** What the invented vendor Acme shows to everybody, at every place that is looked at. */
import { advisories, directoryLists, documentFiles } from './advisories.ts';
import { attestations, aggregatorList, openidConfiguration, providerMetadata, samlMetadata } from './metadata.ts';
import type { Site } from './web-host.ts';
import type { Zone } from './name-server.ts';

/** @param expires RFC 3339: the end of security.txt */
export function honestSite(domain: string, expires: string): Site {
  const page = (title: string, text: string): string => `<!doctype html>\n<html lang="en">\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${text}\n</body>\n</html>\n`;
  const published = advisories(domain, 1);
  return {
    ...documentFiles(domain, published),
    ...directoryLists(domain, published),
    [`${domain}/`]: { status: 301, headers: { location: `https://www.${domain}/` } },
    [`www.${domain}/`]: page('Acme makes anvils', `<nav>
<a href="/pricing">Plans and pricing</a> <a href="https://trust.${domain}/">Trust center</a> <a href="/secure-by-design">Our pledge</a>
<a href="/lifecycle/end-of-support">End of support</a> <a href="/security/vulnerability-disclosure">Report a vulnerability</a>
<a href="/sso/saml-metadata.xml">SAML metadata for your identity provider</a> <a href="https://elsewhere.example/pricing">Pricing elsewhere</a>
</nav>
<p>Acme makes anvils that tell how they are struck.</p>`),
    [`www.${domain}/robots.txt`]: 'User-agent: *\nDisallow: /internal/\n',
    [`${domain}/.well-known/security.txt`]: `Contact: mailto:security@${domain}\nContact: https://www.${domain}/security/report\nExpires: ${expires}\nPolicy: https://www.${domain}/security/vulnerability-disclosure\nCSAF: https://www.${domain}/csaf/provider-metadata.json\nCanonical: https://${domain}/.well-known/security.txt\n`,
    [`www.${domain}/security/report`]: page('Report to us', '<form method="post"><textarea name="report"></textarea></form>'),
    [`www.${domain}/security/vulnerability-disclosure`]: page('Vulnerability disclosure policy', `<p>Published 2026-05-31.</p>
<p>You may test all of our products in good faith. Please report a vulnerability to security@${domain}.</p>
<p>We will not pursue legal action against you. You may publish what you found 90 days after your report.</p>`),
    [`www.${domain}/pricing`]: page('Plans and pricing', '<p>Single sign-on is part of every plan. It costs nothing extra.</p>'),
    [`trust.${domain}/`]: page('Trust center', '<p>Audit logs are part of every plan.</p>'),
    [`www.${domain}/secure-by-design`]: page('Our pledge', '<p>We signed the Secure by Design Pledge on 8 May 2024.</p>'),
    [`www.${domain}/lifecycle/end-of-support`]: page('End of support', '<p>Anvil 3 has security updates until 2028-12-31.</p>'),
    [`www.${domain}/roadmap`]: page('Secure by design roadmap', '<h2>Plan</h2><p>By 2027-06-30 all parsers are written in a memory-safe language.</p>'),
    [`www.${domain}/internal/prices`]: page('Internal prices', '<p>Not for readers like us.</p>'),
    [`www.${domain}/csaf/provider-metadata.json`]: providerMetadata(domain),
    [`${domain}/.well-known/csaf/provider-metadata.json`]: { status: 301, headers: { location: `https://www.${domain}/csaf/provider-metadata.json` } },
    [`lists.${domain}/aggregator.json`]: aggregatorList(domain),
    [`${domain}/.well-known/openid-configuration`]: openidConfiguration(domain),
    [`www.${domain}/sso/saml-metadata.xml`]: samlMetadata(domain),
    [`${domain}/.well-known/tea`]: JSON.stringify({ schemaVersion: 1, endpoints: [{ url: `https://tea.${domain}`, versions: ['0.3.0-beta.2'], priority: 1 }] }),
    [`www.${domain}/sbom/anvil.cdx.json`]: JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [{ type: 'library', name: 'hammer', version: '2.0.0', purl: 'pkg:npm/hammer@2.0.0' }] }),
    [`registry.${domain}/-/package/@acme%2Ftool/dist-tags`]: JSON.stringify({ latest: '1.2.3', next: '2.0.0-rc.1' }),
    [`registry.${domain}/-/npm/v1/attestations/@acme%2Ftool@1.2.3`]: attestations('pkg:npm/%40acme/tool@1.2.3', domain),
    [`mta-sts.${domain}/.well-known/mta-sts.txt`]: `version: STSv1\r\nmode: enforce\r\nmx: mail.${domain}\r\nmax_age: 604800\r\n`,
  };
}

/** What the vendor's name server says. The web hosts are not in it: for them the operator says where they are. */
export function honestZone(domain: string): Zone {
  return {
    [`${domain} MX`]: [`20 spare.${domain}`, `10 mail.${domain}`],
    [`${domain} TXT`]: ['some-verification=123', 'v=spf1 mx -all'],
    [`_dmarc.${domain} TXT`]: [`v=DMARC1; p=reject; rua=mailto:reports@${domain}`],
    [`_mta-sts.${domain} TXT`]: ['v=STSv1; id=20260601000000'],
  };
}

/** All names under which the vendor and the attacker have web hosts. */
export function webNames(domain: string): readonly string[] {
  return [domain, ...['www', 'trust', 'lists', 'registry', 'mta-sts', 'attacker', 'wrong-certificate'].map((label) => `${label}.${domain}`)];
}

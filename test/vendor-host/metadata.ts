/** Files for machines of the invented vendor, as the standards want them. */

export function providerMetadata(domain: string): string {
  return JSON.stringify({
    canonical_url: `https://www.${domain}/csaf/provider-metadata.json`,
    distributions: [{ directory_url: `https://www.${domain}/csaf/` }],
    last_updated: '2026-06-01T08:00:00Z',
    list_on_CSAF_aggregators: true,
    metadata_version: '2.0',
    mirror_on_CSAF_aggregators: true,
    public_openpgp_keys: [{ fingerprint: '0123456789ABCDEF0123456789ABCDEF01234567', url: `https://www.${domain}/csaf/key.asc` }],
    publisher: { category: 'vendor', name: 'Acme product security', namespace: `https://www.${domain}` },
    role: 'csaf_provider',
  });
}

export function aggregatorList(domain: string): string {
  return JSON.stringify({
    aggregator: { category: 'lister', name: 'List of invented makers', namespace: `https://lists.${domain}` },
    aggregator_version: '2.0',
    canonical_url: `https://lists.${domain}/aggregator.json`,
    csaf_providers: [{ metadata: { last_updated: '2026-06-01T08:00:00Z', publisher: { category: 'vendor', name: 'Acme product security', namespace: `https://www.${domain}` }, role: 'csaf_provider', url: `https://www.${domain}/csaf/provider-metadata.json` } }],
    last_updated: '2026-06-02T08:00:00Z',
  });
}

export function openidConfiguration(domain: string): string {
  const at = (path: string): string => `https://${domain}/${path}`;
  return JSON.stringify({ issuer: `https://${domain}`, authorization_endpoint: at('authorize'), token_endpoint: at('token'), jwks_uri: at('keys'), response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'], code_challenge_methods_supported: ['S256'] });
}

export function samlMetadata(domain: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://www.${domain}/sso">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="true">
    <md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://www.${domain}/sso/acs"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;
}

/** The answer of a registry of the npm protocol on one version of a package. */
export function attestations(purl: string, domain: string): string {
  const predicateType = 'https://slsa.dev/provenance/v1';
  const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: purl, digest: { sha512: '0'.repeat(128) } }], predicateType, predicate: { buildDefinition: { externalParameters: { workflow: { repository: `https://code.${domain}/acme/tool` } } }, runDetails: { builder: { id: `https://build.${domain}/runner` } } } };
  return JSON.stringify({ attestations: [{ predicateType, bundle: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: { payloadType: 'application/vnd.in-toto+json', payload: Buffer.from(JSON.stringify(statement)).toString('base64'), signatures: [{ sig: '', keyid: '' }] } } }] });
}

import { deflateRawSync } from 'node:zlib';
import { assertion, metadata, postBinding, protocol } from './names.ts';

/** Who asks for a sign-in, towards one provider. */
export interface ServiceProvider {
  readonly entityId: string;
  /** The assertion consumer service: where the provider’s answers come. */
  readonly consumerAddress: string;
}

/**
 * Where a browser goes to sign in: a request by the redirect binding (SAML 2.0 bindings, section 3.4). Its id is bound to the
 * browser, so it needs no signature: an answer counts only with an id of ours.
 * @param id of the request
 */
export function requestAddress({ entityId, consumerAddress }: ServiceProvider, signInAddress: string, id: string, now: Date): string {
  const request = `<samlp:AuthnRequest xmlns:samlp="${protocol}" xmlns:saml="${assertion}" ID="${escaped(id)}" Version="2.0" IssueInstant="${now.toISOString()}" Destination="${escaped(signInAddress)}" AssertionConsumerServiceURL="${escaped(consumerAddress)}" ProtocolBinding="${postBinding}"><saml:Issuer>${escaped(entityId)}</saml:Issuer></samlp:AuthnRequest>`;
  const url = new URL(signInAddress);
  url.searchParams.set('SAMLRequest', deflateRawSync(request).toString('base64'));
  return url.href;
}

/** The metadata that a provider’s administrator enters there (SAML 2.0 metadata, section 2.4.4). */
export function serviceProviderMetadata({ entityId, consumerAddress }: ServiceProvider): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="${metadata}" entityID="${escaped(entityId)}"><md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="${protocol}"><md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat><md:AssertionConsumerService Binding="${postBinding}" Location="${escaped(consumerAddress)}" index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import samlp, { type SamlOptions, type SamlRequest } from 'samlp';
import { certificate } from '../../sigstore/certificate.ts';

/** A key of a provider of SAML with its certificate. */
export interface SamlKey {
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

/** @param until the certificate’s end, milliseconds */
export function samlKey(until: number): SamlKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = { subject: 'Test provider', key: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  const made = certificate({ subject: 'idp.acme.example', key: pair, from: until - 366 * 86_400_000, until }, issuer);
  return { key: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), cert: new X509Certificate(made).toString() };
}

/** Metadata of a provider of SAML. */
export function samlMetadataOf(entityId: string, keys: readonly SamlKey[], signInAddress = 'https://idp.acme.example/sign-in'): string {
  const descriptors = keys.map(({ cert }) => `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${cert.replaceAll(/-----[A-Z ]+-----|\s/gu, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`);
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${descriptors.join('')}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signInAddress}"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

/** How a provider’s answer differs from an honest one. */
export type SamlDeviation = Partial<Pick<SamlOptions, 'audience' | 'destination' | 'inResponseTo' | 'issuer' | 'lifetimeInSeconds' | 'recipient' | 'signResponse'>>;

/** Answers a request as a real provider of SAML does. @returns the form field SAMLResponse */
export async function answerOf(address: string, entityId: string, { key, cert }: SamlKey, person: string, groups: readonly string[], deviation: SamlDeviation = {}): Promise<string> {
  const query = Object.fromEntries(new URL(address).searchParams);
  const { id = '', issuer = '', assertionConsumerServiceURL: consumer = '' } = await new Promise<SamlRequest>((resolve, reject) => {
    samlp.parseRequest({ method: 'GET', query }, {}, (problem, request) => (request === undefined ? reject(problem ?? new Error('There is no request.')) : resolve(request)));
  });
  const profile = { getClaims: () => ({ displayName: `Name of ${person}`, groups: [...groups] }), getNameIdentifier: () => ({ nameIdentifier: person, nameIdentifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' }) };
  const options: SamlOptions = { issuer: entityId, cert, key, destination: consumer, recipient: consumer, audience: issuer, inResponseTo: id, signResponse: false, signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256', lifetimeInSeconds: 300, profileMapper: () => profile, ...deviation };
  const response = await new Promise<string>((resolve, reject) => {
    samlp.getSamlResponse(options, { id: person }, (problem, made) => (made === undefined ? reject(problem ?? new Error('There is no response.')) : resolve(made)));
  });
  return Buffer.from(response).toString('base64');
}

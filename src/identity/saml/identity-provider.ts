import { X509Certificate } from 'node:crypto';
import { metadata, protocol, redirectBinding, signature } from './names.ts';
import { SamlRefused } from './saml-refused.ts';
import { childrenOf, everyNode, readXmlTree, type XmlNode } from './xml-tree.ts';

/** A provider as its metadata describes it. */
export interface IdentityProvider {
  readonly entityId: string;
  /** Where browsers are sent, by the redirect binding. */
  readonly signInAddress: string;
  /** PEM; several while the provider changes its key. */
  readonly certificates: readonly string[];
  /** The end of the certificate that is good the longest, RFC 3339: from then on nobody can sign in. */
  readonly certificateEndsAt: string;
}

const certificatesMost = 6;

/**
 * Reads a provider’s metadata (SAML 2.0 metadata, section 2.4.3), as an administrator hands it over.
 * @throws SamlRefused saying what is missing
 */
export function readIdentityProvider(xml: string): IdentityProvider {
  const root = readXmlTree(xml);
  if (root.namespace !== metadata || root.name !== 'EntityDescriptor') throw new SamlRefused('This is no metadata of one provider: an EntityDescriptor is expected.');
  const role = childrenOf(root, metadata, 'IDPSSODescriptor').find(({ attributes }) => (attributes.get('protocolSupportEnumeration') ?? '').split(/\s+/u).includes(protocol));
  const entityId = root.attributes.get('entityID') ?? '';
  if (role === undefined || entityId === '' || entityId.length > 1024) throw new SamlRefused('The metadata describes no provider of SAML 2.0 with an entityID.');
  const signInAddress = childrenOf(role, metadata, 'SingleSignOnService').find(({ attributes }) => attributes.get('Binding') === redirectBinding)?.attributes.get('Location') ?? '';
  return { entityId, signInAddress: checkedAddress(signInAddress), ...certificatesIn(role) };
}

/** https; http only on loopback, where a provider is tried out. */
function checkedAddress(address: string): string {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)))) throw new SamlRefused('The metadata has no https address for sign-in by the redirect binding.');
  return address;
}

function certificatesIn(role: XmlNode): Pick<IdentityProvider, 'certificates' | 'certificateEndsAt'> {
  const descriptors = childrenOf(role, metadata, 'KeyDescriptor').filter(({ attributes }) => attributes.get('use') !== 'encryption');
  const texts = descriptors.flatMap((descriptor) => [...everyNode(descriptor)].filter(({ namespace, name }) => namespace === signature && name === 'X509Certificate').map(({ text }) => text));
  const certificates = [...new Map(texts.map(certificateOf).map((certificate) => [certificate.fingerprint256, certificate])).values()];
  if (certificates.length === 0 || certificates.length > certificatesMost) throw new SamlRefused(`The metadata has ${certificates.length} certificates for signatures; 1 to ${certificatesMost} are expected.`);
  return { certificates: certificates.map((certificate) => certificate.toString()), certificateEndsAt: new Date(Math.max(...certificates.map(({ validToDate }) => validToDate.getTime()))).toISOString() };
}

/** A certificate whose key is long enough. @throws SamlRefused */
function certificateOf(base64: string): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(base64.replaceAll(/\s/gu, ''), 'base64'));
  } catch {
    throw new SamlRefused('The metadata holds a certificate that can’t be read.');
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || bits < 2048 || bits > 8192) throw new SamlRefused('The metadata holds a certificate without an RSA key of 2048 to 8192 bits.');
  return certificate;
}

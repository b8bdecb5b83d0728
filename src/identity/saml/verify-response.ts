import type { IdentityProvider } from './identity-provider.ts';
import { certificatesOfSigner } from './key-holder.ts';
import { assertion, bearer, protocol, success, transient } from './names.ts';
import { responseForm } from './response-form.ts';
import { SamlRefused } from './saml-refused.ts';
import type { ServiceProvider } from './service-provider.ts';
import { childrenOf, everyNode, onlyChild, readXmlTree, xmlBytesMost, type XmlNode } from './xml-tree.ts';

/** What a response has to say. */
export interface ExpectedResponse {
  readonly provider: Pick<IdentityProvider, 'entityId' | 'certificates'>;
  readonly us: ServiceProvider;
  /** Id of the request that this browser was sent with. */
  readonly requestId: string;
  readonly now: Date;
}

/** Who signed in, as the provider says. */
export interface SignedAssertion {
  readonly id: string;
  /** Until when it must be remembered, so that it counts once; RFC 3339. */
  readonly endsAt: string;
  readonly nameId: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Milliseconds that two clocks may differ. */
const skew = 60_000;
/** Milliseconds that an assertion may be good at most. */
const lifeMost = 86_400_000;

/**
 * Checks a response of the POST binding wholly (SAML 2.0 profiles, section 4.1.4.3): its form, then signatures, then what the
 * signed assertion says. Only what the signature covers is read.
 * @param encoded the form field, base64
 * @throws SamlRefused
 */
export async function verifyResponse(encoded: string, expected: ExpectedResponse): Promise<SignedAssertion> {
  const xml = decoded(encoded);
  const form = responseForm(xml);
  checkEnvelope(form.root, expected);
  const certificates = certificatesOfSigner(form.root, expected.provider.certificates);
  const signed = readXmlTree(await signedAssertion(encoded, form.isResponseSigned, { ...expected, provider: { ...expected.provider, certificates } }));
  if (signed.namespace !== assertion || signed.name !== 'Assertion' || signed.attributes.get('ID') !== form.assertion.attributes.get('ID')) throw new SamlRefused('What is signed is not the assertion.');
  return checkedAssertion(signed, expected);
}

function decoded(encoded: string): string {
  const plain = encoded.replaceAll(/[\r\n]/gu, '');
  if (plain.length > Math.ceil(xmlBytesMost / 3) * 4) throw new SamlRefused(`The response is longer than the ${xmlBytesMost} bytes that are read.`);
  const bytes = Buffer.from(plain, 'base64');
  if (bytes.toString('base64') !== plain) throw new SamlRefused('The response is not base64.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SamlRefused('The response is not UTF-8.');
  }
}

/** Compares what stands around the assertion, before a signature is computed: a wrong address or request costs nothing. */
function checkEnvelope(root: XmlNode, { provider, us, requestId }: ExpectedResponse): void {
  if (root.attributes.get('InResponseTo') !== requestId) throw new SamlRefused('The response answers no request of this browser.');
  if (root.attributes.get('Destination') !== us.consumerAddress) throw new SamlRefused('The response was sent to another address.');
  for (const issuer of childrenOf(root, assertion, 'Issuer')) if (issuer.text !== provider.entityId) throw new SamlRefused('The response is of another provider.');
  if (onlyChild(onlyChild(root, protocol, 'Status'), protocol, 'StatusCode').attributes.get('Value') !== success) throw new SamlRefused('The provider says that the sign-in did not work.');
}

async function signedAssertion(encoded: string, isResponseSigned: boolean, { provider, us }: ExpectedResponse): Promise<string> {
  const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml');
  const saml = new SAML({
    idpCert: [...provider.certificates], issuer: us.entityId, audience: us.entityId, callbackUrl: us.consumerAddress, idpIssuer: provider.entityId,
    wantAssertionsSigned: true, wantAuthnResponseSigned: isResponseSigned, validateInResponseTo: ValidateInResponseTo.never,
    // Times are compared here, by the workspace’s own clock.
    acceptedClockSkewMs: -1,
  });
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: encoded });
    const xml = profile?.getAssertionXml?.();
    if (xml === undefined) throw new SamlRefused('The response has no signed assertion.');
    return xml;
  } catch (problem) {
    // The library says by exceptions of every kind what does not fit in a document from outside.
    if (problem instanceof SamlRefused) throw problem;
    throw new SamlRefused('The signature is not the provider’s, or the assertion is for somebody else.');
  }
}

function checkedAssertion(signed: XmlNode, { provider, us, requestId, now }: ExpectedResponse): SignedAssertion {
  if (onlyChild(signed, assertion, 'Issuer').text !== provider.entityId) throw new SamlRefused('The assertion is of another provider.');
  const conditions = onlyChild(signed, assertion, 'Conditions');
  const subject = onlyChild(signed, assertion, 'Subject');
  const confirmation = childrenOf(subject, assertion, 'SubjectConfirmation').find(({ attributes }) => attributes.get('Method') === bearer);
  if (confirmation === undefined) throw new SamlRefused('The assertion is not for its bearer.');
  const data = onlyChild(confirmation, assertion, 'SubjectConfirmationData');
  if (data.attributes.get('Recipient') !== us.consumerAddress || data.attributes.get('InResponseTo') !== requestId) throw new SamlRefused('The assertion is for another address, or answers no request of this browser.');
  const restrictions = childrenOf(conditions, assertion, 'AudienceRestriction');
  if (restrictions.length === 0 || !restrictions.every((restriction) => childrenOf(restriction, assertion, 'Audience').some(({ text }) => text.trim() === us.entityId))) throw new SamlRefused('The assertion is for another audience.');
  const statement = onlyChild(signed, assertion, 'AuthnStatement');
  const confirmedUntil = timeOf(data, 'NotOnOrAfter');
  if (confirmedUntil === undefined) throw new SamlRefused('The assertion’s confirmation has no end.');
  for (const from of [timeOf(conditions, 'NotBefore'), timeOf(data, 'NotBefore'), timeOf(statement, 'AuthnInstant')]) if (from !== undefined && from > now.getTime() + skew) throw new SamlRefused('The assertion is not good yet.');
  for (const until of [confirmedUntil, timeOf(conditions, 'NotOnOrAfter')]) if (until !== undefined && until <= now.getTime() - skew) throw new SamlRefused('The assertion has ended.');
  const sessionUntil = timeOf(statement, 'SessionNotOnOrAfter');
  // The session it speaks of is over by its own words: no skew makes one of it.
  if (sessionUntil !== undefined && sessionUntil <= now.getTime()) throw new SamlRefused('The session at the provider is over.');
  if (confirmedUntil > now.getTime() + lifeMost) throw new SamlRefused('The assertion is good for longer than a day.');
  return { id: signed.attributes.get('ID') ?? '', endsAt: new Date(confirmedUntil + skew).toISOString(), nameId: nameIdOf(subject), attributes: attributesOf(signed) };
}

function timeOf({ attributes }: XmlNode, name: string): number | undefined {
  const written = attributes.get(name);
  if (written === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/u.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(time)) throw new SamlRefused(`The assertion’s ${name} is no time in UTC.`);
  return time;
}

/** Who it is: one lasting name, exactly as it is written. */
function nameIdOf(subject: XmlNode): string {
  const { text, attributes } = onlyChild(subject, assertion, 'NameID');
  if (!/^[^\p{C}\p{Z}]{1,256}$/u.test(text)) throw new SamlRefused('The assertion names nobody by a short text without spaces.');
  if (attributes.get('Format') === transient) throw new SamlRefused('The assertion names its person by a name that changes each time; configure a persistent NameID.');
  return text;
}

function attributesOf(signed: XmlNode): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of everyNode(signed)) {
    if (node.namespace !== assertion || node.name !== 'Attribute') continue;
    const values = childrenOf(node, assertion, 'AttributeValue').map(({ text }) => text);
    const name = node.attributes.get('Name') ?? '';
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

import type { SignInMetadata } from '../../model/evidence/sign-in-metadata.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { parseXml, type XmlElement, type XmlHandler } from '../gateway/xml.ts';
import { parseUrl } from '../identifier/url.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { sourceOf, Unreadable, type Source } from '../source.ts';
import { certificateEnd } from './certificate-end.ts';

const FORMAT = 'saml-metadata-2.0';
const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const bytesMax = 16_777_216;

/** SAML 2.0 metadata: what accepts the sign-in of others (a service provider), or provides sign-in (an identity provider). */
export const samlMetadata: Reader<'sign-in-metadata'> = {
  id: 'saml-metadata',
  title: 'SAML 2.0 metadata',
  produces: 'sign-in-metadata',
  accepts: ({ xmlRoot }) => xmlRoot !== undefined && (xmlRoot.name === 'EntityDescriptor' || xmlRoot.name === 'EntitiesDescriptor'),
  read: readMetadata,
};

function readMetadata(source: Source): Reading<'sign-in-metadata'> {
  try {
    const visit = new Metadata();
    parseXml(sourceOf(source.name, source.bytes(bytesMax)), visit, { depthMax: 64, elementsMax: 200_000 });
    if (visit.entities === 0) throw new Unreadable('holds no EntityDescriptor of SAML 2.0', { line: 1 });
    return { kind: 'sign-in-metadata', format: FORMAT, facts: visit.facts(), notes: visit.notes.slice(0, notesMax), notesOmitted: Math.max(0, visit.notes.length - notesMax) };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('sign-in-metadata', FORMAT, say`The metadata ${quote(problem.reason)}; SAML 2.0 metadata without a document type is expected.`, problem.at);
  }
}

/** Takes roles, the entity's host and certificates out of the document as it goes by; people named in it are passed over. */
class Metadata implements XmlHandler {
  readonly notes: Note[] = [];
  entities = 0;
  readonly #roles = new Set<SignInMetadata['roles'][number]>();
  readonly #open: XmlElement[] = [];
  #host: string | undefined;
  #end: string | undefined;
  #certificate = '';

  open(element: XmlElement): void {
    this.#open.push(element);
    if (element.namespace === METADATA && element.name === 'EntityDescriptor') this.#entity(element);
    if (element.namespace === METADATA && element.name === 'SPSSODescriptor') this.#role('accepts', element);
    if (element.namespace === METADATA && element.name === 'IDPSSODescriptor') this.#role('provides', element);
    this.#address(element);
  }

  text(text: string): void {
    if (this.#isInCertificate()) this.#certificate += text;
  }

  close(element: XmlElement): void {
    if (this.#isInCertificate()) this.#addCertificate(element);
    this.#open.pop();
  }

  facts(): SignInMetadata {
    const roles = (['accepts', 'provides'] as const).filter((role) => this.#roles.has(role));
    if (roles.length === 0) this.#note('finding', 'role', ours('The metadata describes neither a service provider nor an identity provider.'), this.#open[0]);
    if (this.entities > 1) this.#note('information', 'several-entities', say`The document describes ${this.entities} entities; their roles are taken together, and the host is that of the first.`, this.#open[0]);
    return { protocol: 'saml-2.0', roles, ...(this.#host === undefined ? {} : { issuerHost: this.#host }), ...(this.#end === undefined ? {} : { certificateEndsAt: this.#end }) };
  }

  #entity(element: XmlElement): void {
    this.entities += 1;
    const id = attributeOf(element, 'entityID');
    if (id === undefined || id === '' || id.length > 1024) this.#note('finding', 'entity-id', ours('An EntityDescriptor has no entityID of at most 1,024 characters (SAML 2.0 metadata, section 2.3.2).'), element);
    this.#host ??= parseUrl(id ?? '')?.hostname.toLowerCase() || undefined;
  }

  #role(role: SignInMetadata['roles'][number], element: XmlElement): void {
    const protocols = attributeOf(element, 'protocolSupportEnumeration') ?? '';
    if (!protocols.split(/\s+/).includes('urn:oasis:names:tc:SAML:2.0:protocol')) {
      this.#note('finding', 'protocol', ours('A role does not name the protocol of SAML 2.0, so it was not counted.'), element);
      return;
    }
    this.#roles.add(role);
    const until = attributeOf(element, 'validUntil');
    if (until !== undefined && parseTime(until) === undefined) this.#note('finding', 'valid-until', ours('The validUntil of a role is no time with seconds and zone.'), element);
  }

  /** Where assertions go must be reached over an encrypted connection. */
  #address(element: XmlElement): void {
    if (element.namespace !== METADATA || (element.name !== 'AssertionConsumerService' && element.name !== 'SingleSignOnService')) return;
    if (parseUrl(attributeOf(element, 'Location') ?? '')?.scheme !== 'https') this.#note('finding', 'location', ours('The address of a sign-in service is no https address.'), element);
  }

  #isInCertificate(): boolean {
    const last = this.#open.at(-1);
    return last?.namespace === SIGNATURE && last.name === 'X509Certificate' && this.#open.some(({ name }) => name === 'KeyDescriptor');
  }

  #addCertificate(element: XmlElement): void {
    const end = certificateEnd(this.#certificate);
    this.#certificate = '';
    const descriptor = this.#open.find(({ name }) => name === 'KeyDescriptor');
    if (end === undefined) this.#note('finding', 'certificate', ours('A certificate cannot be read.'), element);
    else if (descriptor !== undefined && attributeOf(descriptor, 'use') !== 'encryption' && (this.#end === undefined || end > this.#end)) this.#end = end;
  }

  #note(level: Note['level'], rule: string, message: Note['message'], element: XmlElement | undefined): void {
    this.notes.push({ level, rule, message, place: element === undefined ? { line: 1 } : { line: element.line, column: element.column } });
  }
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name && attribute.namespace === '')?.value;
}

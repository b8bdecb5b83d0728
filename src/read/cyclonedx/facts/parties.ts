import type { SbomComponent, SbomParty } from '../../../model/evidence/sbom.ts';
import { isArray, isObject, objectAt, objectsAt, stringAt, stringsAt, type JsonObject, type JsonValue } from '../../gateway/json-value.ts';
import { missing, type FieldCache } from './field-state.ts';
import { textOf } from './json-text.ts';

/**
 * Who made the SBOM (CycloneDX: `metadata.authors`, and `metadata.manufacturer` since 1.6).
 * A person's name and every e-mail address stay behind: only that they are given is kept.
 */
export function authorsOf(metadata: JsonObject): readonly SbomParty[] {
  const manufacturer = objectAt(metadata, 'manufacturer');
  const persons = objectsAt(metadata, 'authors').filter((author) => hasText(author, 'name') || hasText(author, 'email'));
  return [...persons.map((author) => personOf(author)), ...(manufacturer === undefined ? [] : [organisationOf(manufacturer)])];
}

function personOf(person: JsonObject): SbomParty {
  return { kind: 'person', ...(hasText(person, 'name') && { hasName: true }), ...(hasText(person, 'email') && { hasEmail: true }) };
}

function organisationOf(organisation: JsonObject): SbomParty {
  const name = stringAt(organisation, 'name');
  const [url] = stringsAt(organisation, 'url');
  const hasEmail = objectsAt(organisation, 'contact').some((contact) => hasText(contact, 'email'));
  return { kind: 'organisation', ...(name !== undefined && { name }), ...(url !== undefined && { url }), ...(hasEmail && { hasEmail }) };
}

/**
 * The producer of a component: its manufacturer (1.6), supplier or publisher. Where only persons are named as authors,
 * the field is present without a value.
 * @param metadata of the document when the component is its subject: it may name the producer instead
 */
export function producerOf(component: JsonObject, fields: FieldCache, metadata: JsonObject | undefined): SbomComponent['producer'] {
  const organisation =
    namedOrganisation(component['manufacturer']) ?? namedOrganisation(component['supplier']) ?? namedOrganisation(metadata?.['manufacture']) ?? namedOrganisation(metadata?.['supplier']);
  if (organisation !== undefined) {
    const name = textOf(organisation['name']) ?? '';
    return hasContact(organisation) ? fields.withContact(name) : fields.fieldOf(name);
  }
  const publisher = fields.fieldOf(textOf(component['publisher']));
  if (publisher !== missing) return publisher;
  const authors = component['authors'] === undefined ? [] : objectsAt(component, 'authors');
  if (!authors.some((author) => hasText(author, 'name')) && !hasText(component, 'author')) return missing;
  return { state: 'present', ...(authors.some((author) => hasText(author, 'email')) && { hasContact: true }) };
}

function namedOrganisation(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) && hasText(value, 'name') ? value : undefined;
}

function hasContact(organisation: JsonObject): boolean {
  const addresses = organisation['url'];
  if (isArray(addresses) && addresses.length > 0) return true;
  return organisation['contact'] !== undefined && objectsAt(organisation, 'contact').some((contact) => hasText(contact, 'email') || hasText(contact, 'phone'));
}

function hasText(object: JsonObject, key: 'author' | 'email' | 'name' | 'phone'): boolean {
  return (textOf(object[key])?.trim() ?? '') !== '';
}

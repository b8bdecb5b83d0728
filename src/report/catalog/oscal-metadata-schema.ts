import { z } from 'zod';

// The data types and the metadata that every OSCAL 1.1 model shares.
export const token = z.string().regex(/^[\p{L}_][\p{L}\p{N}.\-_]*$/u);
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i);
export const text = z.string().regex(/^\S(?:.*\S)?$/s);
export const markup = z.string();
export const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
export const reference = z.string().regex(/^\S+$/);
const mediaType = z.string().regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/);
export const time = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/);
const email = z.string().regex(/^[^\s@]+@[^\s@]+$/);

export const property = z.strictObject({ name: token, uuid: uuid.exactOptional(), ns: uri.exactOptional(), value: text, class: token.exactOptional(), group: token.exactOptional(), remarks: markup.exactOptional() });
const link = z.strictObject({ href: reference, rel: token.exactOptional(), 'media-type': mediaType.exactOptional(), 'resource-fragment': text.exactOptional(), text: markup.exactOptional() });
export const props = z.array(property).min(1).readonly().exactOptional();
export const links = z.array(link).min(1).readonly().exactOptional();
export const remarks = markup.exactOptional();

const address = z.strictObject({ type: token.exactOptional(), 'addr-lines': z.array(text).min(1).exactOptional(), city: text.exactOptional(), state: text.exactOptional(), 'postal-code': text.exactOptional(), country: text.exactOptional() });
const telephones = z.array(z.strictObject({ type: text.exactOptional(), number: text })).min(1).exactOptional();
const emails = z.array(email).min(1).exactOptional();
const documentIds = z.array(z.strictObject({ scheme: uri.exactOptional(), identifier: text })).min(1).exactOptional();
export const responsible = z.array(z.strictObject({ 'role-id': token, 'party-uuids': z.array(uuid).min(1).readonly(), props, links, remarks })).min(1).readonly().exactOptional();

/** Title, dates, roles and parties of a document. */
export const metadata = z.strictObject({
  title: markup,
  published: time.exactOptional(),
  'last-modified': time,
  version: text,
  'oscal-version': text,
  revisions: z.array(z.strictObject({ title: markup.exactOptional(), published: time.exactOptional(), 'last-modified': time.exactOptional(), version: text, 'oscal-version': text.exactOptional(), props, links, remarks })).min(1).exactOptional(),
  'document-ids': documentIds,
  props,
  links,
  roles: z.array(z.strictObject({ id: token, title: markup, 'short-name': text.exactOptional(), description: markup.exactOptional(), props, links, remarks })).min(1).readonly().exactOptional(),
  locations: z.array(z.strictObject({ uuid, title: markup.exactOptional(), address: address.exactOptional(), 'email-addresses': emails, 'telephone-numbers': telephones, urls: z.array(uri).min(1).exactOptional(), props, links, remarks })).min(1).exactOptional(),
  parties: z.array(z.strictObject({ uuid, type: z.enum(['person', 'organization']), name: text.exactOptional(), 'short-name': text.exactOptional(), 'external-ids': z.array(z.strictObject({ scheme: uri, id: text })).min(1).exactOptional(), props, links, 'email-addresses': emails, 'telephone-numbers': telephones, addresses: z.array(address).min(1).exactOptional(), 'location-uuids': z.array(uuid).min(1).exactOptional(), 'member-of-organizations': z.array(uuid).min(1).exactOptional(), remarks })).min(1).readonly().exactOptional(),
  'responsible-parties': responsible,
  actions: z.array(z.strictObject({ uuid, date: time.exactOptional(), type: token, system: uri, props, links, 'responsible-parties': responsible, remarks })).min(1).exactOptional(),
  remarks,
});

/** A cited document in the back matter. */
export const resource = z.strictObject({
  uuid,
  title: markup.exactOptional(),
  description: markup.exactOptional(),
  props,
  'document-ids': documentIds,
  citation: z.strictObject({ text: markup, props, links }).exactOptional(),
  rlinks: z.array(z.strictObject({ href: reference, 'media-type': mediaType.exactOptional(), hashes: z.array(z.strictObject({ algorithm: text, value: text })).min(1).exactOptional() })).min(1).readonly().exactOptional(),
  base64: z.strictObject({ filename: token.exactOptional(), 'media-type': mediaType.exactOptional(), value: z.base64() }).exactOptional(),
  remarks,
});


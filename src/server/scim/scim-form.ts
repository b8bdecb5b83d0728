import { groupSchema, userSchema, type Attribute, type ResourceSchema } from '../../identity/scim/resource-schema.ts';
import { countMost, type GroupShape, type UserShape } from '../../workspace/acts/directory/shapes.ts';

/** A document of the protocol. */
export type ScimDocument = Readonly<Record<string, unknown>>;

const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** A person as RFC 7643 writes one. @param base the protocol’s address, for example `https://assay.example/scim/v2` */
export function userDocument({ id, userName, externalId, displayName, name, active, emails, groups, createdAt, changedAt, revision }: UserShape, base: string): ScimDocument {
  return {
    schemas: [userSchema.id], id, userName, active,
    ...(externalId === null ? {} : { externalId }), ...(displayName === null ? {} : { displayName }), ...(Object.keys(name).length === 0 ? {} : { name }), ...(emails.length === 0 ? {} : { emails }),
    ...(groups.length === 0 ? {} : { groups: groups.map((group) => ({ value: group.id, display: group.displayName, $ref: `${base}/Groups/${group.id}`, type: 'direct' })) }),
    meta: { resourceType: 'User', created: createdAt, lastModified: changedAt, location: `${base}/Users/${id}`, version: tagOf(revision) },
  };
}

/** A group as RFC 7643 writes one. */
export function groupDocument({ id, displayName, externalId, members, createdAt, changedAt, revision }: GroupShape, base: string): ScimDocument {
  return {
    schemas: [groupSchema.id], id, displayName, ...(externalId === null ? {} : { externalId }),
    ...(members.length === 0 ? {} : { members: members.map((member) => ({ value: member.id, display: member.userName, $ref: `${base}/Users/${member.id}`, type: 'User' })) }),
    meta: { resourceType: 'Group', created: createdAt, lastModified: changedAt, location: `${base}/Groups/${id}`, version: tagOf(revision) },
  };
}

/** A revision as an entity tag (RFC 7644, section 3.14). */
export function tagOf(revision: string): string {
  return `W/"${revision}"`;
}

/** Part of a list (RFC 7644, section 3.4.2). */
export function listDocument(total: number, startIndex: number, resources: readonly ScimDocument[]): ScimDocument {
  return { schemas: [listSchema], totalResults: total, startIndex: Math.max(startIndex, 1), itemsPerPage: resources.length, Resources: resources };
}

/**
 * Leaves out of a document what is not asked for (RFC 7644, section 3.9): whole attributes only.
 * @param wanted names of `attributes`, or undefined for all
 */
export function projected(document: ScimDocument, wanted: readonly string[] | undefined, unwanted: readonly string[]): ScimDocument {
  const names = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((name) => (name.split(':').at(-1) ?? '').split('.')[0]?.toLowerCase() ?? ''));
  const kept = wanted && names(wanted);
  const left = names(unwanted);
  const always: ReadonlySet<string> = new Set(['schemas', 'id']);
  return Object.fromEntries(Object.entries(document).filter(([key]) => always.has(key) || ((kept === undefined || kept.has(key.toLowerCase())) && !left.has(key.toLowerCase()))));
}

/** What the endpoint can do (RFC 7643, section 5). */
export function configurationDocument(base: string): ScimDocument {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true }, bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 }, filter: { supported: true, maxResults: countMost },
    changePassword: { supported: false }, sort: { supported: false }, etag: { supported: true },
    authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Bearer token', description: 'The token that an administrator made for the directory; it has an end.', primary: true }],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** The kinds of resources (RFC 7643, section 6). */
export function typeDocuments(base: string): readonly ScimDocument[] {
  return [userSchema, groupSchema].map(({ id, name, about }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'], id: name, name, description: about, endpoint: `/${name}s`, schema: id, meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }));
}

/** What is kept of each kind (RFC 7643, section 7). */
export function schemaDocuments(base: string): readonly ScimDocument[] {
  return [userSchema, groupSchema].map(({ id, name, about, attributes }: ResourceSchema) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id, name, description: about, attributes: attributes.map(attributeDocument), meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }));
}

function attributeDocument({ name, type, about, isMany, isRequired, isUnique, parts }: Attribute): ScimDocument {
  return {
    name, type: type === 'text' ? 'string' : type, multiValued: isMany === true, description: about, required: isRequired === true, mutability: 'readWrite', returned: 'default', uniqueness: isUnique === true ? 'server' : 'none',
    ...(type === 'text' ? { caseExact: name === 'externalId' } : {}), ...(parts === undefined ? {} : { subAttributes: parts.map(attributeDocument) }),
  };
}

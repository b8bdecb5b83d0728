/** An attribute that is kept of a resource (RFC 7643, section 2). */
export interface Attribute {
  readonly name: string;
  readonly type: 'text' | 'boolean' | 'complex';
  readonly about: string;
  readonly isMany?: true;
  readonly isRequired?: true;
  readonly isUnique?: true;
  /** Of a complex attribute. */
  readonly parts?: readonly Attribute[];
}

/** What is kept of a kind of resource. Whatever else a directory sends is neither kept nor given back. */
export interface ResourceSchema {
  readonly id: string;
  readonly name: 'User' | 'Group';
  readonly about: string;
  readonly attributes: readonly Attribute[];
}

export const userSchema: ResourceSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User', name: 'User', about: 'A person with an account',
  attributes: [
    { name: 'userName', type: 'text', about: 'The name by which the directory knows the person', isRequired: true, isUnique: true },
    { name: 'externalId', type: 'text', about: 'The directory’s own id of the person' },
    { name: 'displayName', type: 'text', about: 'The name that others see' },
    { name: 'name', type: 'complex', about: 'The parts of the name', parts: [
      { name: 'formatted', type: 'text', about: 'The whole name' },
      { name: 'givenName', type: 'text', about: 'The given name' },
      { name: 'familyName', type: 'text', about: 'The family name' },
    ] },
    { name: 'active', type: 'boolean', about: 'Whether the person may sign in' },
    { name: 'emails', type: 'complex', isMany: true, about: 'Where mail goes; never who somebody is', parts: [
      { name: 'value', type: 'text', about: 'The address' },
      { name: 'type', type: 'text', about: 'For example work' },
      { name: 'primary', type: 'boolean', about: 'Whether it is the one that is used' },
    ] },
  ],
};

export const groupSchema: ResourceSchema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group', name: 'Group', about: 'A group, which may stand for a role',
  attributes: [
    { name: 'displayName', type: 'text', about: 'The name by which an administrator maps the group to a role', isRequired: true },
    { name: 'externalId', type: 'text', about: 'The directory’s own id of the group' },
    { name: 'members', type: 'complex', isMany: true, about: 'The people in the group', parts: [{ name: 'value', type: 'text', about: 'The id of the user' }] },
  ],
};

/** Finds an attribute by its name, whose case does not count (RFC 7643, section 2.1). */
export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const wanted = name.toLowerCase();
  return attributes.find((attribute) => attribute.name.toLowerCase() === wanted);
}

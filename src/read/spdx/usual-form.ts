import { booleanShape, listShape, objectShape, textShape, valueShape, type JsonShape, type Keeping, type Member } from '../gateway/json-shape.ts';
import { relationshipTypes } from './relationship-2.ts';
import type { Field, Shape } from './shape.ts';
import { packageShape, relationshipShape } from './shapes-2.ts';
import { oneOf } from './values-2.ts';
import type { Version2 } from './vocabulary-2.ts';

/** What is wanted of a value: it itself, or these members of its objects; nothing where absent. */
type Wanted = Keeping | { readonly [member: string]: Wanted };

/** What the facts are made of, by the list that an item stands in. */
const wantedOfPackage: Wanted = {
  SPDXID: 'built',
  name: 'built',
  versionInfo: 'built',
  supplier: 'built',
  originator: 'built',
  downloadLocation: 'built',
  packageFileName: 'built',
  licenseDeclared: 'built',
  licenseConcluded: 'built',
  primaryPackagePurpose: 'built',
  filesAnalyzed: 'built',
  packageVerificationCode: {},
  checksums: { algorithm: 'built', checksumValue: 'measured' },
  externalRefs: { referenceType: 'built', referenceLocator: 'built' },
};
const wantedOfRelationship: Wanted = { spdxElementId: 'built', relationshipType: 'built', relatedSpdxElement: 'built' };

/** The usual form of a package: one that breaks no rule of its version. */
export function usualPackage(version: Version2): JsonShape | undefined {
  return usualForm(packageShape, version, wantedOfPackage);
}

/** The usual form of a relationship: its three texts and nothing else, of a type that the version names. */
export function usualRelationship(version: Version2): JsonShape | undefined {
  const types = new Set(relationshipTypes(version));
  const fields = new Map(relationshipShape.fields).set('relationshipType', { type: 'text', rule: oneOf({ '2.2': types, '2.3': types }, 'a type that the version names') });
  fields.delete('comment');
  return usualForm({ ...relationshipShape, fields }, version, wantedOfRelationship);
}

function usualForm({ fields, required }: Shape, version: Version2, wanted: Wanted | undefined): JsonShape | undefined {
  const members: Record<string, Member> = {};
  for (const [name, field] of fields) {
    // A field that the version does not know is told by whoever looks at the whole.
    if (field.isSince23 === true && version === '2.2') continue;
    const wantedOfIt = typeof wanted === 'object' ? wanted[name] : undefined;
    const shape = formOf(field, version, wantedOfIt);
    if (shape !== undefined) members[name] = { shape, isKept: wantedOfIt !== undefined };
  }
  return objectShape(members, required[version]);
}

function formOf(field: Field, version: Version2, wanted: Wanted | undefined): JsonShape | undefined {
  const { type, rule, shape } = field;
  const keeps = typeof wanted === 'string' ? wanted : undefined;
  const test = rule === undefined ? undefined : (text: string): boolean => rule(text, version) === undefined;
  if (type === 'text' || type === 'texts') {
    const form = textShape({ keeps, test, sure: rule?.sure, words: rule?.vocabulary === undefined ? undefined : [...rule.vocabulary[version]] });
    return type === 'text' ? form : listShape(form);
  }
  if (type === 'boolean') return booleanShape;
  if (type === 'any') return valueShape(() => true);
  // Numbers stand in no item that has a usual form.
  if (type === 'number' || shape === undefined) return undefined;
  const object = usualForm(shape, version, wanted);
  return object === undefined || type === 'object' ? object : listShape(object);
}

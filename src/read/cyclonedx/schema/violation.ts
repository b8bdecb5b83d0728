import { quote, say, type Text } from '../../../model/text.ts';

/**
 * Sentences about a broken rule of a schema. Values enter them only where the schema has a closed list of them:
 * any other value may hold a name, an address or worse.
 */
export const violations = {
  wrongType: (expected: readonly string[]): Text => say`The value is of the wrong type; the schema expects ${quote(expected.join(' or '))}.`,
  notListed: (value: string, count: number): Text => say`The value ${quote(value, 60)} is not one of the ${count} that the schema lists.`,
  notConstant: (expected: string): Text => say`The value is another than ${quote(expected)}, the only one that the schema allows.`,
  notLicenceId: (value: string): Text => say`The licence id ${quote(value, 60)} is not in the SPDX licence list; a licence outside the list goes under "name".`,
  malformed: (expected: string): Text => say`The value does not have the form that the schema asks for; expected ${quote(expected)}.`,
  tooShort: (minimum: number): Text => say`The value is too short; the schema asks for at least ${minimum} characters.`,
  tooLong: (maximum: number): Text => say`The value is too long; the schema allows at most ${maximum} characters.`,
  tooSmall: (minimum: number): Text => say`The number is too small; the schema asks for at least ${minimum}.`,
  tooLarge: (maximum: number): Text => say`The number is too large; the schema allows at most ${maximum}.`,
  missing: (key: string): Text => say`The required key ${quote(key)} is missing.`,
  unknownKey: (key: string): Text => say`The key ${quote(key, 60)} is not known to the schema at this place.`,
  tooFewItems: (minimum: number): Text => say`The list has too few items; the schema asks for at least ${minimum}.`,
  tooManyItems: (maximum: number): Text => say`The list has too many items; the schema allows at most ${maximum}.`,
  repeatedItem: (): Text => say`The item repeats an earlier one of the list; the schema asks for each only once.`,
  noForm: (count: number): Text => say`The value has none of the ${count} forms that the schema allows here.`,
  severalForms: (): Text => say`The value has several forms at once of which the schema allows only one.`,
  forbidden: (): Text => say`The value combines keys that the schema forbids together.`,
  unexpectedElement: (name: string, expected: string): Text => say`The element ${quote(name, 60)} is not allowed at this place; expected ${quote(expected)}.`,
  missingElement: (parent: string, expected: string): Text => say`The element ${quote(parent, 60)} ends too early; expected ${quote(expected)}.`,
  unknownAttribute: (name: string): Text => say`The attribute ${quote(name, 60)} is not known to the schema at this place.`,
  missingAttribute: (name: string): Text => say`The required attribute ${quote(name)} is missing.`,
  unexpectedText: (name: string): Text => say`The element ${quote(name, 60)} holds text between its elements; the schema allows none.`,
  repeatedReference: (value: string): Text => say`The bom-ref ${quote(value, 100)} names two elements; the schema asks for one.`,
} as const;

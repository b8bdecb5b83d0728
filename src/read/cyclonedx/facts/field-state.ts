import type { FieldState } from '../../../model/evidence/sbom.ts';

/** A field with its value, where it has one. */
export interface Field {
  readonly state: FieldState;
  readonly value?: string;
}

export const missing: Field = { state: 'missing' };
export const declaredUnknown: Field = { state: 'declared-unknown' };

/**
 * The state of a text. CycloneDX has no value of its own for "not known"; authors write what SPDX has (`NOASSERTION`)
 * or the plain word.
 */
export function fieldOf(text: string | undefined): Field {
  if (text === undefined) return missing;
  const value = text.trim();
  if (value === '') return missing;
  return isDeclaredUnknown(value) ? declaredUnknown : { state: 'present', value };
}

function isDeclaredUnknown(value: string): boolean {
  if (value.length !== 7 && value.length !== 11) return false;
  const upper = value.toUpperCase();
  return upper === 'UNKNOWN' || upper === 'NOASSERTION';
}

const keptMax = 2_000;

/** Makes one field object for all equal texts: suppliers and licences repeat all over a document. */
export class FieldCache {
  readonly #kept = new Map<string, Field>();
  readonly #withContact = new Map<string, Field & { readonly hasContact: true }>();

  fieldOf(text: string | undefined): Field {
    if (text === undefined) return missing;
    return kept(this.#kept, text, () => fieldOf(text));
  }

  /** Of a party that can be reached. */
  withContact(text: string): Field & { readonly hasContact: true } {
    return kept(this.#withContact, text, () => ({ ...fieldOf(text), hasContact: true }));
  }
}

function kept<T>(values: Map<string, T>, text: string, make: () => T): T {
  const found = values.get(text);
  if (found !== undefined) return found;
  const made = make();
  if (values.size < keptMax && text.length <= 100) values.set(text, made);
  return made;
}

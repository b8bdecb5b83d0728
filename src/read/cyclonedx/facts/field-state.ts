import type { FieldState } from '../../../model/evidence/sbom.ts';
import { Latest } from '../../gateway/latest.ts';

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

/** Makes one field object for equal texts: suppliers and licences repeat all over many documents. */
export class FieldCache {
  readonly #kept = new Latest<Field>();
  readonly #withContact = new Latest<Field & { readonly hasContact: true }>();

  fieldOf(text: string | undefined): Field {
    if (text === undefined) return missing;
    return this.#kept.get(text) ?? this.#kept.set(text, fieldOf(text));
  }

  /** Of a party that can be reached. */
  withContact(text: string): Field & { readonly hasContact: true } {
    return this.#withContact.get(text) ?? this.#withContact.set(text, { ...fieldOf(text), hasContact: true });
  }
}

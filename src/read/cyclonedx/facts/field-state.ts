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

const slots = 1_024;
const lengthMax = 100;

/**
 * Makes one field object for equal texts: suppliers and licences repeat all over many documents. Each text has one place,
 * where the latest stays, so that a document without repetitions costs hardly more than without this.
 */
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

class Latest<Value> {
  readonly #texts: string[] = Array.from({ length: slots }, () => '');
  readonly #values: (Value | undefined)[] = Array.from({ length: slots }, () => undefined);

  get(text: string): Value | undefined {
    const slot = slotOf(text);
    return this.#texts[slot] === text ? this.#values[slot] : undefined;
  }

  set(text: string, value: Value): Value {
    if (text.length <= lengthMax) {
      const slot = slotOf(text);
      this.#texts[slot] = text;
      this.#values[slot] = value;
    }
    return value;
  }
}

function slotOf(text: string): number {
  const { length } = text;
  return length === 0 ? 0 : (length * 31 + text.charCodeAt(length - 1) * 37 + text.charCodeAt(length >> 1) * 41 + text.charCodeAt(0)) & (slots - 1);
}

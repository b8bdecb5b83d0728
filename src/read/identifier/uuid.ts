const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** A UUID (RFC 9562), also as `urn:uuid:`. */
export interface Uuid {
  /** Lower case, without `urn:uuid:`. */
  readonly value: string;
  readonly isUrn: boolean;
  /** All zero or all one (RFC 9562, 5.9 and 5.10): names nothing. */
  readonly isNilOrMax: boolean;
}

export function parseUuid(text: string): Uuid | undefined {
  const found = text.length <= 45 ? UUID.exec(text)?.[1] : undefined;
  if (found === undefined) return undefined;
  const value = found.toLowerCase();
  return { value, isUrn: text.length === 45, isNilOrMax: /^[0-]+$|^[f-]+$/.test(value) };
}

import type { JsonValue } from '../../gateway/json-value.ts';

/**
 * The value when it is a string. With keys written out (`component['name']`), none of which every object inherits,
 * this reads a member faster than by looking whether it is there first.
 */
export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

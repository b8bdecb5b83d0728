import type { JsonObject } from '../../gateway/json-value.ts';
import type { Place } from '../../source.ts';

/**
 * Where an object of the document stands.
 * @param object as it was read; in XML it carries its place
 * @param pointer RFC 6901, of the object or of a value inside it; the place in JSON
 */
export type PlaceOf = (object: JsonObject, pointer: string) => Place;

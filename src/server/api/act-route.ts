import { z } from 'zod';
import type { AnyAct } from '../../workspace/act.ts';

/** What kind of value a field of the input has, as far as text from an address must be turned into it. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'texts';

/** An act as the API offers it. Worked out once, at the start. */
export interface ActRoute {
  readonly act: AnyAct;
  /** Names of the fields in the path, in order. */
  readonly pathFields: readonly string[];
  /** All fields of the input that the API knows how to fill, by name. */
  readonly fields: ReadonlyMap<string, FieldKind>;
  /** Whether the rest of the input comes out of a JSON body; otherwise out of the query. */
  readonly hasJsonBody: boolean;
  /** The input’s schema (JSON Schema 2020-12). */
  readonly inputSchema: Schema;
  /** The output’s schema, without what never enters a body. */
  readonly outputSchema: Schema;
}

/** A JSON schema, as far as it is looked at here. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly description?: string;
}

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
/** Of bytes that were put away. */
const fieldsOfBytes: ReadonlySet<string> = new Set(['digest', 'sizeBytes', 'mediaType']);

/** Reads out of an act what its route needs. @throws Error when path and input do not go together: a mistake in the act */
export function actRoute(act: AnyAct): ActRoute {
  const inputSchema = schemaOf(act.input, 'input');
  const outputSchema = act.opensSession === true ? without(schemaOf(act.output, 'output'), 'session') : schemaOf(act.output, 'output');
  const pathFields = [...act.http.path.matchAll(/\{([A-Za-z]+)\}/g)].map((parts) => parts[1] ?? '');
  const fields = new Map(Object.entries(inputSchema.properties ?? {}).map(([name, schema]) => [name, kindOf(schema)]));
  for (const name of pathFields) if (!fields.has(name)) throw new Error(`The act ${act.id} has {${name}} in its path and no such field in its input.`);
  return { act, pathFields, fields, hasJsonBody: changing.has(act.http.method) && act.receivesBytes !== true, inputSchema, outputSchema };
}

/** Whether the server fills a field, and nobody sends it: what is known of received bytes, and the tag of If-Match. */
export function isServed(act: AnyAct, field: string): boolean {
  return field === 'ifMatch' || (act.receivesBytes === true && fieldsOfBytes.has(field));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, '~standard': _standard, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest as Schema;
}

function without(schema: Schema, name: string): Schema {
  const { [name]: _left, ...properties } = schema.properties ?? {};
  return { ...schema, properties, required: (schema.required ?? []).filter((required) => required !== name) };
}

function kindOf(schema: Schema): FieldKind {
  const types = [schema, ...(schema.anyOf ?? [])].flatMap(({ type }) => (type === undefined ? [] : typeof type === 'string' ? [type] : type));
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (types.includes('boolean')) return 'boolean';
  return types.includes('array') ? 'texts' : 'text';
}

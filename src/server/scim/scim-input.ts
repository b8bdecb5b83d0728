import type { Operation } from '../../identity/scim/patched.ts';
import { readResource, type Complex, type Resource } from '../../identity/scim/resource.ts';
import type { ResourceSchema } from '../../identity/scim/resource-schema.ts';
import { ScimProblem } from '../../identity/scim/scim-problem.ts';
import { jsonObject } from '../api/json-body.ts';
import { BodyRefused } from '../api/request-body.ts';
import type { ServerRequest } from '../server-request.ts';

/** A group of a thousand people with their names fits. */
const bodyBytesMost = 1_000_000;
const mediaTypes: ReadonlySet<string> = new Set(['application/scim+json', 'application/json']);

/** Reads the body of a request. @throws BodyRefused */
export async function scimBody({ body }: ServerRequest): Promise<Readonly<Record<string, unknown>>> {
  if (!body.isThere) throw new BodyRefused('bad-request', 'Expected a body.');
  if (!mediaTypes.has(body.mediaType ?? '')) throw new BodyRefused('unsupported-media-type', 'Expected the media type application/scim+json.');
  return jsonObject(await body.whole(bodyBytesMost));
}

/** A resource in a body as the acts take it. @throws ScimProblem */
export function resourceInput(schema: ResourceSchema, body: Readonly<Record<string, unknown>>): Resource | Readonly<Record<string, unknown>> {
  const resource = readResource(schema, body);
  const missing = schema.attributes.find(({ name, isRequired }) => isRequired === true && resource[name] === undefined);
  if (missing !== undefined) throw new ScimProblem('invalidValue', `${missing.name} is missing.`);
  const { members, ...rest } = resource;
  return members === undefined ? rest : { ...rest, members: (members as readonly Complex[]).map(({ value }) => value) };
}

/** The operations in a body. @throws ScimProblem */
export function operationsInput(body: Readonly<Record<string, unknown>>): readonly Operation[] {
  const [, listed] = Object.entries(body).find(([key]) => key.toLowerCase() === 'operations') ?? [];
  if (!Array.isArray(listed) || listed.length === 0) throw new ScimProblem('invalidSyntax', 'Expected a list of Operations.');
  return listed.map((operation: unknown) => {
    const fields = new Map(Object.entries(typeof operation === 'object' && operation !== null ? operation : {}).map(([key, value]: [string, unknown]) => [key.toLowerCase(), value]));
    const op = fields.get('op');
    const path = fields.get('path') ?? undefined;
    if (typeof op !== 'string' || (path !== undefined && typeof path !== 'string')) throw new ScimProblem('invalidSyntax', 'Each of the Operations needs an op, and a path that is a text where it has one.');
    return { op, ...(path === undefined ? {} : { path }), ...(fields.has('value') ? { value: fields.get('value') } : {}) };
  });
}

/** What a list is asked for. @throws ScimProblem */
export function listInput(query: URLSearchParams): { readonly filter?: string; readonly startIndex: number; readonly count: number } {
  const filter = once(query, 'filter');
  return { ...(filter === undefined ? {} : { filter }), startIndex: numberOf(query, 'startIndex', 1), count: numberOf(query, 'count', 100) };
}

/** Names of attributes in a parameter. @throws ScimProblem */
export function namesIn(query: URLSearchParams, parameter: string): readonly string[] | undefined {
  return once(query, parameter)?.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/** The revision that a change was decided on. @throws BodyRefused */
export function seenRevision(header: string | undefined): string | undefined {
  if (header === undefined || header === '*') return undefined;
  const tag = /^(?:W\/)?"(\d{1,15})"$/u.exec(header)?.[1];
  if (tag === undefined) throw new BodyRefused('bad-request', 'Expected in If-Match one version that this endpoint gave.');
  return tag;
}

function once(query: URLSearchParams, parameter: string): string | undefined {
  const values = query.getAll(parameter);
  if (values.length > 1) throw new ScimProblem('invalidValue', `${parameter} stands in the address twice.`);
  return values[0];
}

function numberOf(query: URLSearchParams, parameter: string, usual: number): number {
  const text = once(query, parameter);
  if (text === undefined) return usual;
  if (!/^-?\d{1,9}$/u.test(text)) throw new ScimProblem('invalidValue', `${parameter} is no whole number.`);
  return Number(text);
}

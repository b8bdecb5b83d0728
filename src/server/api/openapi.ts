import { problemAddress } from '../answer/problem.ts';
import { problemKinds, type ProblemName } from '../answer/problem-kinds.ts';
import { isServed, type ActRoute, type Schema } from './act-route.ts';

/** An OpenAPI 3.1 document, as far as its own program looks at it. */
export interface OpenApi {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly [more: string]: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly [more: string]: unknown;
}

/** Problems that any request can meet. */
const everywhere: readonly ProblemName[] = ['bad-request', 'too-many', 'busy'];
const ofSignedIn: readonly ProblemName[] = ['signed-out', 'not-allowed', 'not-found'];
const ofChange: readonly ProblemName[] = ['invalid-input', 'conflict', 'disk-full'];

/** Describes the API (OpenAPI 3.1) out of the acts alone, so that it can’t say anything else than what they do. */
export function openApi(routes: readonly ActRoute[], version: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes.toSorted((left, right) => (left.act.http.path < right.act.http.path ? -1 : 1))) {
    const { method, path } = route.act.http;
    (paths[path] ??= {})[method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Assay workspace', version, description: 'Every act of the workspace. A page can do nothing that is not here. Errors are problem details (RFC 9457).' },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, or a token that a CI system vouches for its job with.' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-assay', description: 'The session of a browser. Changes also need the Origin or Sec-Fetch-Site header.' },
      },
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(Object.entries(problemKinds).map(([name, kind]) => [name, { description: `${kind.title}. ${kind.advice}`, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }])),
    },
  };
}

const problemSchema = {
  type: 'object', required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { enum: Object.keys(problemKinds).map((name) => problemAddress(name as ProblemName)) }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, requestId: { type: 'string' },
    problems: { type: 'array', items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } } },
  },
};

function operation(route: ActRoute): Operation {
  const { act, inputSchema } = route;
  const isChange = act.kind === 'change';
  const properties = inputSchema.properties ?? {};
  const sent = Object.keys(properties).filter((name) => !isServed(act, name) && !route.pathFields.includes(name));
  const required = (inputSchema.required ?? []).filter((name) => sent.includes(name));
  const parameters = [
    ...route.pathFields.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} })),
    ...(route.hasJsonBody ? [] : sent.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] ?? {} }))),
    ...(isChange && act.opensSession !== true ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 128 }, description: 'Chosen by the client. The same request with the same key within a day is done once and answered alike.' }] : []),
    ...('ifMatch' in properties ? [{ name: 'If-Match', in: 'header', required: inputSchema.required?.includes('ifMatch') === true, schema: { type: 'string' }, description: 'The ETag of the state that the change was decided on.' }] : []),
    ...(isChange ? [] : [{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }]),
  ];
  const jsonSchema: Schema = { type: 'object', properties: Object.fromEntries(sent.map((name) => [name, properties[name] ?? {}])), required };
  return {
    operationId: act.id, summary: act.summary, tags: [act.object],
    ...(act.needsStepUp === true ? { description: 'Needs a passkey shown within the last minutes.' } : {}),
    ...(act.isOpen === true ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(act.receivesBytes === true ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    ...(route.hasJsonBody && sent.length > 0 ? { requestBody: { required: required.length > 0, content: { 'application/json': { schema: jsonSchema } } } } : {}),
    responses: { ...successes(route), ...refusals(route) },
  };
}

function successes({ act, outputSchema }: ActRoute): Readonly<Record<string, unknown>> {
  const tag = act.kind === 'read' ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  const content = act.givesBytes === true ? { 'application/octet-stream': {} } : { 'application/json': { schema: outputSchema } };
  return { 200: { description: 'Done.', ...tag, content }, ...(act.kind === 'read' && act.givesBytes !== true ? { 304: { description: 'Nothing changed since the ETag in If-None-Match.' } } : {}) };
}

/** Several kinds can share a status; the first stands for it, and `type` tells them apart. */
function refusals({ act, fields }: ActRoute): Readonly<Record<string, unknown>> {
  const names: readonly ProblemName[] = [
    ...everywhere, ...(act.isOpen === true ? [] : ofSignedIn), ...(act.kind === 'change' ? ofChange : []), ...(act.receivesBytes === true ? (['too-large'] as const) : []), ...(fields.has('ifMatch') ? (['changed-meanwhile'] as const) : []),
  ];
  return Object.fromEntries(names.map((name) => [String(problemKinds[name].status), { $ref: `#/components/responses/${name}` }]));
}

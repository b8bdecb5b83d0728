import type { Actor } from '../../identity/actor.ts';
import { groupSchema, userSchema, type ResourceSchema } from '../../identity/scim/resource-schema.ts';
import { ScimProblem, type ScimProblemKind } from '../../identity/scim/scim-problem.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { DirectoryRefused } from '../../workspace/acts/directory/directory-refused.ts';
import { groupActs } from '../../workspace/acts/directory/groups.ts';
import type { ResourceActs } from '../../workspace/acts/directory/resource-acts.ts';
import { userActs } from '../../workspace/acts/directory/users.ts';
import type { Answer } from '../answer/answer.ts';
import { answerOfFailure } from '../answer/failure.ts';
import { credentialOf } from '../api/credential.ts';
import type { ApiMeans } from '../api/perform-act.ts';
import type { ServerRequest } from '../server-request.ts';
import { configurationDocument, groupDocument, listDocument, projected, schemaDocuments, tagOf, typeDocuments, userDocument, type ScimDocument } from './scim-form.ts';
import { listInput, namesIn, operationsInput, resourceInput, scimBody, seenRevision } from './scim-input.ts';

/** Where the protocol is spoken (RFC 7644). */
export const scimPath = '/scim/v2';
const place = /^\/scim\/v2\/(Users|Groups)(?:\/([A-Za-z0-9_-]{1,64}))?$/u;

interface Asked {
  readonly request: ServerRequest;
  readonly means: ApiMeans;
  readonly actor: Actor;
  /** The protocol’s address as the directory knows it. */
  readonly base: string;
}

/** A kind of resource: its acts, with what they give written as the protocol writes it. */
interface Kind {
  readonly schema: ResourceSchema;
  readonly list: (asked: Asked, input: unknown) => Promise<{ readonly total: number; readonly documents: readonly ScimDocument[] }>;
  readonly one: (asked: Asked, act: 'read' | 'add' | 'replace' | 'patch', input: unknown) => Promise<ScimDocument>;
  readonly remove: (asked: Asked, input: unknown) => Promise<void>;
}

const kinds: Readonly<Record<string, Kind>> = { Users: kindOf(userSchema, userActs, userDocument), Groups: kindOf(groupSchema, groupActs, groupDocument) };

function kindOf<Shown>(schema: ResourceSchema, acts: ResourceActs<Shown>, documentOf: (shown: Shown, base: string) => ScimDocument): Kind {
  return {
    schema,
    list: async ({ means: { door }, actor, base }, input) => {
      const { total, resources } = await door.perform(actor, acts.list, input);
      return { total, documents: resources.map((shown) => documentOf(shown, base)) };
    },
    one: async ({ means: { door }, actor, base }, act, input) => documentOf(await door.perform(actor, acts[act], input), base),
    remove: async ({ means: { door }, actor }, input) => door.perform(actor, acts.remove, input),
  };
}

/**
 * Answers a request of a directory: it is who its token says, and whatever it asks for is an act that goes through the door.
 * Refusals are written as the protocol writes them; anything else that is thrown is left to the server.
 */
export async function performScim(request: ServerRequest, means: ApiMeans): Promise<Answer> {
  try {
    // A cookie is never looked at: no browser has business here.
    const actor = await means.authenticate(credentialOf({ authorization: request.headers.authorization }, request.isSecure), request.facts);
    if (actor.kind !== 'directory') throw new ActRefused('signed-out', 'Expected the token of a directory in the Authorization header.');
    const wait = means.accountBuckets.take(`directory ${actor.tokenId ?? ''}`);
    if (wait > 0) return refusal(429, undefined, 'Too many requests. Wait for the seconds in Retry-After.', { 'retry-after': String(wait) });
    return await answered({ request, means, actor, base: new URL(scimPath, means.services.settings.publicUrl).href });
  } catch (thrown) {
    return refusalOf(thrown, request.facts.id);
  }
}

async function answered(asked: Asked): Promise<Answer> {
  const { path, method } = asked.request;
  const [, name = '', id] = place.exec(path) ?? [];
  const kind = kinds[name];
  if (kind === undefined) return documents(asked);
  asked.request.route = `${scimPath}/${name}${id === undefined ? '' : '/{id}'} ${method}`;
  if (id === undefined) {
    if (method === 'GET') return list(asked, kind);
    return method === 'POST' ? add(asked, kind) : methods('GET, POST');
  }
  if (method === 'GET') return read(asked, kind, id);
  if (method === 'PUT' || method === 'PATCH' || method === 'DELETE') return change(asked, kind, id, method);
  return methods('GET, PUT, PATCH, DELETE');
}

function documents({ request: { path, method }, base }: Asked): Answer {
  const at = path.slice(scimPath.length);
  const lists: Readonly<Record<string, readonly ScimDocument[]>> = { ResourceTypes: typeDocuments(base), Schemas: schemaDocuments(base) };
  const [, name = '', wanted] = /^\/([A-Za-z]+)(?:\/([^/]+))?\/?$/u.exec(at) ?? [];
  const listed = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (listed === undefined && name !== 'ServiceProviderConfig') return refusal(404, undefined, 'There is no such resource here.');
  if (method !== 'GET') return methods('GET');
  if (listed === undefined) return scimAnswer(200, configurationDocument(base));
  if (wanted === undefined) return scimAnswer(200, listDocument(listed.length, 1, listed));
  const one = listed.find(({ id }) => typeof id === 'string' && encodeURIComponent(id) === encodeURIComponent(decoded(wanted)));
  return one === undefined ? refusal(404, undefined, 'There is no such resource here.') : scimAnswer(200, one);
}

async function list(asked: Asked, kind: Kind): Promise<Answer> {
  const { query } = asked.request;
  const input = listInput(query);
  const { total, documents: found } = await kind.list(asked, input);
  return scimAnswer(200, listDocument(total, input.startIndex, found.map((document) => cut(document, query))));
}

async function add(asked: Asked, kind: Kind): Promise<Answer> {
  const { request } = asked;
  const document = await kind.one(asked, 'add', resourceInput(kind.schema, await scimBody(request)));
  return one(201, document, request.query, { location: (document['meta'] as { readonly location: string }).location });
}

async function read(asked: Asked, kind: Kind, id: string): Promise<Answer> {
  const { headers, query } = asked.request;
  const document = await kind.one(asked, 'read', { resource: id });
  const { etag } = tagHeader(document);
  return headers['if-none-match'] === etag ? { status: 304, headers: { etag, 'cache-control': 'no-store' } } : one(200, document, query);
}

async function change(asked: Asked, kind: Kind, id: string, method: 'PUT' | 'PATCH' | 'DELETE'): Promise<Answer> {
  const { request } = asked;
  const seen = seenRevision(request.headers['if-match']);
  const named = { resource: id, ...(seen === undefined ? {} : { ifMatch: seen }) };
  if (method === 'DELETE') {
    await kind.remove(asked, named);
    return { status: 204, headers: { 'cache-control': 'no-store' } };
  }
  const body = await scimBody(request);
  const document = await (method === 'PATCH' ? kind.one(asked, 'patch', { ...named, operations: operationsInput(body) }) : kind.one(asked, 'replace', { ...named, ...resourceInput(kind.schema, body) }));
  return one(200, document, request.query);
}

function one(status: number, document: ScimDocument, query: URLSearchParams, headers: Answer['headers'] = {}): Answer {
  return scimAnswer(status, cut(document, query), { ...tagHeader(document), ...headers });
}

function cut(document: ScimDocument, query: URLSearchParams): ScimDocument {
  return projected(document, namesIn(query, 'attributes'), namesIn(query, 'excludedAttributes') ?? []);
}

function tagHeader(document: ScimDocument): { readonly etag: string } {
  return { etag: (document['meta'] as { readonly version: ReturnType<typeof tagOf> }).version };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function methods(allow: string): Answer {
  return refusal(405, undefined, 'This address knows other methods.', { allow });
}

/** Whatever was refused, as RFC 7644, section 3.12, writes it. */
function refusalOf(thrown: unknown, requestId: string): Answer {
  if (thrown instanceof ScimProblem) return refusal(statusOf[thrown.kind] ?? 400, thrown.kind, thrown.message);
  if (thrown instanceof DirectoryRefused) return refusal(statusOf[thrown.kind] ?? 400, thrown.kind, thrown.message);
  const { answer, isDefect, endsProcess } = answerOfFailure(thrown, requestId);
  if (isDefect || endsProcess) throw thrown;
  const { detail } = JSON.parse(typeof answer.body === 'string' ? answer.body : '{}') as { readonly detail: string };
  const { 'content-type': _type, ...headers } = answer.headers;
  if (thrown instanceof ActRefused && thrown.refusal === 'invalid-input') return refusal(400, 'invalidValue', [detail, ...thrown.problems.map(({ path, message }) => `${path}: ${message}`)].join(' '));
  return refusal(answer.status, answer.status === 400 ? 'invalidSyntax' : undefined, detail, headers);
}

const statusOf: Partial<Record<ScimProblemKind, number>> = { uniqueness: 409 };

function refusal(status: number, scimType: ScimProblemKind | undefined, detail: string, headers: Answer['headers'] = {}): Answer {
  return scimAnswer(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), ...(scimType === undefined ? {} : { scimType }), detail }, headers);
}

function scimAnswer(status: number, document: ScimDocument, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'application/scim+json; charset=utf-8', 'cache-control': 'no-store', ...headers }, body: JSON.stringify(document) };
}

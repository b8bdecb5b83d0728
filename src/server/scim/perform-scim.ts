import type { Actor } from '../../identity/actor.ts';
import { groupSchema, userSchema } from '../../identity/scim/resource-schema.ts';
import { ScimProblem, type ScimProblemKind } from '../../identity/scim/scim-problem.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { addGroup } from '../../workspace/acts/directory/add-group.ts';
import { addUser } from '../../workspace/acts/directory/add-user.ts';
import { DirectoryRefused } from '../../workspace/acts/directory/directory-refused.ts';
import { listGroups } from '../../workspace/acts/directory/list-groups.ts';
import { listUsers } from '../../workspace/acts/directory/list-users.ts';
import { patchGroup } from '../../workspace/acts/directory/patch-group.ts';
import { patchUser } from '../../workspace/acts/directory/patch-user.ts';
import { readGroup } from '../../workspace/acts/directory/read-group.ts';
import { readUser } from '../../workspace/acts/directory/read-user.ts';
import { removeGroup } from '../../workspace/acts/directory/remove-group.ts';
import { removeUser } from '../../workspace/acts/directory/remove-user.ts';
import { replaceGroup } from '../../workspace/acts/directory/replace-group.ts';
import { replaceUser } from '../../workspace/acts/directory/replace-user.ts';
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

/** A kind of resource, and the field in which its acts take an id. */
const kinds = { Users: { schema: userSchema, idField: 'user' }, Groups: { schema: groupSchema, idField: 'group' } } as const;
type Kind = keyof typeof kinds;

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
  const [, kind, id] = place.exec(path) ?? [];
  if (kind === undefined) return documents(asked);
  asked.request.route = `${scimPath}/${kind}${id === undefined ? '' : '/{id}'} ${method}`;
  const name = kind as Kind;
  if (id === undefined) {
    if (method === 'GET') return list(asked, name);
    return method === 'POST' ? add(asked, name) : methods('GET, POST');
  }
  if (method === 'GET') return read(asked, name, id);
  if (method === 'PUT' || method === 'PATCH' || method === 'DELETE') return change(asked, name, id, method);
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

async function list({ request: { query }, means: { door }, actor, base }: Asked, kind: Kind): Promise<Answer> {
  const input = listInput(query);
  const { total, documents: found } = kind === 'Users'
    ? await door.perform(actor, listUsers, input).then(({ total: all, users }) => ({ total: all, documents: users.map((user) => userDocument(user, base)) }))
    : await door.perform(actor, listGroups, input).then(({ total: all, groups }) => ({ total: all, documents: groups.map((group) => groupDocument(group, base)) }));
  return scimAnswer(200, listDocument(total, input.startIndex, found.map((document) => cut(document, query))));
}

async function add({ request, means: { door }, actor, base }: Asked, kind: Kind): Promise<Answer> {
  const input = resourceInput(kinds[kind].schema, await scimBody(request));
  const document = kind === 'Users' ? userDocument(await door.perform(actor, addUser, input), base) : groupDocument(await door.perform(actor, addGroup, input), base);
  return one(201, document, request.query, { location: (document['meta'] as { readonly location: string }).location });
}

async function read({ request: { headers, query }, means: { door }, actor, base }: Asked, kind: Kind, id: string): Promise<Answer> {
  const document = kind === 'Users' ? userDocument(await door.perform(actor, readUser, { user: id }), base) : groupDocument(await door.perform(actor, readGroup, { group: id }), base);
  const { etag } = tagHeader(document);
  return headers['if-none-match'] === etag ? { status: 304, headers: { etag, 'cache-control': 'no-store' } } : one(200, document, query);
}

async function change({ request, means: { door }, actor, base }: Asked, kind: Kind, id: string, method: 'PUT' | 'PATCH' | 'DELETE'): Promise<Answer> {
  const { schema, idField } = kinds[kind];
  const seen = seenRevision(request.headers['if-match']);
  const named = { [idField]: id, ...(seen === undefined ? {} : { ifMatch: seen }) };
  if (method === 'DELETE') {
    await (kind === 'Users' ? door.perform(actor, removeUser, named) : door.perform(actor, removeGroup, named));
    return { status: 204, headers: { 'cache-control': 'no-store' } };
  }
  const body = await scimBody(request);
  const input = { ...named, ...(method === 'PATCH' ? { operations: operationsInput(body) } : resourceInput(schema, body)) };
  const document = kind === 'Users'
    ? userDocument(await (method === 'PATCH' ? door.perform(actor, patchUser, input) : door.perform(actor, replaceUser, input)), base)
    : groupDocument(await (method === 'PATCH' ? door.perform(actor, patchGroup, input) : door.perform(actor, replaceGroup, input)), base);
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

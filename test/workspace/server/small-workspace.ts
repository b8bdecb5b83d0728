import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import type { Actor, RequestFacts } from '../../../src/identity/actor.ts';
import { anonymousActor, type Credential } from '../../../src/identity/authenticate.ts';
import type { ServerOptions } from '../../../src/server/start-server.ts';
import { wellKnownRelease } from '../../../src/server/public/well-known.ts';
import { startServer, type RunningServer } from '../../../src/server/start-server.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { provenScope } from '../../../src/store/scope.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { changingAct, readingAct, type AnyAct } from '../../../src/workspace/act.ts';
import type { Door } from '../../../src/workspace/door.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { memoryEvidence } from '../support/memory-evidence.ts';
import { calmOperation, settingsOfWorld } from '../support/settings.ts';

/** A token that the small workspace takes, and a session. */
export const token = 'assay_home_small';
export const sessionSecret = 'home.small';
const startedAt = '2026-01-02T03:04:05.000Z';
const productFields = z.object({ id: z.string(), slug: z.string(), name: z.string(), revision: z.string() });

const onOrganisation = async (): Promise<{ kind: 'organisation'; id: string; productId: null; accountId: null }> => ({ kind: 'organisation', id: 'home', productId: null, accountId: null });
let made = 0;

/** Acts of every shape that the API knows, small enough to see through. */
export const smallActs: readonly AnyAct[] = [
  changingAct({
    id: 'product.create', summary: 'Adds a product.', area: 'business-data', object: 'organisation', http: { method: 'POST', path: '/api/v1/products' },
    input: z.object({ slug: z.string().min(1).max(40), name: z.string().max(200) }), output: productFields, find: onOrganisation,
    run: async ({ rows, at }, { slug, name }) => {
      made += 1;
      const id = `p${made}`;
      await rows.insertInto('product').values({ id, slug, name, statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
      return { id, slug, name, revision: at, secret: 'never leaves' };
    },
  }),
  readingAct({
    id: 'product.list', summary: 'Lists products.', area: 'business-data', object: 'organisation', http: { method: 'GET', path: '/api/v1/products' },
    input: z.object({ limit: z.number().int().max(100).optional(), archived: z.boolean().optional() }), output: z.object({ items: z.array(productFields.omit({ revision: true })), limit: z.number().nullable() }), find: onOrganisation,
    run: async ({ rows }, { limit }) => ({ items: await rows.selectFrom('product').select(['id', 'slug', 'name']).orderBy('id').limit(limit ?? 50).execute(), limit: limit ?? null }),
  }),
  changingAct({
    id: 'product.rename', summary: 'Renames a product.', area: 'business-data', object: 'product', http: { method: 'PATCH', path: '/api/v1/products/{productId}' },
    input: z.object({ productId: z.string(), name: z.string(), ifMatch: z.string().optional() }), output: z.object({ productId: z.string(), sawTag: z.string().nullable() }), find: onOrganisation,
    run: async (_context, { productId, ifMatch }) => ({ productId, sawTag: ifMatch ?? null }),
  }),
  readingAct({
    id: 'product.read', summary: 'Reads a product.', area: 'business-data', object: 'product', http: { method: 'GET', path: '/api/v1/products/{productId}' },
    input: z.object({ productId: z.string() }), output: productFields, find: onOrganisation,
    run: async ({ rows }, { productId }) => {
      const row = await rows.selectFrom('product').select(['id', 'slug', 'name', 'changedAt']).where('id', '=', productId).executeTakeFirst();
      if (row === undefined) throw new ActRefused('not-found', `There is no product ${productId}.`);
      return { ...row, revision: row.changedAt };
    },
  }),
  changingAct({
    id: 'evidence.upload', summary: 'Uploads a file of evidence.', area: 'business-data', object: 'product', receivesBytes: true, http: { method: 'POST', path: '/api/v1/products/{productId}/evidence' },
    input: z.object({ productId: z.string(), name: z.string(), digest: z.string(), sizeBytes: z.number(), mediaType: z.string() }), output: z.object({ digest: z.string(), sizeBytes: z.number(), mediaType: z.string(), name: z.string() }), find: onOrganisation,
    run: async (_context, { digest, sizeBytes, mediaType, name }) => ({ digest, sizeBytes, mediaType, name }),
  }),
  readingAct({
    id: 'evidence.download', summary: 'Downloads a file of evidence.', area: 'business-data', object: 'evidence', givesBytes: true, http: { method: 'GET', path: '/api/v1/evidence/{digest}' },
    input: z.object({ digest: z.string() }), output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }), find: onOrganisation,
    run: async (_context, { digest }) => ({ digest, sizeBytes: 11, fileName: 'böse".html' }),
  }),
  changingAct({
    id: 'session.open', summary: 'Signs in.', area: 'identity', object: 'session', isOpen: true, opensSession: true, http: { method: 'POST', path: '/api/v1/session' },
    input: z.object({ secret: z.string() }), output: z.object({ session: z.object({ cookie: z.string(), endsAt: z.string() }), name: z.string() }), find: onOrganisation,
    run: async (_context, { secret }) => ({ session: { cookie: `home.${secret}`, endsAt: '2026-01-02T11:00:00.000Z' }, name: 'Ada' }),
  }),
  changingAct({
    id: 'session.close', summary: 'Signs out.', area: 'identity', object: 'session', endsSession: true, http: { method: 'DELETE', path: '/api/v1/session' },
    input: z.object({}), output: z.undefined(), find: onOrganisation, run: async () => undefined,
  }),
];

export interface SmallWorkspace {
  readonly server: RunningServer;
  readonly services: Services;
  readonly folder: string;
  /** What the server said was its own mistake. */
  readonly defects: readonly unknown[];
  readonly fatal: readonly unknown[];
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** A workspace with a real store and small acts, behind a real server on loopback. */
export async function smallWorkspace(more: Partial<ServerOptions> & { readonly settings?: Partial<Settings>; readonly door?: Door } = {}): Promise<SmallWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-server-'));
  const store = await openStore({ dataFolder: folder }, () => new Date(startedAt));
  if ((await store.organisations()).length === 0) await store.addOrganisation({ id: 'home', name: 'Home', createdAt: startedAt });
  await store.write(provenScope('home'), async (rows) => rows.insertInto('account').values({ id: 'ada', displayName: 'Ada', mail: null, state: 'active', madeBy: 'setup', createdAt: startedAt, deactivatedAt: null }).execute());
  const now = (): Date => new Date(startedAt);
  const ofSettings = settingsOfWorld(now);
  const services: Services = {
    store, evidence: memoryEvidence(), ports: { now, randomBytes: (length) => new Uint8Array(randomBytes(length)) }, ...ofSettings, settings: { ...ofSettings.settings, publicUrl: 'http://localhost:8080', ...more.settings }, operation: async () => calmOperation, scratchFolder: join(folder, 'scratch'),
    secrets: { seal: (purpose, secret) => Buffer.from(`${purpose}:${Buffer.from(secret).toString('base64')}`).toString('base64'), open: (purpose, sealed) => Buffer.from(Buffer.from(sealed, 'base64').toString().slice(purpose.length + 1), 'base64') },
  };
  const defects: unknown[] = [];
  const fatal: unknown[] = [];
  const log: string[] = [];
  const server = await startServer({
    services, door: smallDoor(services), authenticate: async (credential, request) => smallActor(credential, request), acts: smallActs,
    listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0.0.0'), files: {}, onFatal: (problem) => fatal.push(problem), onDefect: (problem) => defects.push(problem),
    writeAccessLog: (bytes) => log.push(Buffer.from(bytes).toString()) > 0, ...more,
  });
  const close = async (): Promise<void> => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { server, services, folder, defects, fatal, log, close };
}

function smallActor({ cookie, bearer }: Credential, request: RequestFacts): Actor {
  const nobody = anonymousActor(provenScope('home'), request);
  if (bearer !== token && cookie !== sessionSecret) return nobody;
  return { ...nobody, kind: bearer === undefined ? 'person' : 'token', accountId: 'ada', displayName: 'Ada' };
}

/** Enough of a door for tests of the server: it parses, runs within one transaction with its audit entry, and projects. */
function smallDoor(services: Services): Door {
  const { store, ports } = services;
  const parse = (act: AnyAct, input: unknown): unknown => {
    const result = act.input.safeParse(input);
    if (result.success) return result.data;
    throw new ActRefused('invalid-input', 'The input is not as expected.', result.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message })));
  };
  return {
    permit: async (actor, act, input) => {
      parse(act, input);
      if (actor.kind === 'anonymous' && act.isOpen !== true) throw new ActRefused('signed-out', 'Nobody is signed in.');
    },
    perform: async (actor, act, input) => {
      const parsed = parse(act, input);
      const at = ports.now().toISOString();
      const object = { kind: act.object, id: 'home', productId: null, accountId: null };
      const context = { actor, object, services, at, note: () => undefined };
      const output: unknown = act.kind === 'read'
        ? await store.read(actor.scope, async (rows) => act.run({ ...context, rows } as never, parsed as never, undefined))
        : await store.write(actor.scope, async (rows) => {
          const result: unknown = await act.run({ ...context, rows } as never, parsed as never, undefined);
          await appendEntry(rows, { actor: actor.accountId ?? actor.kind, action: act.id, target: 'home', outcome: 'success', area: act.area, sourceAddress: actor.request.sourceAddress, requestId: actor.request.id, detail: {} }, at);
          return result;
        });
      return act.output.parse(output);
    },
    close: async () => undefined,
  };
}

/**
 * The workspace’s server with a page of 30 kB for everybody, or with one release and a token. An upload is kept, checked
 * and logged as always; only the reading of the file in a process of its own is left out, which is another figure.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url);
const { startServer } = (await import(new URL('server/start-server.js', dist).href)) as typeof import('../../src/server/start-server.ts');
const { openWorkspace } = (await import(new URL('server/process/open-workspace.js', dist).href)) as typeof import('../../src/server/process/open-workspace.ts');
const { readConfiguration } = (await import(new URL('settings/configuration.js', dist).href)) as typeof import('../../src/settings/configuration.ts');
const { authenticate } = (await import(new URL('identity/authenticate.js', dist).href)) as typeof import('../../src/identity/authenticate.ts');
const { createApiToken } = (await import(new URL('identity/api-tokens.js', dist).href)) as typeof import('../../src/identity/api-tokens.ts');
const { ensureHome } = (await import(new URL('identity/home.js', dist).href)) as typeof import('../../src/identity/home.ts');
const { wellKnownRelease } = (await import(new URL('server/public/well-known.js', dist).href)) as typeof import('../../src/server/public/well-known.ts');
const { openDoor } = (await import(new URL('workspace/door.js', dist).href)) as typeof import('../../src/workspace/door.ts');
const { addEvidence } = (await import(new URL('workspace/acts/products/add-evidence.js', dist).href)) as typeof import('../../src/workspace/acts/products/add-evidence.ts');

const kind = process.argv[2] ?? 'page';
const folder = mkdtempSync(join(process.env['ASSAY_BENCH_FOLDER'] ?? tmpdir(), 'assay-workspace-'));
const publicFolder = join(folder, 'public');
mkdirSync(publicFolder);
writeFileSync(join(publicFolder, 'index.html'), 'x'.repeat(30_000));

const ports = { now: () => new Date(), monotonicNow: () => performance.now(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
const configuration = readConfiguration({ environment: {}, readSecret: () => '' });
const unknown = { connection: 'loopback', lastBackupAt: null, lastRestoreTriedAt: null, release: { version: '0', endOfLifeAt: null, feed: '' }, runtime: { version: '0', endOfLifeAt: null }, securityTxt: 'absent', signingKeys: [], certificateEndsAt: null } as const;
const { services: opened } = await openWorkspace(configuration, folder, ports, async () => unknown, () => process.exit(70));
// One client stands for very many here.
const services = { ...opened, settings: { ...opened.settings, requestsPerMinute: 1_000_000_000 } };
const scope = await ensureHome(services.store, ports);
const at = new Date().toISOString();
const made = await services.store.write(scope, async (rows) => {
  await rows.insertInto('account').values({ id: 'ada', displayName: 'Ada', mail: null, state: 'active', madeBy: 'setup', createdAt: at, deactivatedAt: null }).execute();
  await rows.insertInto('roleGrant').values({ id: 'grant', accountId: 'ada', role: 'security-lead', productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
  await rows.insertInto('roleGrant').values({ id: 'grant2', accountId: 'ada', role: 'product-owner', productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
  await rows.insertInto('product').values({ id: 'p1', slug: 'gateway', name: 'Gateway', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
  await rows.insertInto('release').values({ id: 'r1', productId: 'p1', version: '1', createdAt: at }).execute();
  return createApiToken(rows, ports, scope.organisationId, 'ada', { name: 'bench', acts: ['evidence.add'], productIds: null, days: 1 }, at);
});
const nothingRead = { says: [], entries: [], entriesOmitted: 0, notes: [], notesOmitted: 0, failing: 0 };
const server = await startServer({
  services, door: openDoor(services), authenticate: async (credential, facts) => authenticate(services.store, services.settings, ports, credential, null, facts), acts: [{ ...addEvidence, prepare: async () => nothingRead }],
  listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0'), files: {}, publicFolder, writeAccessLog: (bytes) => process.stdout.write(bytes), onFatal: () => process.exit(70), onDefect: (problem) => process.stderr.write(`${String(problem)}\n`),
  limits: { requestsPerConnection: 1_000_000 },
});
const upload = kind === 'upload' ? `PUT /api/v1/releases/r1/evidence?path=file HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer ${made?.token ?? ''}\r\nContent-Length: 100000\r\n\r\n` : '';
const tag = (await fetch(`http://127.0.0.1:${server.port}/`)).headers.get('etag') ?? '';
process.send?.({ port: server.port, expected: kind === 'unchanged' ? 304 : 200, request: upload === '' ? `GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n${kind === 'unchanged' ? `If-None-Match: ${tag}\r\n` : ''}\r\n` : upload });
process.on('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});

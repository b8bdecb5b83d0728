/**
 * The workspace’s server over the data folder of a maker or a customer. It opens every page of their rooms as a lead some
 * times, over loopback, and prints the server’s own time for each from its access log, the bytes, and what its statements do
 * with more history.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url);
const load = (path: string): Promise<unknown> => import(new URL(path, dist).href);
const beside = (path: string): Promise<unknown> => import(new URL(path, import.meta.url).href);
const { startServer } = (await load('server/start-server.js')) as typeof import('../../src/server/start-server.ts');
const { openWorkspace } = (await load('server/process/open-workspace.js')) as typeof import('../../src/server/process/open-workspace.ts');
const { readConfiguration } = (await load('settings/configuration.js')) as typeof import('../../src/settings/configuration.ts');
const { authenticate } = (await load('identity/authenticate.js')) as typeof import('../../src/identity/authenticate.ts');
const { openSession } = (await load('identity/sessions.js')) as typeof import('../../src/identity/sessions.ts');
const { openContactSession } = (await load('identity/contact/contact-session.js')) as typeof import('../../src/identity/contact/contact-session.ts');
const { ensureHome } = (await load('identity/home.js')) as typeof import('../../src/identity/home.ts');
const { wellKnownRelease } = (await load('server/public/well-known.js')) as typeof import('../../src/server/public/well-known.ts');
const { workspacePages } = (await load('server/pages/index.js')) as typeof import('../../src/server/pages/index.ts');
const { openDoor } = (await load('workspace/door.js')) as typeof import('../../src/workspace/door.ts');
const { SqliteConnection } = (await load('store/sqlite/sqlite-connection.js')) as typeof import('../../src/store/sqlite/sqlite-connection.ts');
const { pageAddresses } = (await beside('./page-addresses.js')) as typeof import('./page-addresses.ts');
const { customerAddresses } = (await beside('./customer-addresses.js')) as typeof import('./customer-addresses.ts');
const { hasReason } = (await beside('./growth-reasons.js')) as typeof import('./growth-reasons.ts');
const { growingPlans, grownTables, moreStatements, StatementWatch, unboundedAnswers } = (await beside('./statement-watch.js')) as typeof import('./statement-watch.ts');

type Reader = import('../../src/store/store.ts').Reader;
type Scope = import('../../src/store/scope.ts').Scope;
type Services = import('../../src/workspace/services.ts').Services;

interface Asked {
  readonly name: string;
  readonly route: string;
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly ran: readonly import('./statement-watch.ts').Ran[];
}

const [, , source = '', roundsText = '1', rooms = 'maker'] = process.argv;
const rounds = Number(roundsText);
/** Each address once or twice before it is timed: a server that runs has done so. */
const warmUp = 2;
/** What was written ends on this day; the server’s clock goes on from it. */
const today = Date.parse('2026-06-01T12:00:00.000Z');
const unknown = { connection: 'loopback', lastBackupAt: null, lastRestoreTriedAt: null, release: { version: '0', endOfLifeAt: null, feed: '' }, runtime: { version: '0', endOfLifeAt: null }, securityTxt: 'absent', signingKeys: [], certificateEndsAt: null } as const;
const copies = mkdtempSync(join(process.env['ASSAY_BENCH_FOLDER'] ?? tmpdir(), 'assay-pages-'));

/** Opens every page of a folder’s copy. */
async function pagesOf(name: string, times: number): Promise<{ readonly asked: readonly Asked[]; readonly truth: Readonly<Record<string, number>> }> {
  const folder = join(copies, name);
  cpSync(join(source, name), folder, { recursive: true });
  const begun = performance.now();
  const ports = { now: () => new Date(today + performance.now() - begun), monotonicNow: () => performance.now(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const configuration = readConfiguration({ environment: {}, readSecret: () => '' });
  const workspace = await openWorkspace(configuration, folder, ports, async () => unknown, () => process.exit(70));
  // One visitor stands for very many here.
  const services = { ...workspace.services, settings: { ...workspace.services.settings, requestsPerMinute: 1_000_000_000 } };
  const home = await ensureHome(services.store, ports);
  const { cookie } = await services.store.write(home, async (rows) => openSession(rows, ports, services.settings, home.organisationId, { accountId: 'lead', method: 'passkey', request: { id: 'bench', sourceAddress: '127.0.0.1', userAgent: 'bench' }, isSteppedUp: true }));
  const contact = await contactCookie(services, home);
  const addresses = await services.store.read(home, async (rows) => (rooms === 'customer' ? customerAddresses(rows, workspacePages) : pageAddresses(rows, workspacePages, await productsIn(rows))));
  const log: { readonly method: string; readonly status: number; readonly milliseconds: number }[] = [];
  const server = await startServer({
    services, door: openDoor(services), authenticate: async (credential, facts) => authenticate(services.store, services.settings, ports, credential, null, facts),
    listen: { address: '127.0.0.1', port: 0, isSetUp: true }, release: wellKnownRelease('0'), files: {}, onFatal: () => process.exit(70), onDefect: (problem) => process.stderr.write(`${String(problem)}\n`),
    writeAccessLog: (text) => log.push(...Buffer.from(text).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as (typeof log)[number])) > 0, limits: { requestsPerConnection: 1_000_000 },
  });
  const watch = new StatementWatch(SqliteConnection.prototype as unknown as ConstructorParameters<typeof StatementWatch>[0]);
  const told: Omit<Asked, 'milliseconds'>[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const { name: what, route, address, by } of addresses) {
      watch.take();
      const answer = await fetch(`http://127.0.0.1:${server.port}${address}`, { headers: { cookie: `assay-session=${by === 'contact' ? contact : cookie}` }, redirect: 'manual' });
      const bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200 && time === 0) process.stderr.write(`${answer.status} ${address} (${what})\n`);
      told.push({ name: what, route, status: answer.status, bytes, ran: watch.take() });
    }
  }
  watch.end();
  const truth = await services.store.read(home, countsIn);
  await server.close();
  await workspace.close();
  if (log.length !== told.length) throw new Error(`The access log tells of ${log.length} requests, and there were ${told.length}.`);
  return { truth, asked: told.map((item, index) => ({ ...item, milliseconds: log[index]?.milliseconds ?? Number.NaN })) };
}

/** The largest product, one of another kind, and one in the middle. */
async function productsIn(rows: Reader): Promise<readonly string[]> {
  const slugs = (await rows.selectFrom('product').select('slug').orderBy('createdAt').execute()).map(({ slug }) => slug);
  return [...new Set([slugs[0], slugs[1], slugs[Math.floor(slugs.length / 2)]])].flatMap((slug) => (slug === undefined ? [] : [slug]));
}

/** The session of a maker’s contact whose sheet is open; empty where there is none. */
async function contactCookie({ store, ports }: Services, home: Scope): Promise<string> {
  return store.write(home, async (rows) => {
    const found = await rows.selectFrom('sheetContact').innerJoin('answerSheet', 'answerSheet.id', 'sheetContact.sheetId').select('sheetContact.id').where('sheetContact.revokedAt', 'is', null).where('sheetContact.expiresAt', '>', ports.now().toISOString()).orderBy('answerSheet.state', 'desc').orderBy('sheetContact.createdAt').limit(1).executeTakeFirst();
    return found === undefined ? '' : (await openContactSession(rows, ports, home.organisationId, found)).cookie;
  });
}

/** Counts that the generator knows too. */
async function countsIn(rows: Reader): Promise<Readonly<Record<string, number>>> {
  const count = async (table: 'product' | 'release' | 'evidenceFile' | 'assessment' | 'vendor' | 'vendorLook' | 'vendorAlert' | 'inquiryQuestion' | 'sheetAnswer' | 'clause' | 'acceptance'): Promise<number> => Number((await rows.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);
  if (rooms === 'maker') return { products: await count('product'), releases: await count('release'), evidenceFiles: await count('evidenceFile'), assessments: await count('assessment') };
  return { makers: await count('vendor'), looksAtMakers: await count('vendorLook'), alerts: await count('vendorAlert'), questions: await count('inquiryQuestion'), answers: await count('sheetAnswer'), clauses: await count('clause'), acceptances: await count('acceptance') };
}

/** The value below which a share of all lies. */
function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** What a page asks when nothing comes between, which happens now and then: the look with the fewest statements. */
function calmest(asked: readonly Asked[]): ReadonlyMap<string, Asked['ran']> {
  const found = new Map<string, Asked['ran']>();
  for (const { name, status, ran } of asked) if (status === 200 && (found.get(name)?.length ?? Infinity) > ran.length) found.set(name, ran);
  return found;
}

try {
  const early = calmest((await pagesOf('early', warmUp)).asked);
  const { asked, truth } = await pagesOf('whole', warmUp + rounds);
  const whole = calmest(asked);
  const compared = [...whole].flatMap(([name, after]) => {
    const before = early.get(name);
    return before === undefined ? [] : [{ name, before, after }];
  });
  const [less, more] = ['early', 'whole'].map((name) => new DatabaseSync(join(copies, name, 'workspace.sqlite'), { readOnly: true })) as [DatabaseSync, DatabaseSync];
  const plans = growingPlans(more, [...whole.values()].flatMap((ran) => ran.map(({ sql }) => sql)), grownTables(less, more));
  for (const database of [less, more]) database.close();
  const timed = asked.slice(whole.size * warmUp);
  const byRoute = [...Map.groupBy(timed, ({ route }) => route)].map(([route, of]) => {
    const times = of.map(({ milliseconds }) => milliseconds);
    return { route, looks: of.length, p50: share(times, 0.5), p95: share(times, 0.95), most: Math.max(...times), bytes: Math.max(...of.map(({ bytes }) => bytes)), statements: Math.max(...of.map(({ name }) => whole.get(name)?.length ?? 0)) };
  }).toSorted((one, other) => other.p95 - one.p95);
  const all = timed.map(({ milliseconds }) => milliseconds);
  process.stdout.write(`${JSON.stringify({
    ...truth, refused: timed.filter(({ status }) => status !== 200).length,
    views: byRoute.length, looks: timed.length, compared: compared.length, p50: share(all, 0.5), p95: share(all, 0.95), slowestView: byRoute[0]?.p95 ?? 0, kilobytesMost: Math.max(...timed.map(({ bytes }) => bytes)) / 1000,
    moreStatements: moreStatements(compared).filter((line) => !hasReason(line)), unbounded: unboundedAnswers(compared).filter((line) => !hasReason(line)), plans: plans.filter(({ sql }) => !hasReason(sql)), byRoute,
  })}\n`);
} finally {
  rmSync(copies, { recursive: true, force: true });
}

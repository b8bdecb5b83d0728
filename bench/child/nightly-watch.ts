/**
 * A server’s night: every watched maker is looked at over loopback, and its look compared with the one before. Prints how long
 * it took, the most memory of this process and of the processes that read, and how fast any host was asked.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryWatch } from './memory-watch.ts';

const dist = new URL('../dist/', import.meta.url);
const load = (path: string): Promise<unknown> => import(new URL(path, dist).href);
const { openWorkspace } = (await load('server/process/open-workspace.js')) as typeof import('../../src/server/process/open-workspace.ts');
const { readConfiguration } = (await load('settings/configuration.js')) as typeof import('../../src/settings/configuration.ts');
const { ensureHome } = (await load('identity/home.js')) as typeof import('../../src/identity/home.ts');
const { openSession } = (await load('identity/sessions.js')) as typeof import('../../src/identity/sessions.ts');
const { openDoor } = (await load('workspace/door.js')) as typeof import('../../src/workspace/door.ts');
const { runJobs } = (await load('store/jobs/run-jobs.js')) as typeof import('../../src/store/jobs/run-jobs.ts');
const { lookHandler, lookJob } = (await load('workspace/purchases/look-at-vendor.js')) as typeof import('../../src/workspace/purchases/look-at-vendor.ts');
const { planLooks } = (await load('workspace/watching/plan-looks.js')) as typeof import('../../src/workspace/watching/plan-looks.ts');
const { watchHandler, watchJob } = (await load('workspace/watching/watch-look.js')) as typeof import('../../src/workspace/watching/watch-look.ts');
const { importVendors } = (await load('workspace/acts/watching/import-vendors.js')) as typeof import('../../src/workspace/acts/watching/import-vendors.ts');
const { setWatch } = (await load('workspace/acts/watching/set-watch.js')) as typeof import('../../src/workspace/acts/watching/set-watch.ts');

const [, , countText = '0', hostProgram = ''] = process.argv;
const makers = Number(countText);
const version = '0.0.0';
const folder = mkdtempSync(join(process.env['ASSAY_BENCH_FOLDER'] ?? tmpdir(), 'assay-night-'));
const host = fork(hostProgram, [String(makers)]);
const answer = async <Told>(question?: string): Promise<Told> => new Promise((resolve) => {
  host.once('message', (told) => resolve(told as Told));
  if (question !== undefined) host.send(question);
});

try {
  const { allowed, nameServers, authorities } = await answer<{ readonly allowed: readonly string[]; readonly nameServers: readonly string[]; readonly authorities: string }>();
  writeFileSync(join(folder, 'authorities.pem'), authorities);
  mkdirSync(join(folder, 'data'));
  let ahead = 0;
  const ports = { now: () => new Date(Date.now() + ahead), monotonicNow: () => performance.now(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const workspace = await openWorkspace(readConfiguration({ environment: {}, readSecret: () => '' }), join(folder, 'data'), ports, async () => { throw new Error('Nothing is asked about its operation.'); }, () => process.exit(70));
  const services = { ...workspace.services, settings: { ...workspace.services.settings, vendorHostsAllowed: allowed, lookNameServers: nameServers, lookAuthoritiesFile: join(folder, 'authorities.pem') } };
  const { store } = services;
  const home = await ensureHome(store, ports);
  const at = ports.now().toISOString();
  const request = { id: 'bench', sourceAddress: '127.0.0.1', userAgent: 'bench' };
  const session = await store.write(home, async (rows) => {
    await rows.insertInto('account').values({ id: 'lead', displayName: 'Ada', mail: null, state: 'active', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
    await rows.insertInto('passkey').values({ id: 'key', accountId: 'lead', name: 'Key', publicKey: 'AA', signatureCount: 0, transports: '[]', deviceType: 'singleDevice', createdAt: at, lastUsedAt: null }).execute();
    await rows.insertInto('roleGrant').values({ id: 'grant', accountId: 'lead', role: 'assessor', productId: null, grantedAt: at, grantedBy: 'setup', endsAt: null, lastUsedAt: null }).execute();
    return openSession(rows, ports, services.settings, home.organisationId, { accountId: 'lead', method: 'passkey', request, isSteppedUp: true });
  });
  const lead = { kind: 'person', scope: home, accountId: 'lead', displayName: 'Ada', roles: [], hasPasskey: true, session: { id: session.id, method: 'passkey', steppedUpAt: at }, tokenId: null, narrowedTo: null, request } as const;
  const door = openDoor(services);
  await door.perform(lead, importVendors, { csv: `name,domain\n${Array.from({ length: makers }, (_, maker) => `Maker ${String(maker + 1).padStart(4, '0')},maker-${maker + 1}.test`).join('\n')}\n` });
  const vendors = (await store.read(home, async (rows) => rows.selectFrom('vendor').select('id').orderBy('name').execute())).map(({ id }) => id);
  for (const vendor of vendors) await door.perform(lead, setWatch, { vendor, everyDays: 1 });

  const jobs = (): ReturnType<typeof runJobs> => runJobs({ store, now: ports.now, processId: 'night', wordsOf: String, handlers: { [lookJob]: lookHandler(services, version), [watchJob]: watchHandler(services, version) } });
  const count = async (states: readonly ('waiting' | 'running' | 'failed' | 'done')[], kind?: string): Promise<number> => store.read(home, async (rows) => {
    const all = rows.selectFrom('job').select(({ fn }) => fn.countAll<number>().as('count')).where('state', 'in', states);
    return Number((await (kind === undefined ? all : all.where('kind', '=', kind)).executeTakeFirstOrThrow()).count);
  });
  const settled = async (meanwhile: () => Promise<void>): Promise<void> => {
    const runner = jobs();
    try {
      do {
        await meanwhile();
        await new Promise((resolve) => setTimeout(resolve, 250));
      } while ((await count(['waiting', 'running'])) > 0);
    } finally {
      await runner.stop();
    }
  };

  // The looks that adding them asked for are those of the day before.
  await settled(async () => undefined);
  const doneBefore = await count(['done'], lookJob);

  ahead = 86_400_000;
  await answer('change');
  const begun = performance.now();
  const memory = new MemoryWatch(process.pid, host.pid ?? 0);
  const watching = setInterval(() => memory.look(), 100);
  await settled(async () => {
    // The server plans every ten minutes; here as soon as there is nothing left to do.
    if ((await count(['waiting'], lookJob)) === 0) await planLooks(services, [home]);
    memory.mark((await count(['done'], lookJob)) - doneBefore, makers);
  });
  clearInterval(watching);
  const seconds = (performance.now() - begun) / 1000;
  const rates = await answer<{ readonly mostInOneSecond: number; readonly hosts: number; readonly requests: number }>('rates');
  const alerts = await store.read(home, async (rows) => rows.selectFrom('vendorAlert').select(({ fn }) => fn.countAll<number>().as('count')).where('beforeLookId', 'is not', null).executeTakeFirstOrThrow());
  const left = readdirSync(services.scratchFolder).length;
  process.stdout.write(`${JSON.stringify({ looked: (await count(['done'], lookJob)) - doneBefore, told: Number(alerts.count), failed: await count(['failed']), left, seconds, looksPerMinute: makers / (seconds / 60), serverMegabytes: memory.server, readersMegabytes: memory.readers, serverGrownMegabytes: memory.grown, ...rates })}\n`);
  await door.close();
  await workspace.close();
} finally {
  host.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

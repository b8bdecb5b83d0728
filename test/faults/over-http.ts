import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChainReplay } from '../../src/audit/replay-chain.ts';
import { ensureHome } from '../../src/identity/home.ts';
import { openSession } from '../../src/identity/sessions.ts';
import { readConfiguration } from '../../src/settings/configuration.ts';
import { openEvidenceFolder } from '../../src/store/evidence/evidence-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { powerDisk } from './power-disk.ts';
import { program, seededToken } from '../workspace/server/served-process.ts';

const now = (): Date => new Date();
const ports = { now, monotonicNow: () => performance.now(), randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
const rights = ['product.create', 'product.list', 'release.add', 'evidence.add', 'evidence.list'];

/** A server of its own process group, so that it ends as a machine does: all at once. */
interface ServerUnderFault {
  readonly url: string;
  readonly readyMilliseconds: number;
  kill(): Promise<void>;
}

async function served(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<ServerUnderFault> {
  const since = performance.now();
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', '--data', folder, '--port', '0', '--no-access-log'], { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], HOME: folder, ...environment } });
  let told = '';
  child.stderr?.on('data', (piece: Buffer) => { told += piece.toString(); });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/localhost:\d+/u.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${told}`)));
  });
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  return {
    url, readyMilliseconds: performance.now() - since,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await ended;
    },
  };
}

async function asked(url: string, token: string, method: string, path: string, body?: string | Uint8Array): Promise<Response> {
  return fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }) });
}

async function newRelease(url: string, token: string): Promise<string> {
  const product = await asked(url, token, 'POST', '/api/v1/products', JSON.stringify({ slug: `p${Date.now()}`, name: 'Gateway' }));
  assert.equal(product.status, 200, await product.clone().text());
  const { id } = (await product.json()) as { id: string };
  const release = await asked(url, token, 'POST', `/api/v1/products/${id}/releases`, JSON.stringify({ version: '1' }));
  assert.equal(release.status, 200, await release.clone().text());
  return ((await release.json()) as { id: string }).id;
}

async function upload(url: string, token: string, release: string, name: string): Promise<{ readonly status: number; readonly digest: string }> {
  const bytes = Buffer.from(JSON.stringify({ name, words: randomBytes(200).toString('hex') }));
  const { status } = await asked(url, token, 'PUT', `/api/v1/releases/${release}/evidence?path=${name}.json`, bytes);
  return { status, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Every acknowledged upload is there with its bytes, and the log's chain verifies. @returns how many uploads there are in all */
async function assertKept(folder: string, acknowledged: ReadonlySet<string>, products: ReadonlySet<string> = new Set()): Promise<{ readonly files: number; readonly clockBack: number }> {
  const store = await openStore({ dataFolder: folder, access: 'command' }, now);
  try {
    const scope = await ensureHome(store, ports);
    const { files, entries, head } = await store.read(scope, async (rows) => ({
      files: await rows.selectFrom('evidenceFile').select('digest').execute(),
      entries: await rows.selectFrom('auditEntry').selectAll().orderBy('sequence').execute(),
      head: await rows.selectFrom('auditHead').selectAll().executeTakeFirst(),
    }));
    const chain = new ChainReplay();
    for (const entry of entries) chain.take({ ...entry });
    chain.end(head === undefined ? undefined : { ...head });
    assert.equal(entries.filter(({ action, outcome }) => action === 'evidence.add' && outcome === 'success').length, files.length, 'each row has its entry');
    const slugs = new Set((await store.read(scope, async (rows) => rows.selectFrom('product').select('slug').execute())).map(({ slug }) => slug));
    for (const slug of products) assert.ok(slugs.has(slug), `the acknowledged product ${slug} is there`);
    const digests = new Set(files.map(({ digest }) => digest));
    for (const digest of acknowledged) assert.ok(digests.has(digest), `the acknowledged upload ${digest} is there`);
    const evidence = await openEvidenceFolder(join(folder, 'evidence'), now);
    for (const digest of digests) for await (const piece of evidence.open(scope, digest)) void piece;
    return { files: files.length, clockBack: entries.filter(({ entry }) => entry.includes('"clockBack":true')).length };
  } finally {
    await store.close();
  }
}

/** Cuts the power of the disk under a server that takes uploads: what was not brought to disk is gone. */
export async function powerCuts(times: number): Promise<string> {
  const disk = powerDisk();
  const { folder } = disk;
  const acknowledged = new Set<string>();
  const products = new Set<string>();
  let slowest = 0;
  let files = 0;
  try {
    const token = await seededToken(folder, rights);
    for (let cut = 0; cut < times; cut += 1) {
      const server = await served(folder);
      slowest = Math.max(slowest, server.readyMilliseconds);
      const release = await newRelease(server.url, token);
      let goesOn = true;
      const client = async (name: string): Promise<void> => {
        for (let nth = 0; goesOn; nth += 1) {
          const { status, digest } = await upload(server.url, token, release, `${name}-${nth}`).catch(() => ({ status: 0, digest: '' }));
          if (status === 200) acknowledged.add(digest);
          if (status === 0) return;
        }
      };
      const creating = async (): Promise<void> => {
        for (let nth = 0; goesOn; nth += 1) {
          const slug = `cut-${cut}-${nth}`;
          const status = await asked(server.url, token, 'POST', '/api/v1/products', JSON.stringify({ slug, name: slug })).then((answer) => answer.status, () => 0);
          if (status === 200) products.add(slug);
          if (status === 0) return;
        }
      };
      const clients = [creating(), ...['a', 'b'].map(client)];
      await new Promise((resolve) => setTimeout(resolve, 1000 + Math.random() * 3000));
      disk.cut();
      await new Promise((resolve) => setTimeout(resolve, 200));
      goesOn = false;
      await server.kill();
      await Promise.all(clients);
      await disk.restore();
      ({ files } = await assertKept(folder, acknowledged, products));
    }
    assert.ok(acknowledged.size > 0, 'uploads were acknowledged');
  } finally {
    disk.remove();
  }
  return `${times} cuts, ${acknowledged.size} acknowledged of ${files} uploads and ${products.size} acknowledged products, 0 lost, 0 half; ready again in ${Math.round(slowest)} ms at most`;
}

const fakeClock = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
/** Why clocks can’t be set here, or false. */
export const withoutFakeClock: string | false = existsSync(fakeClock) ? false : 'libfaketime is not installed (apt-get install -y faketime)';

/** Sets the wall clock of a server a day back and a year ahead, under an open session. */
export async function clockJumps(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-clock-'));
  const clock = join(folder, 'clock');
  const set = async (words: string): Promise<void> => {
    writeFileSync(clock, `${words}d\n`);
    // The library reads its file anew once a second; the server is asked until its answers have the new time.
    for (let look = 0; look < 50 && server !== undefined; look += 1) {
      const date = Date.parse((await fetch(`${server.url}/healthz`).catch(() => undefined))?.headers.get('date') ?? '');
      if (Number.isNaN(date) || Math.abs(date - Date.now() - Number(words) * 86_400_000) < 60_000) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const environment = { LD_PRELOAD: fakeClock, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_CACHE_DURATION: '1', DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  let server: ServerUnderFault | undefined;
  try {
    const token = await seededToken(folder, rights);
    const store = await openStore({ dataFolder: folder }, now);
    const scope = await ensureHome(store, ports);
    const { settings } = { settings: readConfiguration({ environment: {}, readSecret: () => '' }).values };
    const { cookie } = await store.write(scope, async (rows) => openSession(rows, ports, settings, scope.organisationId, { accountId: 'ada', method: 'passkey', request: { id: 'r', sourceAddress: '127.0.0.1', userAgent: 'x' } as never, isSteppedUp: true }));
    await store.close();
    const session = async (): Promise<number> => (await fetch(`${server?.url ?? ''}/api/v1/products`, { headers: { cookie: `assay-session=${cookie}` } })).status;
    writeFileSync(clock, '+0d\n');
    server = await served(folder, environment);
    const release = await newRelease(server.url, token);
    const acknowledged = new Set<string>();
    const put = async (name: string, expected: number): Promise<void> => {
      const { status, digest } = await upload(server?.url ?? '', token, release, name);
      assert.equal(status, expected, `${name}: ${status}`);
      if (status === 200) acknowledged.add(digest);
    };
    await put('before', 200);
    assert.equal(await session(), 200);
    await set('-1');
    await put('a-day-back', 200);
    assert.equal(await session(), 200, 'a clock set back ends no session');
    await set('+366');
    assert.equal(await session(), 200, 'a clock set ahead ends no session of a running server');
    await put('a-year-ahead', 401);
    await set('+0');
    await put('right-again', 200);
    assert.equal(await session(), 200);
    await server.kill();
    await set('+366');
    server = await served(folder, environment);
    assert.equal(await session(), 401, 'after a start a year later the session is over: it is not immortal');
    await server.kill();
    const { files, clockBack } = await assertKept(folder, acknowledged);
    assert.ok(clockBack > 0, 'entries are flagged');
    return `${files} uploads in the order of the sequence, ${clockBack} entries flagged as clock-back; sessions outlive jumps and end after a start a year later; a token of 30 days ends while the clock says a year ahead`;
  } finally {
    await server?.kill().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

function mkdirOf(folder: string, name: string): string {
  mkdirSync(join(folder, name), { mode: 0o700 });
  return join(folder, name);
}

/** A database and evidence of a gigabyte: killed while it works, how soon is the server ready again? */
export async function recoveryAtSize(megabytes: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-size-'));
  try {
    const token = await seededToken(folder, rights);
    const store = await openStore({ dataFolder: folder }, now);
    const scope = await ensureHome(store, ports);
    const evidence = await openEvidenceFolder(join(folder, 'evidence'), now);
    // Half in rows (assessments’ summaries), half in evidence.
    await store.write(scope, async (rows) => {
      await rows.insertInto('product').values({ id: 'p', slug: 'large', name: 'Large', statement: '', createdAt: 'x', changedAt: 'x', archivedAt: null }).execute();
      await rows.insertInto('release').values({ id: 'r', productId: 'p', version: '1', createdAt: 'x' }).execute();
    });
    const { digest, sizeBytes } = await evidence.put(scope, (async function* () { for (let piece = 0; piece < megabytes / 2; piece += 1) yield randomBytes(1_048_576); })(), 2e9);
    for (let page = 0; page < megabytes / 2 / 4; page += 1) {
      await store.write(scope, async (rows) => {
        await rows.insertInto('assessment').values(Array.from({ length: 64 }, (_, nth) => ({ id: `a${page}-${nth}`, releaseId: 'r', productId: 'p', at: 'x', ruleVersion: '1', digest, sizeBytes, summary: JSON.stringify(randomBytes(32_768).toString('hex')), askedBy: 'x' }))).execute();
      });
    }
    await store.close();
    let slowest = 0;
    const first = await served(mkdirOf(folder, 'empty'));
    await first.kill();
    const acknowledged = new Set<string>();
    for (let run = 0; run < 5; run += 1) {
      const server = await served(folder);
      if (run > 0) slowest = Math.max(slowest, server.readyMilliseconds);
      const release = await newRelease(server.url, token);
      const killed = new Promise<void>((resolve) => void setTimeout(() => void server.kill().then(resolve), 300 + Math.random() * 1000));
      for (let nth = 0; ; nth += 1) {
        const { status, digest: sent } = await upload(server.url, token, release, `f${nth}`).catch(() => ({ status: 0, digest: '' }));
        if (status !== 200) break;
        acknowledged.add(sent);
      }
      await killed;
    }
    // What a start takes in any case depends on what else the machine does; the rest is recovery.
    assert.ok(slowest - first.readyMilliseconds < 5000, `ready again after ${Math.round(slowest)} ms, an empty one after ${Math.round(first.readyMilliseconds)} ms`);
    await assertKept(folder, acknowledged);
    return `${megabytes} MB of rows and evidence, 4 starts after kill -9 in mid-upload, ${acknowledged.size} acknowledged, 0 lost; ready again in ${Math.round(slowest)} ms at most, an empty one in ${Math.round(first.readyMilliseconds)} ms`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

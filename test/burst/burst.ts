import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { seededToken, serve } from '../workspace/server/served-process.ts';

/** Seconds of the burst. */
const seconds = Number(process.env['ASSAY_BURST_SECONDS'] ?? 60);
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

interface Seen {
  readonly status: number;
  readonly retryAfter: boolean;
  readonly milliseconds: number;
}

const folder = mkdtempSync(join(tmpdir(), 'assay-burst-'));
const token = await seededToken(folder, ['product.list']);
const { child, url, ended } = await serve(folder);
const { port } = new URL(url);

/** One request; 0 when nothing came back. */
async function ask(path: string, headers: Readonly<Record<string, string>> = { authorization: `Bearer ${token}` }): Promise<Seen> {
  const began = performance.now();
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path, agent, headers: { host: `localhost:${port}`, ...headers }, timeout: 20_000 }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] !== undefined, milliseconds: performance.now() - began }));
    });
    asking.on('timeout', () => asking.destroy()).on('error', () => resolve({ status: 0, retryAfter: false, milliseconds: performance.now() - began })).end();
  });
}

function percentile(seen: readonly Seen[], share: number): number {
  return seen.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other)[Math.floor(seen.length * share)] ?? 0;
}

/** The served process’s memory, in megabytes. */
function memory(): number {
  const served = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${served}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

const calm = async (): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (let count = 0; count < 50; count += 1) seen.push(await ask('/sign-in', {}));
  return seen;
};
const before = await calm();
// The limit is 600 requests a minute; ten times as many come, whether or not earlier ones were answered.
const each = 600 * 10 / 60;
const waiting: Promise<Seen>[] = [];
const signIns: Promise<Seen>[] = [];
let most = 0;
for (let tick = 0; tick < seconds * 10; tick += 1) {
  for (let count = 0; count < each / 10; count += 1) waiting.push(ask('/api/v1/products'));
  if (tick % 50 === 0) {
    most = Math.max(most, memory());
    // Whether it is well is asked as everything else, and may be told to come again.
    signIns.push(ask('/healthz', {}));
  }
  await new Promise((resolve) => { setTimeout(resolve, 100); });
}
const seen = await Promise.all(waiting);
const done = seen.filter(({ status }) => status === 200);
const shed = seen.filter(({ status }) => status === 429 || status === 503);
const lost = seen.length - done.length - shed.length;
// One source is let in again as its limit fills up: ten requests a second.
await new Promise((resolve) => { setTimeout(resolve, 10_000); });
const after = await calm();
const report = {
  seconds, sent: seen.length, done: done.length, shed: shed.length, neither: lost, shedWithoutRetryAfter: shed.filter(({ retryAfter }) => !retryAfter).length,
  shedP99: percentile(shed, 0.99), doneP99: percentile(done, 0.99), megabytesMost: most, healthy: (await Promise.all(signIns)).filter(({ status }) => status === 200 || status === 429).length === signIns.length,
  calmBefore: percentile(before, 0.5), calmAfter: percentile(after, 0.5), refusedAfter: after.filter(({ status }) => status !== 200).length,
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
child.kill('SIGTERM');
await ended;
agent.destroy();
rmSync(folder, { recursive: true, force: true });
if (lost > 0 || report.shedWithoutRetryAfter > 0 || !report.healthy || done.length === 0 || shed.length === 0 || report.refusedAfter > 0 || most > 512) process.exitCode = 1;

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lookAtSchema } from '../../src/store/migration/look-at-schema.ts';
import { openEvidenceFolder } from '../../src/store/evidence/evidence-folder.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import { StoreFailure } from '../../src/store/store-failure.ts';
import { withoutPostgresql, startCluster } from '../support/postgresql-cluster.ts';
import { withoutMount } from '../support/small-disk.ts';
import { assertRecovered } from './oracle.ts';
import { clockJumps, powerCuts, recoveryAtSize, withoutFakeClock } from './over-http.ts';
import { powerDisk, withoutLoopDisk } from './power-disk.ts';
import { nextSteps } from './next-steps.ts';
import { prepareWork, workStep } from './work.ts';
import { runWorker } from './worker-process.ts';

/** A fault, how it is made, and what must hold; `run` resolves with what was seen, in words. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** Takes long or much room: made only when it is named. */
  readonly isLong?: true;
  /** Why it can't be made here, or false. */
  readonly without: string | false;
  readonly run: (times: number) => Promise<string>;
}

const repository = fileURLToPath(new URL('../../', import.meta.url));
const withoutTracer: string | false = spawnSync('strace', ['-V']).status === 0 ? false : 'strace is not installed (apt-get install -y strace)';
const now = (): Date => new Date();

async function inFolder<T>(use: (place: StorePlace) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'assay-fault-'));
  try {
    return await use({ dataFolder });
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
}

/** Kills that one database goes through: what is looked over after each grows with it. */
const killsOfOne = 20;

async function killed(placeOf: () => Promise<Omit<StorePlace, 'dataFolder'>>, times: number): Promise<string> {
  let slowest = 0;
  let steps = 0;
  let acknowledged = 0;
  for (let done = 0; done < times; done += killsOfOne) {
    await inFolder(async ({ dataFolder }) => {
      const place = { dataFolder, ...(await placeOf()) };
      const journal = new Set<string>();
      let found = 0;
      for (let run = done; run < Math.min(times, done + killsOfOne); run += 1) {
        await runWorker(place, String(run), journal, { endAfter: { milliseconds: Math.random() * 500, how: (child) => void child.kill('SIGKILL') } });
        const recovered = await assertRecovered(place, journal);
        slowest = Math.max(slowest, recovered.openMilliseconds);
        found = recovered.steps;
      }
      assert.ok(journal.size > 0, 'the workers worked');
      steps += found;
      acknowledged += journal.size;
    });
  }
  return `${times} kills, ${acknowledged} acknowledged of ${steps} steps, 0 lost, 0 half; open again in ${Math.round(slowest)} ms at most`;
}

async function powerCutsAlone(times: number): Promise<string> {
  const disk = powerDisk();
  const place = { dataFolder: disk.folder, waitMost: 60_000 };
  const acknowledged = new Set<string>();
  let steps = 0;
  try {
    for (let cut = 0; cut < times; cut += 1) {
      const journal = new Set<string>();
      const powerCut = (): void => {
        // A sync that the cut meets on its way may be said to have worked, which a machine without power says of none.
        for (const step of journal) acknowledged.add(step);
        disk.cut();
      };
      await runWorker(place, String(cut), journal, { clients: 1, endAfter: { milliseconds: 200 + Math.random() * 500, how: powerCut } });
      await disk.restore();
      ({ steps } = await assertRecovered(place, acknowledged));
    }
  } finally {
    disk.remove();
  }
  assert.ok(acknowledged.size > 0, 'the worker worked');
  return `${times} cuts, ${acknowledged.size} acknowledged of ${steps} steps, 0 lost, 0 half`;
}

/** Makes a run of some steps and lets the tracer do something at its nth sync or rename; strace counts those of each thread, so files have one. */
async function atEachSync(times: number, injection: (nth: number) => readonly string[], after: (result: Awaited<ReturnType<typeof runWorker>>, nth: number) => void): Promise<number> {
  let reached = 0;
  for (let nth = 1; nth <= times; nth += 1) {
    await inFolder(async (place) => {
      const journal = new Set<string>();
      const store = await openStore(place, now);
      await prepareWork(store);
      await store.close();
      // Every other run has one client, whose commits wait for the disk in the thread itself: with many threads beside it no other gets as far as its nth sync.
      const { threads, steps, clients, waitMost, counted } = nth % 2 === 0 ? { threads: 64, steps: 60, clients: 1, waitMost: 60_000, counted: nth + 10 } : { threads: 1, steps: 24, clients: 8, waitMost: 0, counted: nth };
      const result = await runWorker({ ...place, waitMost }, 'x', journal, { steps, clients, around: ['env', `UV_THREADPOOL_SIZE=${threads}`, 'strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync,rename', ...injection(counted).flatMap((words) => ['-e', words])] });
      if (result.code !== 0) reached += 1;
      after(result, nth);
      await assertRecovered(place, journal);
    });
  }
  return reached;
}

function testsPass(file: string, pattern: string): string {
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', `--test-name-pattern=${pattern}`, join(repository, file)], { encoding: 'utf8', timeout: 300_000 });
  const passed = Number(/^# pass (\d+)/mu.exec(stdout)?.[1] ?? 0);
  assert.equal(status, 0, stdout);
  assert.ok(passed > 0, `no test of ${file} has the name ${pattern}`);
  return `${passed} ${passed === 1 ? 'test' : 'tests'} of ${file}`;
}

export const faults: readonly Fault[] = [
  { id: 'F1', title: 'kill -9 in a write storm (SQLite)', without: false, run: async (times) => killed(async () => ({}), times) },
  {
    id: 'F1p', title: 'kill -9 in a write storm (PostgreSQL)', without: withoutPostgresql,
    run: async (times) => {
      const cluster = await startCluster();
      try {
        return await killed(async () => cluster.database(), Math.ceil(times / 4));
      } finally {
        cluster.remove();
      }
    },
  },
  {
    id: 'F2', title: 'kill at each sync and rename', without: withoutTracer,
    run: async (times) => `killed at ${await atEachSync(Math.ceil(times / 4), (nth) => [`inject=fsync,fdatasync,rename:signal=KILL:when=${nth}`], () => {})} places, 0 lost, 0 half`,
  },
  { id: 'F3', title: 'power cut under a server that takes uploads', without: withoutLoopDisk, run: async (times) => powerCuts(Math.ceil(times / 8)) },
  { id: 'F3a', title: 'power cut under one writer alone, whose commits wait for the disk in the thread itself', without: withoutLoopDisk, run: async (times) => powerCutsAlone(Math.ceil(times / 4)) },
  { id: 'F4', title: 'disk full: database, evidence', without: withoutMount, run: async () => `${testsPass('src/store/sqlite/open-sqlite.test.ts', 'disk-full')}; ${testsPass('src/store/evidence/evidence-folder.test.ts', 'disk-full')}` },
  {
    id: 'F5', title: 'a sync fails (EIO)', without: withoutTracer,
    run: async (times) => {
      const ended = await atEachSync(Math.ceil(times / 4), (nth) => [`inject=fsync,fdatasync:error=EIO:when=${nth}`], ({ code, told }, nth) => assert.ok(code === 3 && /durable|can’t be opened|SQLite/u.test(told), `sync ${nth}: the process ended with ${code}, ${told}`));
      return `${ended} failed syncs, each ended the process; 0 lost after the restart`;
    },
  },
  { id: 'F6', title: 'read-only disk', without: withoutMount, run: async () => testsPass('src/store/sqlite/open-sqlite.test.ts', 'may only be read') },
  {
    id: 'F7', title: 'PostgreSQL restarted at once in mid-load, steps asked for again', without: withoutPostgresql,
    run: async (times) => {
      const cluster = await startCluster();
      try {
        const database = await cluster.database();
        return await inFolder(async ({ dataFolder }) => restarted({ dataFolder, ...database }, () => cluster.restartImmediately(), Math.ceil(times / 20)));
      } finally {
        cluster.remove();
      }
    },
  },
  { id: 'F8', title: 'clock a day back and a year ahead under open sessions', without: withoutFakeClock, run: async () => clockJumps() },
  { id: 'F9', title: 'two servers on one database', without: withoutPostgresql, run: async () => `${testsPass('src/store/sqlite/open-sqlite.test.ts', 'second server')}; ${testsPass('src/store/postgresql/open-postgresql.test.ts', 'without a fork')}` },
  { id: 'F10', title: 'backup while writing, restored elsewhere', without: withoutPostgresql, run: async () => testsPass('src/store/backup/backup.test.ts', 'state of one moment|goes on after it|one changed byte') },
  { id: 'F11', title: 'kill -9 in an upgrade; older program, newer schema', without: false, run: async (times) => `${await upgradesKilled(Math.ceil(times / 8))}; ${testsPass('src/store/backup/backup.test.ts', 'an upgrade of SQLite')}` },
  { id: 'R1', title: 'kill -9 and start again at 1 GB', isLong: true, without: false, run: async () => recoveryAtSize(1024) },
];

async function restarted(place: StorePlace, restart: () => void, times: number): Promise<string> {
  const store = await openStore(place, now);
  await prepareWork(store);
  const evidence = await openEvidenceFolder(join(place.dataFolder, 'evidence'), now);
  const journal = new Set<string>();
  let goesOn = true;
  let again = 0;
  let step = 0;
  let slowest = 0;
  let backAt = 0;
  const client = async (): Promise<void> => {
    while (goesOn) {
      const id = `s${step += 1}`;
      for (;;) {
        try {
          await workStep(store, evidence, id);
          if (backAt > 0) slowest = Math.max(slowest, performance.now() - backAt);
          backAt = 0;
          journal.add(id);
          break;
        } catch (problem) {
          assert.ok(problem instanceof StoreFailure && problem.trouble === 'unreachable', String(problem));
          again += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    }
  };
  const clients = Array.from({ length: 8 }, client);
  for (let time = 0; time < times; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    restart();
    backAt = performance.now();
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  goesOn = false;
  await Promise.all(clients);
  await store.close();
  assert.ok(slowest < 5000, `worked again after ${Math.round(slowest)} ms`);
  assert.ok(again > 0, 'the restarts were met');
  await assertRecovered(place, journal);
  return `${times} restarts, ${journal.size} steps, ${again} asked for again, 0 lost, 0 twice; worked again ${Math.round(slowest)} ms after PostgreSQL`;
}

async function upgradesKilled(times: number): Promise<string> {
  let old = 0;
  for (let run = 0; run < times; run += 1) {
    await inFolder(async (place) => {
      const journal = new Set<string>();
      await runWorker(place, 'x', journal, { steps: 16 });
      const child = spawn(process.execPath, [fileURLToPath(new URL('upgrade-process.ts', import.meta.url)), place.dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 150));
      await once(child, 'close');
      const { pending } = await lookAtSchema(place, nextSteps);
      assert.ok(pending.length === 0 || pending.length === 2, `all steps or none, not ${2 - pending.length}`);
      if (pending.length > 0) {
        old += 1;
        await assertRecovered(place, journal);
      }
      await (await openStore(place, now, nextSteps)).close();
      assert.equal((await lookAtSchema(place, nextSteps)).pending.length, 0);
    });
  }
  return `${times} upgrades killed, ${old} left the old schema, ${times - old} the new, 0 between`;
}

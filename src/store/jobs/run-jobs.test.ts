import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sharedCluster, withoutPostgresql } from '../../../test/support/postgresql-cluster.ts';
import { openStore, type StorePlace } from '../open-store.ts';
import { provenScope } from '../scope.ts';
import type { Store } from '../store.ts';
import { addJob, attemptsMost, cancelJob, type Job } from './job-rows.ts';
import { runJobs, type JobHandler, type JobRunner } from './run-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-jobs-'));
const acme = provenScope('acme');
const other = provenScope('other');

describe('run jobs', () => {
  after(() => rmSync(folder, { recursive: true }));

  describe('jobs over SQLite', () => jobTests(async () => ({ dataFolder: folder })));
  describe('jobs over PostgreSQL', { skip: withoutPostgresql }, () => jobTests(async () => ({ dataFolder: folder, ...(await (await sharedCluster()).database()) })));
});

function jobTests(place: () => Promise<StorePlace>): void {
  let store: Store;
  /** The clock of all runners, moved by the tests. */
  let time = Date.parse('2026-01-02T03:04:05.000Z');
  const now = (): Date => new Date(time);
  before(async () => {
    store = await openStore(await place(), now);
    for (const id of ['acme', 'other']) await store.addOrganisation({ id, name: id, createdAt: now().toISOString() });
  });
  after(async () => store.close());

  const runner = (handlers: Readonly<Record<string, JobHandler>>, processId = 'one'): JobRunner => runJobs({ store, handlers, now, processId, wordsOf: (problem) => String(problem), leaseMilliseconds: 300, pauseMilliseconds: 10, jobsMost: 4 });
  const add = async (id: string, kind: string, scope = acme): Promise<void> => store.write(scope, async (rows) => addJob(rows, { id, kind, input: { of: id }, askedBy: 'system' }, now().toISOString()));
  const jobOf = async (id: string, scope = acme): Promise<Job> => store.read(scope, async (rows) => rows.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const until = async (id: string, state: Job['state'], scope = acme): Promise<Job> => {
    for (let turn = 0; turn < 1000; turn += 1) {
      const job = await jobOf(id, scope);
      if (job.state === state) return job;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return assert.fail(`Job ${id} did not become ${state}.`);
  };

  it('runs each job once, over two processes and all organisations, and keeps its result', async () => {
    const begun: string[] = [];
    const handlers = { count: async ({ id, scope, input }: { readonly id: string; readonly scope: { readonly organisationId: string }; readonly input: unknown }) => {
      begun.push(`${scope.organisationId}/${id}`);
      return { got: input };
    } };
    for (let index = 0; index < 20; index += 1) await add(`c${index}`, 'count', index % 2 === 0 ? acme : other);
    const runners = [runner(handlers, 'one'), runner(handlers, 'two')];
    for (let index = 0; index < 20; index += 1) {
      const job = await until(`c${index}`, 'done', index % 2 === 0 ? acme : other);
      assert.deepEqual(JSON.parse(job.result ?? ''), { got: { of: `c${index}` } });
    }
    await Promise.all(runners.map(async (each) => each.stop()));
    assert.equal(new Set(begun).size, 20);
    assert.equal(begun.length, 20);
  });

  it('tries a failed job again after growing pauses, and gives up in the end', async () => {
    await add('f', 'fail');
    const one = runner({ fail: async () => { throw new Error('not today'); } });
    const pauses: number[] = [];
    for (let attempt = 1; attempt < attemptsMost; attempt += 1) {
      let job = await jobOf('f');
      while (!(job.state === 'waiting' && job.attempts === attempt)) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        job = await jobOf('f');
      }
      pauses.push((Date.parse(job.runAt) - time) / 1000);
      time = Date.parse(job.runAt);
    }
    const job = await until('f', 'failed');
    await one.stop();
    assert.deepEqual(pauses, [10, 20, 40, 80]);
    assert.equal(job.problem, 'Error: not today');
    assert.equal(job.attempts, attemptsMost);
  });

  it('shows progress, stops a job that is cancelled, and keeps no result of it', async () => {
    await add('p', 'long');
    let isStopped = false;
    const one = runner({ long: async ({ tell, signal }) => {
      tell({ done: 3, total: 10, words: 'reading' });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      isStopped = true;
    } });
    while ((JSON.parse((await jobOf('p')).progress) as { done: number }).done !== 3) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(await store.write(acme, async (rows) => cancelJob(rows, 'p', now().toISOString())), true);
    while (!isStopped) await new Promise((resolve) => setTimeout(resolve, 10));
    await one.stop();
    assert.equal((await jobOf('p')).state, 'cancelled');
    assert.equal(await store.write(acme, async (rows) => cancelJob(rows, 'p', now().toISOString())), false);
  });

  it('takes over the job of a process that fell silent, and gives it up when it silences every process', async () => {
    await add('s', 'silent');
    await store.write(acme, async (rows) => rows.updateTable('job').set({ state: 'running', leasedBy: 'dead', leasedUntil: new Date(time + 1000).toISOString(), attempts: 1 }).where('id', '=', 's').execute());
    const one = runner({ silent: async () => 'done' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await jobOf('s')).leasedBy, 'dead', 'not before its lease ends');
    time += 1000;
    assert.equal((await until('s', 'done')).attempts, 2);
    await add('k', 'silent');
    await store.write(acme, async (rows) => rows.updateTable('job').set({ state: 'running', leasedBy: 'dead', leasedUntil: now().toISOString(), attempts: attemptsMost }).where('id', '=', 'k').execute());
    await until('k', 'failed');
    await one.stop();
  });

  it('gives back what is under way when the process ends', async () => {
    await add('b', 'back');
    const one = runner({ back: async ({ signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ends')))) });
    await until('b', 'running');
    await one.stop();
    const job = await jobOf('b');
    assert.deepEqual([job.state, job.attempts, job.leasedBy], ['waiting', 0, null]);
  });
}

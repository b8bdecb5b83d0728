import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { readingAct } from '../../../src/workspace/act.ts';
import { smallActs, smallWorkspace, token, type SmallWorkspace } from './small-workspace.ts';

/** Work that takes its time without taking a processor: so places, and not the machine, are what runs out. */
const slow = readingAct({
  id: 'product.slow', summary: 'Takes its time.', area: 'business-data', object: 'organisation', http: { method: 'GET', path: '/api/v1/slow' }, input: z.object({}), output: z.object({ done: z.boolean() }),
  find: async () => ({ kind: 'organisation', id: 'home', productId: null, accountId: null }),
  run: async () => {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    return { done: true };
  },
});
const headers = { authorization: `Bearer ${token}` };
let workspace: SmallWorkspace;
let limited: SmallWorkspace;
describe('burst', () => {
  before(async () => {
    workspace = await smallWorkspace({ acts: [...smallActs, slow], limits: { lanes: { identity: 4, work: 1, upload: 1 } }, settings: { requestsPerMinute: 1_000_000 } });
    limited = await smallWorkspace({ settings: { requestsPerMinute: 60 } });
  });
  after(async () => {
    await workspace.close();
    await limited.close();
  });

  interface Seen {
    readonly status: number;
    readonly retryAfter: string | null;
    readonly milliseconds: number;
  }

  async function ask(path: string): Promise<Seen> {
    const startedAt = performance.now();
    const answer = await fetch(`http://127.0.0.1:${workspace.server.port}${path}`, { headers });
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), milliseconds: performance.now() - startedAt };
  }

  test('ten times what it can do is told to come again at once, signing in goes on, and afterwards all is as before', async () => {
    // One place and 50 ms: 20 in a second can be done. 200 in a second come, whether or not the earlier ones were answered.
    const waiting: Promise<Seen>[] = [];
    let signedIn: Promise<Response> | undefined;
    for (let tick = 0; tick < 200; tick += 1) {
      waiting.push(ask('/api/v1/slow'));
      if (tick === 100) signedIn = fetch(`http://127.0.0.1:${workspace.server.port}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"secret":"x"}' });
      await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
    const seen = await Promise.all(waiting);
    const done = seen.filter(({ status }) => status === 200);
    const shed = seen.filter(({ status }) => status === 503);
    assert.equal(done.length + shed.length, seen.length);
    assert.ok(done.length >= 5 && shed.length >= 100, `${done.length} done, ${shed.length} shed`);
    assert.ok(shed.every(({ retryAfter }) => retryAfter === '2'));
    assert.equal((await signedIn)?.status, 200);
    for (let count = 0; count < 5; count += 1) assert.equal((await ask('/api/v1/slow')).status, 200);
    assert.deepEqual([workspace.defects, workspace.fatal], [[], []]);
  });

  test('one source that asks too much waits, and is told for how long', async () => {
    const statuses: number[] = [];
    let retryAfter: string | null = null;
    for (let count = 0; count < 45; count += 1) {
      const answer = await fetch(`http://127.0.0.1:${limited.server.port}/api/v1/openapi.json`);
      await answer.arrayBuffer();
      statuses.push(answer.status);
      if (answer.status === 429) retryAfter = answer.headers.get('retry-after');
    }
    assert.deepEqual(new Set(statuses), new Set([200, 429]));
    assert.match(retryAfter ?? '', /^[12]$/);
  });
});

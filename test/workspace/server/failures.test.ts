import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { StoreFailure, type StoreTrouble } from '../../../src/store/store-failure.ts';
import { ActRefused, type Refusal } from '../../../src/workspace/act-refused.ts';
import type { Door } from '../../../src/workspace/door.ts';
import { sendRaw } from '../../support/raw-http.ts';
import { smallActs, smallWorkspace, token, type SmallWorkspace } from './small-workspace.ts';

const open: SmallWorkspace[] = [];
describe('failures', () => {
  after(async () => { for (const workspace of open) await workspace.close(); });
  let thrown: unknown;
  const failing: Door = { perform: async () => { throw thrown; }, permit: async () => { throw thrown; }, close: async () => undefined };

  async function workspaceWith(more: Parameters<typeof smallWorkspace>[0]): Promise<SmallWorkspace> {
    const workspace = await smallWorkspace(more);
    open.push(workspace);
    return workspace;
  }
  const headers = { authorization: `Bearer ${token}` };

  test('trouble of the store is told as what it is, without its words, and only a lost sync ends the process', async () => {
    const workspace = await workspaceWith({ door: failing });
    const expected: Readonly<Record<StoreTrouble, number>> = { 'disk-full': 507, 'read-only': 503, unreachable: 503, 'in-use': 503, 'not-durable': 503, damaged: 500, schema: 503, overloaded: 503 };
    for (const [trouble, status] of Object.entries(expected)) {
      thrown = new StoreFailure(trouble as StoreTrouble, 'secret inside /data/workspace.sqlite');
      const answer = await fetch(`http://127.0.0.1:${workspace.server.port}/api/v1/products`, { headers });
      assert.equal(answer.status, status, trouble);
      assert.doesNotMatch(await answer.text(), /secret inside|sqlite/);
      if (trouble === 'overloaded' || trouble === 'unreachable') assert.ok(answer.headers.has('retry-after'));
    }
    assert.equal(workspace.fatal.length, 1);
    assert.deepEqual(workspace.defects, []);
  });

  test('each refusal has its status, and our own mistake shows nothing', async () => {
    const workspace = await workspaceWith({ door: failing });
    const expected: Readonly<Record<Refusal, number>> = { 'signed-out': 401, 'not-found': 404, 'not-allowed': 403, 'step-up-needed': 403, 'passkey-needed': 403, 'invalid-input': 422, conflict: 409, 'changed-meanwhile': 412, 'too-large': 413, 'too-many': 429 };
    for (const [refusal, status] of Object.entries(expected)) {
      thrown = new ActRefused(refusal as Refusal, 'words');
      const answer = await fetch(`http://127.0.0.1:${workspace.server.port}/api/v1/products`, { headers });
      assert.equal(answer.status, status, refusal);
      assert.equal(((await answer.json()) as { type: string }).type, `/api/problems/${refusal}`);
    }
    thrown = new TypeError('secret inside');
    const defect = await fetch(`http://127.0.0.1:${workspace.server.port}/api/v1/products`, { headers });
    assert.equal(defect.status, 500);
    assert.doesNotMatch(await defect.text(), /secret|TypeError|at /);
    assert.deepEqual(workspace.defects, [thrown]);
  });

  test('metrics are there for the token only, and hold no ids', async () => {
    const metricsToken = 'm'.repeat(32);
    const workspace = await workspaceWith({ settings: { metricsToken } });
    const at = `http://127.0.0.1:${workspace.server.port}`;
    await fetch(`${at}/api/v1/products/some-id`, { headers });
    assert.equal((await fetch(`${at}/metrics`)).status, 404);
    assert.equal((await fetch(`${at}/metrics`, { headers: { authorization: `Bearer ${'n'.repeat(32)}` } })).status, 404);
    const text = await (await fetch(`${at}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })).text();
    assert.match(text, /assay_requests_total\{route="product.read",status="4xx"\} 1/);
    assert.doesNotMatch(text, /some-id/);
  });

  test('a page reaches only the acts that its route names, and its session comes as a cookie', async () => {
    const signIn = smallActs.find(({ id }) => id === 'session.open');
    const list = smallActs.find(({ id }) => id === 'product.list');
    assert.ok(signIn !== undefined && list !== undefined);
    const workspace = await workspaceWith({
      pages: [
        { method: 'GET', path: '/hello/{name}', acts: [], page: async ({ path, isSignedIn }) => ({ html: `<p>${path['name']} ${isSignedIn}</p>` }) },
        { method: 'POST', path: '/sign-in', acts: [signIn], page: async ({ perform, form }) => { await perform(signIn, { secret: form.get('secret') }); return { goTo: '/hello/you' }; } },
        { method: 'GET', path: '/reach', acts: [signIn], page: async ({ perform }) => ({ html: String(await perform(list, {})) }) },
      ],
    });
    const at = `http://127.0.0.1:${workspace.server.port}`;
    const followed = await sendRaw(workspace.server.port, `GET /hello/y%20u HTTP/1.1\r\nHost: localhost:${workspace.server.port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n`);
    assert.match(followed.text, /<p>y u false<\/p>/);
    assert.match(followed.text, /trusted-types 'none'/);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(`${at}/sign-in`, { method: 'POST', redirect: 'manual', headers: { ...form, origin: at }, body: 'secret=x' });
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('set-cookie') ?? '', /assay-session=home\.x/);
    assert.equal((await fetch(`${at}/sign-in`, { method: 'POST', headers: { ...form, origin: 'http://attacker.example' }, body: 'secret=x' })).status, 403);
    assert.equal((await fetch(`${at}/reach`, { headers })).status, 500);
  });

  test('a server that is told to stop finishes what it has begun', async () => {
    const workspace = await smallWorkspace();
    // On a connection that is open already, so that the request is there when the server is told.
    await (await fetch(`http://127.0.0.1:${workspace.server.port}/healthz`)).text();
    const request = fetch(`http://127.0.0.1:${workspace.server.port}/api/v1/products`, { headers });
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    await workspace.close();
    assert.equal((await request).status, 200);
  });
});

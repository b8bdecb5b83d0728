import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { provenScope } from '../../../src/store/scope.ts';
import { sessionSecret, smallWorkspace, token, type SmallWorkspace } from './small-workspace.ts';

let workspace: SmallWorkspace;
describe('api', () => {
  before(async () => { workspace = await smallWorkspace(); });
  after(async () => workspace.close());

  const bearer = { authorization: `Bearer ${token}` };
  const json = { 'content-type': 'application/json' };
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${workspace.server.port}${path}`, { redirect: 'manual', ...init });
  }
  async function create(slug: string, headers: Record<string, string> = {}, name = 'Gateway'): Promise<Response> {
    return ask('/api/v1/products', { method: 'POST', headers: { ...bearer, ...json, ...headers }, body: JSON.stringify({ slug, name }) });
  }
  async function problemOf(answer: Response): Promise<{ type: string; status: number; detail: string; requestId: string; problems?: readonly { path: string }[] }> {
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    return (await answer.json()) as Awaited<ReturnType<typeof problemOf>>;
  }

  test('an act is done with a token, and only what it declares comes back', async () => {
    const answer = await create('gateway');
    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys((await answer.json()) as object), ['id', 'slug', 'name', 'revision']);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });

  test('fields come out of query, path or body, each at its one place', async () => {
    assert.deepEqual(((await (await ask('/api/v1/products?limit=1&archived=true', { headers: bearer })).json()) as { limit: number }).limit, 1);
    for (const query of ['limit=1&limit=2', 'unknown=1', 'limit=one', '__proto__=1', 'limit=1e2']) assert.equal((await ask(`/api/v1/products?${query}`, { headers: bearer })).status, 422, query);
    const twice = await ask('/api/v1/products/p1', { method: 'PATCH', headers: { ...bearer, ...json }, body: JSON.stringify({ productId: 'p2', name: 'x' }) });
    assert.equal(twice.status, 422);
    assert.deepEqual((await problemOf(twice)).problems?.map(({ path }) => path), ['/productId']);
    assert.equal((await ask('/api/v1/products?name=x', { method: 'POST', headers: { ...bearer, ...json }, body: '{"slug":"s","name":"n"}' })).status, 422);
  });

  test('a problem names its kind, the place in the input and the request, and nothing of the inside', async () => {
    const answer = await ask('/api/v1/products', { method: 'POST', headers: { ...bearer, ...json }, body: '{"slug":""}' });
    const problem = await problemOf(answer);
    assert.equal(problem.type, '/api/problems/invalid-input');
    assert.equal(problem.requestId, answer.headers.get('x-request-id'));
    assert.deepEqual(problem.problems?.map(({ path }) => path), ['/slug', '/name']);
    assert.match(await (await ask(problem.type)).text(), /The input is not as expected/);
  });

  test('without a credential, or with one that is not good, the answer is the same, and comes before the body is read', async () => {
    const answers = await Promise.all([ask('/api/v1/products'), ask('/api/v1/products', { headers: { authorization: 'Bearer assay_home_wrong' } })]);
    const bodies = await Promise.all(answers.map(async (answer) => ({ ...(await problemOf(answer)), requestId: '' })));
    assert.deepEqual(answers.map(({ status }) => status), [401, 401]);
    assert.deepEqual(bodies[0], bodies[1]);
  });

  test('what is not there has the same words whatever was asked for', async () => {
    const [missing, other] = await Promise.all(['nothing', 'p99999'].map(async (id) => problemOf(await ask(`/api/v1/products/${id}`, { headers: bearer }))));
    assert.equal(missing?.detail, other?.detail);
  });

  test('a body with a key twice, a key that JavaScript knows, half a character, too deep or no object is refused', async () => {
    const bodies = ['{"slug":"a","slug":"b","name":"n"}', '{"slug":"a","name":"n","__proto__":{"x":1}}', '{"slug":"a","name":"n","constructor":1}', '{"slug":"\\ud800","name":"n"}', '{"slug":"a","name":"n"', `{"slug":${'['.repeat(60)}${']'.repeat(60)}}`, '[]', 'null', '"x"'];
    for (const body of bodies) assert.equal((await ask('/api/v1/products', { method: 'POST', headers: { ...bearer, ...json }, body })).status, 400, body);
    for (const type of ['text/plain', 'application/json; charset=utf-7', 'application/jsonp']) assert.equal((await ask('/api/v1/products', { method: 'POST', headers: { ...bearer, 'content-type': type }, body: '{}' })).status, 415, type);
    assert.equal((await ask('/api/v1/products', { method: 'POST', headers: { ...bearer, ...json }, body: JSON.stringify({ slug: 'x'.repeat(6_200_000), name: 'n' }) })).status, 413);
  });

  test('a read has a tag, and who knows it already gets no body', async () => {
    await create('tagged');
    const first = await ask('/api/v1/products', { headers: bearer });
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^"[\w-]{22}"$/);
    assert.equal((await ask('/api/v1/products', { headers: { ...bearer, 'if-none-match': tag } })).status, 304);
    await create('tagged-more');
    assert.equal((await ask('/api/v1/products', { headers: { ...bearer, 'if-none-match': tag } })).status, 200);
    assert.equal((await ask('/api/v1/products/p1', { headers: bearer })).headers.get('etag'), '"2026-01-02T03:04:05.000Z"');
  });

  test('If-Match reaches an act that looks at it, and is refused for one that does not', async () => {
    const seen = await ask('/api/v1/products/p1', { method: 'PATCH', headers: { ...bearer, ...json, 'if-match': '"state"' }, body: '{"name":"x"}' });
    assert.deepEqual(await seen.json(), { productId: 'p1', sawTag: 'state' });
    assert.equal((await ask('/api/v1/products/p1', { method: 'PATCH', headers: { ...bearer, ...json }, body: '{"name":"x","ifMatch":"state"}' })).status, 422);
    assert.equal((await create('match', { 'if-match': '"state"' })).status, 400);
  });

  test('the same key does a thing once, however often and however much at once it is sent', async () => {
    const count = async (): Promise<number> => ((await (await ask('/api/v1/products?limit=100', { headers: bearer })).json()) as { items: object[] }).items.length;
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, async () => create('once', { 'idempotency-key': 'key-1' })));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(bodies.size, 1);
    assert.equal(await create('once', { 'idempotency-key': 'key-1' }).then((answer) => answer.text()), [...bodies][0]);
    assert.equal(await count(), before + 1);
    const other = await create('twice', { 'idempotency-key': 'key-1' });
    assert.equal(other.status, 422);
    assert.equal((await problemOf(other)).type, '/api/problems/key-used-before');
    const kept = await workspace.services.store.read(provenScope('home'), async (rows) => rows.selectFrom('idempotentAnswer').select('body').execute());
    assert.equal(kept.some(({ body }) => body.includes('once')), false, 'answers are kept sealed');
  });

  test('an upload is put away and a download comes back as a file that no browser shows', async () => {
    const answer = await ask('/api/v1/products/p1/evidence?name=a.txt', { method: 'POST', headers: { ...bearer, 'content-type': 'text/html' }, body: '<b>bytes</b>'.slice(0, 11) });
    const { digest, sizeBytes } = (await answer.json()) as { digest: string; sizeBytes: number };
    assert.equal(sizeBytes, 11);
    const down = await ask(`/api/v1/evidence/${digest}`, { headers: bearer });
    assert.equal(await down.text(), '<b>bytes</b');
    assert.equal(down.headers.get('content-type'), 'application/octet-stream');
    assert.equal(down.headers.get('content-disposition'), 'attachment; filename="b_se_.html"; filename*=UTF-8\'\'b%C3%B6se%22.html');
    assert.equal((await ask('/api/v1/products/p1/evidence?name=a.txt&digest=00', { method: 'POST', headers: bearer, body: 'x' })).status, 422);
    assert.equal((await ask('/api/v1/products/p1/evidence?name=a.txt', { method: 'POST', body: 'x' })).status, 401);
  });

  test('signing in gives a cookie and never shows its secret; signing out takes it away', async () => {
    const opened = await ask('/api/v1/session', { method: 'POST', headers: json, body: '{"secret":"small"}' });
    const text = await opened.text();
    assert.equal(text, '{"name":"Ada"}');
    assert.match(opened.headers.get('set-cookie') ?? '', /^assay-session=home\.small; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const closed = await ask('/api/v1/session', { method: 'DELETE', headers: { cookie: `assay-session=${sessionSecret}`, 'sec-fetch-site': 'same-origin' } });
    assert.equal(closed.status, 204);
    assert.match(closed.headers.get('set-cookie') ?? '', /^assay-session=; Max-Age=0; /);
  });

  test('what another site makes a browser send is refused', async () => {
    const cookie = `assay-session=${sessionSecret}`;
    const own = `http://127.0.0.1:${workspace.server.port}`;
    let count = 0;
    const status = async (headers: Record<string, string>): Promise<number> => {
      count += 1;
      return (await ask('/api/v1/products', { method: 'POST', headers: { ...json, ...headers }, body: `{"slug":"site-${count}","name":"n"}` })).status;
    };
    assert.equal(await status({ cookie, origin: own }), 200);
    assert.equal(await status({ cookie, 'sec-fetch-site': 'same-origin', origin: own }), 200);
    assert.equal(await status({ cookie }), 403);
    assert.equal(await status({ cookie, origin: 'http://attacker.example' }), 403);
    assert.equal(await status({ cookie, origin: 'null' }), 403);
    assert.equal(await status({ cookie, 'sec-fetch-site': 'same-site', origin: own }), 403);
    assert.equal(await status({ cookie, 'sec-fetch-site': 'none', origin: own }), 403);
    assert.equal(await status({ ...bearer, cookie }), 400);
    assert.equal((await ask('/api/v1/session', { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body: '{"secret":"s"}' })).status, 403);
    assert.equal((await ask('/api/v1/products', { headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status, 403);
    const preflight = await ask('/api/v1/products', { method: 'OPTIONS', headers: { origin: 'http://attacker.example', 'access-control-request-method': 'POST' } });
    assert.equal(preflight.status, 405);
    assert.equal(preflight.headers.has('access-control-allow-origin'), false);
  });

  test('another method is told which ones there are, and HEAD is a GET without its body', async () => {
    const answer = await ask('/api/v1/products', { method: 'DELETE', headers: bearer });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, POST');
    const head = await ask('/api/v1/products', { method: 'HEAD', headers: bearer });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
  });

  test('the access log tells acts and no addresses', async () => {
    await ask('/api/v1/products/secret-in-a-path?name=secret-in-a-query', { headers: { ...bearer, cookie: '' } });
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    const lines = workspace.log.join('').trim().split('\n').map((line) => JSON.parse(line) as { route: string; status: number });
    assert.ok(lines.some(({ route, status }) => route === 'product.create' && status === 200));
    assert.equal(/secret-in|assay_home|Bearer/.test(workspace.log.join('')), false);
    assert.deepEqual(workspace.defects, []);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { acts } from '../../../src/workspace/acts/index.ts';
import { workspacePages } from '../../../src/server/pages/index.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { WebClient, type Answered } from '../support/web-client.ts';

/** Every address of the whole workspace, asked by somebody who is signed in and by nobody. */
describe('every answer of the workspace', () => {
  let host: WorkspaceHost;
  let admin: WebClient;
  let answers: readonly (readonly [what: string, answered: Answered])[];
  const somebody = 'a'.repeat(26);
  const filled = (path: string): string => path.replaceAll(/\{[^}]+\}/g, somebody);

  before(async () => {
    host = await workspaceHost({ requestsPerMinute: 100_000 });
    admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const nobody = new WebClient(host.url);
    const fixed = ['/', '/healthz', '/readyz', '/robots.txt', '/api/docs', '/api/docs.css', '/api/v1/openapi.json', '/.well-known/assay-release.json', '/nothing', '/api/v1/nothing', '/api/problems/not-found', '/scim/v2/Users', '/scim/v2/Groups', '/scim/v2/ServiceProviderConfig', '/scim/v2/nothing'];
    const places: (readonly [string, string])[] = [...fixed.map((path) => ['GET', path] as const), ...workspacePages.map(({ method, path }) => [method, filled(path)] as const), ...acts.map(({ http }) => [http.method, filled(http.path)] as const)];
    const seen: (readonly [string, Answered])[] = [];
    for (const [method, path] of places) {
      seen.push([`${method} ${path} by nobody`, await nobody.ask(method, path)]);
      // Signing out is tried by the tests of sessions.
      if (!path.endsWith('sign-out')) seen.push([`${method} ${path} by an administrator`, await admin.ask(method, path)]);
    }
    answers = seen;
  });
  after(async () => host.close());

  test('are many, of pages, acts and problems', () => {
    assert.ok(answers.length > 200, String(answers.length));
    for (const status of [200, 303, 401, 404, 422]) assert.ok(answers.some(([, answered]) => answered.status === status), String(status));
    assert.deepEqual(host.defects, []);
  });

  test('carry a policy by which nothing foreign loads, runs, frames or is based elsewhere', () => {
    for (const [what, { headers }] of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) assert.ok(policy.includes(part), `${what}: ${policy}`);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|unsafe-hashes|object-src (?!'none')|\bdata:|\*|https?:/, what);
      if ((headers.get('content-type') ?? '').startsWith('text/html')) assert.match(policy, /script-src 'self'|default-src 'none'; style-src|sandbox/, what);
    }
  });

  test('say what they are, in which characters, and that nobody may guess', () => {
    for (const [what, { headers, text }] of answers) {
      assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
      if (text === '') continue;
      const type = headers.get('content-type') ?? '';
      assert.match(type, /^(text\/(html|plain|css|calendar); charset=utf-8|application\/json(; charset=utf-8)?|application\/problem\+json|application\/scim\+json(; charset=utf-8)?|application\/octet-stream)$/, what);
      if (type.includes('json')) assert.doesNotThrow(() => void JSON.parse(text), what);
      if (type.startsWith('text/html')) assert.match(text, /^<!doctype html>/, what);
    }
  });

  test('tell no other host where somebody was, and open themselves to no other origin', () => {
    for (const [what, { headers }] of answers) {
      assert.match(headers.get('referrer-policy') ?? '', /^(no-referrer|same-origin)$/, what);
      assert.deepEqual([...headers.keys()].filter((name) => name.startsWith('access-control-')), [], what);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', what);
    }
  });

  test('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body', () => {
    const secret = admin.cookie?.split('=')[1] ?? '';
    assert.ok(secret.length > 40);
    for (const [what, { headers, text }] of answers.filter(([what]) => what.endsWith('administrator'))) {
      if (!/\/(robots.txt|api\/docs|api\/docs.css|openapi.json|assay-release.json|healthz|readyz|assets)|api\/problems| \/ /.test(what)) assert.equal(headers.get('cache-control'), 'no-store', what);
      assert.equal(text.includes(secret), false, what);
      assert.equal((headers.get('location') ?? '').includes(secret), false, what);
    }
  });

  test('lead on only to pages of this workspace', () => {
    const led = answers.flatMap(([what, { headers }]) => (headers.has('location') ? [[what, headers.get('location') ?? ''] as const] : []));
    assert.ok(led.length > 20);
    for (const [what, location] of led) assert.match(location, /^\/(?![/\\])/, what);
  });

  test('name no software, no stack, no path and no query of the inside', () => {
    for (const [what, { headers, text }] of answers) {
      for (const name of ['server', 'x-powered-by', 'via', 'x-debug']) assert.equal(headers.has(name), false, what);
      assert.doesNotMatch(text, /node_modules|\bat [A-Za-z.]+ \(|\.ts:\d+|SELECT |INSERT /, what);
      // Only what statistics would say is shown in full, and they name the kind of database.
      if (!what.includes('statistics')) assert.doesNotMatch(text, /sqlite/, what);
      if (text.includes('requestId')) assert.doesNotMatch(text, /TypeError|RangeError|\[object /, what);
    }
  });

  test('list no folder, and show no file of the installation, the repository or the data', async () => {
    for (const path of ['/assets/', '/assets', '/api/', '/.git/HEAD', '/.git/', '/.svn/entries', '/.env', '/package.json', '/src/index.ts', '/workspace.sqlite', '/evidence/', '/backup/', '/debug', '/console', '/status', '/actuator', '/server-status', '/graphql', '/playground', '/api/v1/', '/api/v1/debug', '/test']) {
      for (const client of [admin, new WebClient(host.url)]) {
        const answered = await client.get(path);
        assert.ok(answered.status === 404 || (answered.status === 303 && (answered.headers.get('location') ?? '').startsWith('/sign-in')), `${path}: ${answered.status}`);
      }
    }
  });

  test('come for no method that nobody needs, and for no change by a look', async () => {
    for (const method of ['OPTIONS', 'PROPFIND', 'PURGE']) assert.ok([400, 404, 405, 501].includes((await admin.ask(method, '/api/v1/account')).status), method);
    for (const { kind, http } of acts) assert.equal(kind === 'change', http.method !== 'GET', http.path);
    for (const { method, path, acts: reached } of workspacePages) if (method === 'GET') assert.deepEqual(reached.filter((act) => act.kind === 'change').map(({ id }) => id), [], path);
  });

  test('to a cookie of another site’s making, or one that never was, are the same as to none', async () => {
    const ask = async (cookie: string | undefined): Promise<string> => {
      const client = new WebClient(host.url);
      client.cookie = cookie;
      const { status, json } = await client.get('/api/v1/account');
      return JSON.stringify([status, { ...json, requestId: '' }]);
    };
    const without = await ask(undefined);
    const own = admin.cookie ?? '';
    for (const cookie of ['assay-session=x', `assay-session=home.${'a'.repeat(52)}`, `${own}x`, own.slice(0, -1), own.replace('assay-session', 'assay'), own.toUpperCase(), `assay-session=${encodeURIComponent('home.\u0000')}`]) assert.equal(await ask(cookie), without, cookie);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { acts } from '../../../src/workspace/acts/index.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { WebClient } from '../support/web-client.ts';

/** Texts that mean something to a page, a template, a database, a shell, a spreadsheet or a log. */
const hostile = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "'); DROP TABLE account;--", '{{1237*8501}}${1237*8501}<%= 1237*8501 %>#{1237*8501}', '=HYPERLINK("http://a.example")', '%s%n%d%x', '$(id)`id`|id;id', 'javascript:alert(1)', '%2e%2e%2f&amp;&lt;', '[x](javascript:alert(1)) **b**', '__proto__', 'Robert&#39;'];

let host: WorkspaceHost;
let admin: WebClient;
let lead: WebClient;
let product: string;
let release: string;

describe('inputs over HTTP', () => {
  before(async () => {
    host = await workspaceHost({ requestsPerMinute: 100_000, uploadMegabytesMost: 1 });
    admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    lead = (await admin.invite('Lena Lead', ['security-lead', 'product-owner'])).client;
    product = String((await lead.done('POST', '/api/v1/products', { slug: 'gateway', name: hostile[0] }))['id']);
    release = String((await lead.done('POST', `/api/v1/products/${product}/releases`, { version: '1.0' }))['id']);
  });
  after(async () => {
    assert.deepEqual(host.defects, []);
    await host.close();
  });

  test('text that means something elsewhere comes back as text: on pages escaped, in JSON whole, in the database as itself', async () => {
    for (const [index, name] of hostile.entries()) {
      const { id } = await lead.done('POST', '/api/v1/products', { slug: `p-${index}`, name });
      assert.equal((await lead.get(`/api/v1/products/${String(id)}`)).json['name'], name);
      for (const path of ['/products', `/products/${String(id)}`]) {
        const { text } = await lead.get(path);
        for (const raw of ['<script>alert', '<img src=x', 'href="javascript:', '<strong>b</strong>', String(1237 * 8501)]) assert.equal(text.includes(raw), false, `${path} ${raw}`);
      }
    }
    const { products } = (await lead.get('/api/v1/products?limit=200')).json as { products: readonly { name: string }[] };
    assert.deepEqual(products.map(({ name }) => name).filter((name) => hostile.includes(name)).length, hostile.length + 1);
    assert.ok((await admin.get('/api/v1/accounts')).status === 200, 'the table is still there');
  });

  test('what is hostile in an address, a filter or a cursor finds nothing and breaks nothing', async () => {
    for (const text of hostile) {
      const encoded = encodeURIComponent(text);
      for (const path of [`/api/v1/products?after=${encoded}`, `/api/v1/accounts?role=${encoded}`, `/api/v1/audit-log/entries?actor=${encoded}`, `/api/v1/audit-log/entries?action=${encoded}`]) {
        const { status, json } = await admin.get(path);
        assert.ok(status === 422 || (status === 200 && Object.values(json).every((value) => !Array.isArray(value) || value.length === 0)), `${path}: ${status}`);
      }
      const page = await admin.get(`/audit?actor=${encoded}&next=${encoded}`);
      assert.doesNotMatch(page.text, /<script>alert|<img src=x/);
      const signIn = await new WebClient(host.url).get(`/sign-in?next=${encoded}&done=${encoded}`);
      assert.doesNotMatch(signIn.text, /<script>alert|<img src=x|javascript:/);
    }
  });

  test('what is encoded is decoded once, and what can be decoded twice stays what it is', async () => {
    const { client } = await admin.invite('Otto %41', ['auditor']);
    assert.equal((await client.get('/api/v1/account')).json['displayName'], 'Otto %41');
    // Once decoded this is `%41`, which is no id; decoded twice it would be `A`.
    assert.equal((await lead.get('/api/v1/products/%2541')).status, 422);
    for (const path of ['/api/v1/products/%252e%252e%252faccounts', '/api%2fv1%2fproducts', '/api/v1/products/%2e%2e/accounts', '/api/v1/products/..%2faccounts']) assert.ok([400, 404, 422].includes((await lead.get(path)).status), path);
    const kept = await lead.done('POST', '/api/v1/products', { slug: 'encoded', name: '&lt;b&gt; %3Cb%3E \\u003cb\\u003e' });
    assert.equal((await lead.get(`/api/v1/products/${String(kept['id'])}`)).json['name'], '&lt;b&gt; %3Cb%3E \\u003cb\\u003e');
  });

  test('numbers are whole and within their range, and nothing overflows', async () => {
    for (const limit of ['0', '-1', '201', '1.5', '9007199254740993', '1e21', 'NaN', 'Infinity', '0x10', '１', '2147483648']) assert.equal((await lead.get(`/api/v1/products?limit=${encodeURIComponent(limit)}`)).status, 422, limit);
    for (const days of [0, -1, 31, 1.5, 1e308, 2 ** 31, '3']) assert.equal((await lead.post('/api/v1/account/tokens', { name: 'ci', acts: ['product.list'], productIds: null, days })).status, 422, String(days));
    assert.equal((await lead.post('/api/v1/account/tokens', '{"name":"ci","acts":["product.list"],"productIds":null,"days":1e999}')).status >= 400, true);
  });

  test('every field of every act is held to its form on the server, whatever a page would have let through', async () => {
    const wrong = [{}, { nested: { deep: [1] } }, [], 'x'.repeat(10_000), -1, true, null];
    let tried = 0;
    for (const { http, receivesBytes, id } of acts.filter(({ http: { method } }) => method !== 'GET' && method !== 'DELETE')) {
      if (receivesBytes === true || id.includes('sign-out') || id === 'session.revoke-others') continue;
      const path = http.path.replaceAll(/\{[^}]+\}/g, 'a'.repeat(26));
      for (const value of wrong) {
        const answered = await admin.post(path, JSON.stringify({ unknownField: value }), {});
        const { status } = http.method === 'POST' ? answered : await admin.ask(http.method, path, { unknownField: value });
        assert.ok([400, 401, 403, 404, 405, 409, 422, 429].includes(status), `${id}: ${status}`);
        tried += 1;
      }
    }
    assert.ok(tried > 200, String(tried));
  });

  test('a name is held to one line of at most 120 visible characters, and what goes together is looked at together', async () => {
    for (const displayName of ['', ' ', 'a\nb', 'a\u0000b', 'a\u202eb', 'x'.repeat(121)]) assert.ok([400, 422].includes((await admin.post('/api/v1/accounts', { displayName, mail: null, roles: [] })).status), displayName);
    for (const mail of ['a@b', 'a@b.example\nBcc: c@d.example', 'a b@c.example', '@b.example', `${'a'.repeat(300)}@b.example`]) assert.equal((await admin.post('/api/v1/accounts', { displayName: 'Ada', mail, roles: [] })).status, 422, mail);
    // A contact at a vendor has a product and an end; an administrator has neither.
    assert.ok((await admin.post('/api/v1/accounts', { displayName: 'Ada', mail: null, roles: [{ role: 'vendor-contact', productId: null }] })).status >= 409);
    assert.ok((await admin.post('/api/v1/accounts', { displayName: 'Ada', mail: null, roles: [{ role: 'administrator', productId: product }] })).status >= 409);
    assert.ok((await admin.post('/api/v1/settings/auditRetentionDays/loosenings', { value: 100, reason: 'To save room on the disk.', expiresAt: new Date(Date.now() + 86_400_000).toISOString() })).status >= 409);
  });

  test('an upload is no larger than allowed, whatever it says of itself, and what was refused leaves nothing', async () => {
    const path = (name: string): string => `/api/v1/releases/${release}/evidence?path=${encodeURIComponent(name)}`;
    const type = { 'content-type': 'application/octet-stream' };
    assert.equal((await lead.ask('PUT', path('large.bin'), 'x'.repeat(1_000_001), type)).status, 413);
    assert.equal((await lead.ask('PUT', path('large.bin'), 'x'.repeat(100), { ...type, 'content-encoding': 'gzip' })).status, 415);
    for (const name of ['../x', '/etc/passwd', 'a\\..\\b', 'a\u0000.json', '.git/config', 'C:/x', 'a/../b']) assert.equal((await lead.ask('PUT', path(name), 'x', type)).status, 422, name);
    assert.deepEqual((await lead.get(`/api/v1/releases/${release}/evidence`)).json['files'], []);
  });

  test('a file is taken for what its bytes are, whatever its name and its type say, and comes back as a download only', async () => {
    const path = (name: string): string => `/api/v1/releases/${release}/evidence?path=${encodeURIComponent(name)}`;
    const put = async (name: string, text: string, type: string): Promise<{ readonly id: string; readonly kinds: readonly string[] }> => {
      const { json, status } = await lead.ask('PUT', path(name), text, { 'content-type': type });
      assert.equal(status, 200, JSON.stringify(json));
      return { id: String(json['id']), kinds: (json['reading'] as { entries: readonly { kind: string }[] }).entries.map(({ kind }) => kind) };
    };
    const bill = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"left","version":"1.0.0"}]}';
    assert.deepEqual((await put('picture.png', bill, 'image/png')).kinds, ['sbom']);
    assert.notDeepEqual((await put('bill.cdx.json', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>', 'application/json')).kinds, ['sbom']);
    const page = await put('page x; filename=y\'s böse.html', '<!doctype html><script>alert(1)</script>', 'text/html');
    const svg = await put('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml');
    for (const { id } of [page, svg]) {
      const { headers, status } = await lead.get(`/api/v1/evidence/${id}/bytes`);
      assert.equal(status, 200);
      assert.equal(headers.get('content-type'), 'application/octet-stream');
      assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/);
      assert.match(headers.get('content-security-policy') ?? '', /sandbox/);
      assert.match((await lead.get(`/api/v1/evidence/${id}/bytes`, { 'sec-fetch-site': 'cross-site' })).text, /other-site/);
    }
  });

  test('what is uploaded is never a part of the site, and nothing of it is run', async () => {
    for (const name of ['index.html', 'shell.php']) {
      await lead.ask('PUT', `/api/v1/releases/${release}/evidence?path=public/${name}`, 'process.exit(1)', { 'content-type': 'application/octet-stream' });
      for (const path of [`/${name}`, `/public/${name}`, `/evidence/public/${name}`, `/assets/${name}`]) assert.ok([303, 404].includes((await lead.get(path)).status), path);
    }
    assert.equal((await lead.get('/healthz')).status, 200);
  });

  test('only what an act declares can be set: fields that a row has besides are refused', async () => {
    for (const extra of [{ id: 'x' }, { createdAt: '2020-01-01T00:00:00.000Z' }, { organisationId: 'other' }, { archivedAt: null }, { state: 'active' }, { isAdministrator: true }]) {
      assert.equal((await lead.post('/api/v1/products', { slug: `extra-${Object.keys(extra)[0]?.toLowerCase()}`, name: 'n', ...extra })).status, 422, JSON.stringify(extra));
      assert.equal((await admin.post('/api/v1/accounts', { displayName: 'Ada', mail: null, roles: [], ...extra })).status, 422, JSON.stringify(extra));
    }
  });

  test('a step that was left out is not made up for: what must be begun is begun first, by the same person', async () => {
    const { response } = await lead.made('/api/v1/account/passkeys/begin');
    for (const [path, input] of [
      ['/api/v1/account/passkeys', { ceremony: `home.${'a'.repeat(52)}`, name: 'Key', response }],
      ['/api/v1/account/step-up/finish', { ceremony: `home.${'a'.repeat(52)}`, response: {} }],
      ['/api/v1/setup/finish', { link: `home.${'a'.repeat(52)}`, ceremony: `home.${'a'.repeat(52)}`, passkeyName: 'Key', response }],
      ['/api/v1/sign-in/invitation/finish', { link: `home.${'a'.repeat(52)}`, ceremony: `home.${'a'.repeat(52)}`, passkeyName: 'Key', response }],
    ] as const) assert.ok([401, 403, 404, 409, 422].includes((await lead.post(path, input)).status), path);
    assert.equal((await lead.get(`/api/v1/jobs/${'a'.repeat(26)}`)).status, 404);
  });
});

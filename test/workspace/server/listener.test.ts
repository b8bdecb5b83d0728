import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sendRaw } from '../../support/raw-http.ts';
import { smallWorkspace, token, type SmallWorkspace } from './small-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-public-'));
let workspace: SmallWorkspace;
let port = 0;
let host = '';
describe('listener', () => {
  before(async () => {
    mkdirSync(join(folder, 'assets'));
    mkdirSync(join(folder, 'api/v1'), { recursive: true });
    for (const [name, text] of Object.entries({ 'index.html': '<!doctype html><title>Own dossier</title>', 'assets/style.css': 'p{}', 'evil page.html': '<script>1</script>', 'healthz': 'taken', 'api/v1/x': 'taken' })) writeFileSync(join(folder, name), text);
    workspace = await smallWorkspace({ publicFolder: folder, limits: { headMilliseconds: 300, requestMilliseconds: 600, rateWindowMilliseconds: 200, keepAliveMilliseconds: 500 } });
    ({ port } = workspace.server);
    host = `127.0.0.1:${port}`;
  });
  after(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true });
  });

  const get = (target: string, more = '', name = host): string => `GET ${target} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n${more}\r\n`;
  const post = (body: string, more = '', length: number | string = body.length): string => `POST /api/v1/products HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n${more}\r\n${body}`;

  test('a plain request is answered, so that the refusals below mean something', async () => {
    const answer = await sendRaw(port, get('/'));
    assert.equal(answer.status, 200);
    assert.match(answer.text, /Own dossier/);
    assert.equal((await sendRaw(port, post('{"slug":"plain","name":"n"}'))).status, 200);
  });

  test('a target that could be read in two ways is refused', async () => {
    for (const target of ['/%2e%2e/x', '/..', '/a/./b', '/a//b', '//a', '/a%2Fb', '/a%5cb', '/a%00', '/a%zz', '/\\x', '/a#b', 'http://evil/', '*', '/a b', '/ä', '/%', '/a;b', '/a<b']) {
      assert.equal((await sendRaw(port, get(target))).status, 400, target);
    }
    assert.equal((await sendRaw(port, get(`/${'a'.repeat(9_000)}`))).status, 414);
  });

  test('one Host, and a name that the instance has', async () => {
    for (const name of ['attacker.example', `attacker.example:${port}`, 'localhost', `127.0.0.1.nip.example:${port}`, `127.0.0.1:${port}@attacker.example`, '', `localhost:${port} `.trim() + '.']) assert.ok([400, 421].includes((await sendRaw(port, get('/', '', name))).status), name);
    assert.equal((await sendRaw(port, get('/', `Host: ${host}\r\n`))).status, 400);
    assert.equal((await sendRaw(port, 'GET / HTTP/1.1\r\n\r\n')).status, 400);
    for (const name of [`localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) assert.equal((await sendRaw(port, get('/', '', name))).status, 200, name);
  });

  test('methods that nobody needs, other protocols and doubtful framing are refused', async () => {
    const status = async (text: string): Promise<number> => (await sendRaw(port, text)).status;
    assert.equal(await status(`TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n`), 405);
    assert.equal(await status(`CONNECT a:1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`), 405);
    assert.equal(await status(`PROPFIND / HTTP/1.1\r\nHost: ${host}\r\n\r\n`), 405);
    assert.equal(await status(`GET / HTTP/1.0\r\nHost: ${host}\r\n\r\n`), 505);
    assert.equal(await status(get('/', 'Upgrade: h2c\r\n')), 400);
    assert.equal(await status(get('/', 'X: a\r\n b\r\n')), 400);
    assert.equal(await status(post('{"slug":"f","name":"n"}', 'Transfer-Encoding: chunked\r\n')), 400);
    assert.equal(await status(post('{}', 'Content-Type: text/plain\r\n')), 400);
    assert.equal(await status(post('{}', 'Content-Encoding: gzip\r\n')), 415);
    assert.equal(await status(post('{}', 'Expect: 200-ok\r\n')), 417);
    assert.equal(await status(get('/', Array.from({ length: 70 }, (_, index) => `X${index}: 1\r\n`).join(''))), 431);
    assert.equal(await status(get('/', `X: ${'a'.repeat(20_000)}\r\n`)), 431);
  });

  test('a client that asks whether it may send its body is told to go on', async () => {
    const answer = await sendRaw(port, post('{"slug":"continue","name":"n"}', 'Expect: 100-continue\r\n'));
    assert.match(answer.text, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
  });

  test('a head that does not end, and a body that drips, are cut in time', async () => {
    const head = await sendRaw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `, { milliseconds: 5_000 });
    assert.equal(head.status, 408);
    const body = await sendRaw(port, post('{', '', 50), { milliseconds: 5_000 });
    assert.equal(body.status, 408);
    assert.ok(body.milliseconds < 2_500, `${body.milliseconds}`);
    assert.match(body.text, /request-timeout/);
  });

  test('every answer has the headers that tell a browser what it may not do', async () => {
    for (const target of ['/', '/assets/style.css', '/api/docs', '/api/v1/openapi.json', '/nothing', '/healthz', '/api/v1/products']) {
      const answer = await fetch(`http://${host}${target}`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/, target);
      assert.match(policy, /frame-ancestors 'none'/, target);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|http:/, target);
      for (const [name, value] of [['x-content-type-options', 'nosniff'], ['cross-origin-opener-policy', 'same-origin'], ['cross-origin-resource-policy', 'same-origin']] as const) assert.equal(answer.headers.get(name), value, `${target} ${name}`);
      // A page’s own forms tell their origin; nothing tells another host anything.
      assert.match(answer.headers.get('referrer-policy') ?? '', /^(no-referrer|same-origin)$/, target);
      assert.ok(answer.headers.has('permissions-policy') && answer.headers.has('cache-control'), target);
      for (const name of ['server', 'x-powered-by', 'strict-transport-security', 'access-control-allow-origin', 'set-cookie']) assert.equal(answer.headers.has(name), false, `${target} ${name}`);
    }
  });

  test('the public site shows its files, saves what is no part of its page, and takes no address of the workspace', async () => {
    const page = await fetch(`http://${host}/`);
    const tag = page.headers.get('etag') ?? '';
    assert.equal((await fetch(`http://${host}/`, { headers: { 'if-none-match': tag } })).status, 304);
    const evidence = await fetch(`http://${host}/evil%20page.html`);
    assert.equal(evidence.headers.get('content-disposition'), 'attachment');
    assert.equal(evidence.headers.get('content-type'), 'application/octet-stream');
    assert.equal(await (await fetch(`http://${host}/healthz`)).text(), 'ok\n');
    assert.equal((await fetch(`http://${host}/api/v1/x`)).status, 404);
    writeFileSync(join(folder, 'later.txt'), 'later');
    assert.equal((await fetch(`http://${host}/later.txt`)).status, 404);
  });

  test('fixed addresses say what runs and are ready', async () => {
    assert.equal((await fetch(`http://${host}/readyz`)).status, 200);
    assert.deepEqual(await (await fetch(`http://${host}/.well-known/assay-release.json`)).json(), { name: 'assay', version: '0.0.0', releasedAt: null, endOfLife: null, releases: [{ version: '0.1.0', releasedAt: '2026-11-22', endOfLife: '2027-02-20' }], sbom: null, provenance: null });
    assert.equal((await fetch(`http://${host}/.well-known/change-password`, { redirect: 'manual' })).status, 302);
    assert.match(await (await fetch(`http://${host}/robots.txt`)).text(), /Disallow/);
    for (const target of ['/metrics', '/.well-known/security.txt', '/.env', '/wp-admin', '/.git/config']) assert.equal((await fetch(`http://${host}${target}`)).status, 404, target);
  });

  test('a connection may be used again for the next request', async () => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (piece: Buffer) => { text += piece.toString(); });
    for (const _ of [1, 2]) socket.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await new Promise((resolve) => { socket.on('close', resolve); });
    assert.equal(text.match(/HTTP\/1\.1 200/g)?.length, 2);
  });
});

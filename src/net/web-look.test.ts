import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { LookProblem } from '../model/capture.ts';
import { says, startHost, startPlainHost, type TestHost } from '../../test/support/hosts.ts';
import { startNameServer } from '../../test/support/name-server.ts';
import type { Limits } from './limits.ts';
import { createWayOut } from './way-out.ts';

/** Wide enough for a busy machine; what is about time gives its own. */
const calm: Partial<Limits> = { hostGap: 0, name: 300 };
const limitBytes = 10_000;

/** What a look at a host comes to, the host reached as `acme.test`. */
async function lookAt(host: TestHost, path = '/', limits: Partial<Limits> = {}, allowed: readonly string[] = []): ReturnType<ReturnType<typeof createWayOut>['web']> {
  return createWayOut({ allowed: [`acme.test=${host.place}`, ...allowed], limits: { ...calm, ...limits } }).web({ url: `http://acme.test${path}`, limitBytes });
}

async function expectProblem(start: Promise<TestHost>, problem: LookProblem, reason: RegExp, limits: Partial<Limits> = {}): Promise<void> {
  await using host = await start;
  const { look, body } = await lookAt(host, '/', limits);
  assert.equal(look.problem, problem, look.reason ?? '');
  assert.match(look.reason ?? '', reason);
  assert.equal(look.outcome, 'failed');
  assert.equal(body, undefined);
  assert.equal(look.body, undefined);
}

const http = (listener: RequestListener): Promise<TestHost> => startHost(listener);
const plain = (text: string): Promise<TestHost> => startPlainHost(says(text));
const drip = (onConnection: (socket: Socket) => void): Promise<TestHost> => startPlainHost((socket) => { socket.once('data', () => onConnection(socket)); });

describe('a look at a web place', () => {
  it('tells the answer, its headers without cookies, and the digest of its bytes', async () => {
    await using host = await startHost((_, response) => response.writeHead(404, { 'X-Long': 'a'.repeat(2_000), 'set-cookie': ['a=SECRET'], 'content-type': 'text/plain' }).end('no such file'));
    const { look, body } = await lookAt(host, '/security.txt?a=b');
    assert.equal(look.outcome, 'answered');
    assert.deepEqual(look.body, { digest: 'sha256:e34cb9e34d3d297b0e120b9de08d8e6354dee406327e0648c5a3c3587ef96124', sizeBytes: 12 });
    assert.equal(Buffer.from(body ?? []).toString(), 'no such file');
    const hop = look.hops[0];
    assert.deepEqual([look.hops.length, hop?.url, hop?.status, hop?.address, hop?.resolvedBy], [1, 'http://acme.test/security.txt?a=b', 404, '127.0.0.1', 'assay']);
    assert.equal(hop?.headers.find(([name]) => name === 'x-long')?.[1].length, 1_000);
    assert.ok(!JSON.stringify(look).includes('SECRET'));
  });

  it('asks with no cookie, no name and no referer, for plain bytes', async () => {
    await using host = await startHost((request, response) => (request.url === '/' ? response.writeHead(302, { location: '/b', 'set-cookie': 'a=b' }).end() : response.end('x')));
    await lookAt(host);
    assert.deepEqual(host.requests.map((request) => [request.method, request.url, Object.keys(request.headers).toSorted().join()]), ['/', '/b'].map((path) => ['GET', path, 'accept,accept-encoding,connection,host,user-agent']));
    assert.deepEqual([host.requests[0]?.headers.host, host.requests[0]?.headers['accept-encoding']], ['acme.test', 'identity']);
  });

  it('ends at each limit, with the reason', async () => {
    const endless = (chunk: string | Buffer) => (socket: Socket): void => {
      const write = (): void => { while (!socket.destroyed && socket.write(chunk)); };
      socket.on('drain', write);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      write();
    };
    await expectProblem(drip(endless(Buffer.alloc(65_536, 65))), 'size-limit', /sends more than the 10000 bytes/);
    await expectProblem(http((_, response) => response.writeHead(200, { 'content-length': 2 ** 40 }).write('A')), 'size-limit', /declares 1099511627776 bytes; at most 10000/);
    await expectProblem(http((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(8 << 20)))), 'encoding-refused', /as gzip, though only plain bytes/);
    await expectProblem(http((_, response) => response.writeHead(200, { 'content-encoding': 'br, identity' }).end('x')), 'encoding-refused', /br/);
    await expectProblem(plain('HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n'), 'encoding-refused', /transfers the body as gzip, chunked/);
    await expectProblem(http((_, response) => response.write('A')), 'time-limit', /sends 1 bytes of the body in .* at least 1024 in a second/, { slowStart: 150 });
    await expectProblem(http(() => undefined), 'time-limit', /no whole headers within 150 ms/, { head: 150 });
    await expectProblem(drip((socket) => { socket.write('HTTP/1.1 200 OK\r\nX: y'); }), 'time-limit', /no whole headers/, { head: 150 });
    await expectProblem(http(() => undefined), 'time-limit', /longer than 100 ms in all/, { look: 100 });
    await expectProblem(plain(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(10 << 20)}\r\n\r\n`), 'header-limit', /more headers than are accepted/);
    await expectProblem(plain(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(300)}\r\n`), 'header-limit', /sends 300 headers; at most 256/);
  });

  it('ends at what is no well-formed answer, with the reason', async () => {
    const broken: readonly (readonly [answer: string, reason: RegExp])[] = [
      ['SSH-2.0-OpenSSH_9\r\n', /not well-formed HTTP/], ['just text\n', /not well-formed HTTP/],
      ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', /not well-formed HTTP/],
      ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef', /not well-formed HTTP/],
      ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc', /not well-formed HTTP|breaks off/],
      ['HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort', /after 5 of 500 bytes/],
      ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlonger', /not well-formed HTTP/],
      ['HTTP/1.1 200 OK\r\nX y\r\n\r\n', /not well-formed HTTP/],
      [`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`, /more than 10 interim answers/],
      ['HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: http://127.0.0.1/\r\n\r\n', /redirects to 2 places at once/],
    ];
    for (const [answer, reason] of broken) await expectProblem(plain(answer), 'answer-broken', reason);
    await expectProblem(plain(''), 'connection-failed', /ends the connection without an answer/);
    await expectProblem(plain('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'), 'answer-broken', /changes to another protocol/);
    const gone = await startHost(() => undefined);
    await gone.close();
    const { look } = await lookAt(gone);
    assert.deepEqual([look.problem, look.hops.length, look.hops[0]?.address], ['connection-failed', 1, '127.0.0.1']);
  });

  it('tells the status of an error page whose text it doesn’t take', async () => {
    await using host = await startHost((request, response) => response.writeHead(404, request.url === '/long' ? {} : { 'content-encoding': 'gzip' }).end('a'.repeat(20_000)));
    for (const path of ['/long', '/packed']) {
      const { look, body } = await lookAt(host, path);
      assert.deepEqual([look.outcome, look.hops[0]?.status, body], ['answered', 404, undefined]);
    }
  });

  it('follows five redirects and no sixth', async () => {
    await using host = await startHost((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const [five, six] = await Promise.all(['/5', '/6'].map((path) => lookAt(host, path)));
    assert.deepEqual([five?.look.outcome, five?.look.hops.length, six?.look.problem, six?.look.hops.length], ['answered', 6, 'redirect-limit', 6]);
  });

  it('follows a redirect only through every rule', async () => {
    await using forbidden = await startHost((_, response) => response.end('INTERNAL'));
    const places: Readonly<Record<string, LookProblem>> = {
      [`http://127.0.0.1:${forbidden.port}/`]: 'scheme-refused', 'https://169.254.169.254/latest/': 'address-refused', 'https://2130706433/': 'address-refused', 'https://[::ffff:127.0.0.1]/': 'address-refused',
      'https://localhost/': 'address-refused', 'https://acme.example@127.0.0.1/': 'address-refused', 'https://other.example:8443/': 'port-refused', 'file:///etc/passwd': 'scheme-refused', 'data:,x': 'scheme-refused', [`//127.0.0.1:${forbidden.port}/`]: 'scheme-refused',
    };
    await using host = await startHost((request, response) => response.writeHead(302, { location: Object.keys(places)[Number(request.url?.slice(1))] }).end());
    for (const [index, [place, problem]] of Object.entries(places).entries()) {
      const { look } = await lookAt(host, `/${index}`);
      assert.deepEqual([look.outcome, look.problem, look.hops.length], ['refused', problem, 1], place);
      assert.match(look.reason ?? '', /^redirects to «/);
    }
    assert.equal(forbidden.connections(), 0);
  });

  it('connects to the address that it checked, and checks again at the next hop', async () => {
    await using host = await startHost((_, response) => response.writeHead(302, { location: '/next' }).end());
    using names = await startNameServer(({ name, type, time }) => (type !== 'A' ? [] : name === 'both.test' ? ['127.0.0.1', '169.254.169.254'] : time === 1 ? ['127.0.0.1'] : ['169.254.169.254']));
    const wayOut = createWayOut({ allowed: ['changing.test', `changing.test:${host.port}`, 'both.test', `both.test:${host.port}`], nameServers: [names.address], limits: calm });
    const { look } = await wayOut.web({ url: `http://changing.test:${host.port}/`, limitBytes });
    assert.deepEqual([look.outcome, look.problem, look.hops.map((hop) => hop.address), host.connections()], ['refused', 'address-refused', ['127.0.0.1'], 1]);
    assert.match(look.reason ?? '', /leads to 169\.254\.169\.254, a cloud metadata address/);
    assert.deepEqual(names.asked.map(({ name, type }) => `${name} ${type}`).toSorted(), ['changing.test A', 'changing.test A', 'changing.test AAAA', 'changing.test AAAA']);
    const both = await wayOut.web({ url: `http://both.test:${host.port}/`, limitBytes });
    assert.deepEqual([both.look.problem, both.look.hops.length, host.connections()], ['address-refused', 0, 1]);
  });

  it('refuses a name of which one address is refused, and tells unknown from untold', async () => {
    using names = await startNameServer(({ name, type }) => {
      if (name === 'unknown.example') return 'no-such-name';
      if (name === 'broken.example') return 'server-failure';
      if (name === 'silent.example') return 'silence';
      if (name === 'six.example' && type === 'AAAA') return ['00000000000000000000000000000001'];
      return type === 'A' ? ['10.0.0.1'] : [];
    });
    const wayOut = createWayOut({ nameServers: [names.address], limits: calm });
    const seen = await Promise.all(['inside.example', 'six.example', 'unknown.example', 'broken.example', 'silent.example'].map(async (name) => (await wayOut.web({ url: `https://${name}/`, limitBytes })).look));
    assert.deepEqual(seen.map(({ outcome, problem, hops }) => [outcome, problem, hops.length]), [['refused', 'address-refused', 0], ['refused', 'address-refused', 0], ['absent', 'name-unknown', 0], ['failed', 'name-failed', 0], ['failed', 'name-failed', 0]]);
  });

  it('waits once where a busy host names a short time', async () => {
    let count = 0;
    await using host = await startHost((_, response) => {
      count += 1;
      response.writeHead(count === 1 ? 429 : 503, { 'retry-after': count === 1 ? '0' : '1' }).end();
    });
    const { look } = await lookAt(host);
    assert.deepEqual([look.outcome, look.hops.map((hop) => hop.status)], ['answered', [429, 503]]);
  });

  it('ends in a look whatever bytes come back', async () => {
    const whole = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nLocation: /a\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
    const changed = fc.tuple(fc.nat(whole.length), fc.nat(12), fc.string({ unit: 'binary', maxLength: 12 })).map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
    let answer = '';
    await using host = await startPlainHost((socket) => { socket.once('data', () => socket.end(answer)); });
    const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`], limits: { ...calm, redirects: 0 } });
    await fc.assert(fc.asyncProperty(fc.oneof(changed, fc.string({ unit: 'binary', maxLength: 200 })), async (text) => {
      answer = text;
      const { look, body } = await wayOut.web({ url: 'http://acme.test/', limitBytes });
      assert.equal(look.hops.length, 1);
      if (look.outcome === 'answered') assert.equal(look.problem, undefined);
      else assert.ok(look.problem !== undefined && /^[\x20-\uffff]{10,300}$/.test(look.reason ?? '') && body === undefined, look.reason ?? '');
    }), { numRuns: 60 });
  });
});

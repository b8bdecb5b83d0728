import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { says, startHost, startPlainHost, type TestHost } from '../../test/support/hosts.ts';
import { startNameServer } from '../../test/support/name-server.ts';
import { createWayOut } from './way-out.ts';

/** A proxy that sends every way it is asked for to one place; `asked` gets the first line of each. */
function proxyTo(host: TestHost, asked: string[]): Promise<TestHost> {
  return startPlainHost((socket) => {
    socket.once('data', (chunk: Buffer) => {
      asked.push(chunk.toString().split('\r\n')[0] ?? '');
      const onward: Socket = connect(host.port, host.address, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
    });
  });
}

describe('the way through a proxy', () => {
  it('is asked for by name, after the name’s addresses were checked', async () => {
    await using host = await startHost((_, response) => response.end('hello'));
    using names = await startNameServer(({ name, type }) => (type !== 'A' ? [] : name === 'acme.test' ? ['127.0.0.1'] : ['10.0.0.1']));
    const asked: string[] = [];
    await using proxy = await proxyTo(host, asked);
    const wayOut = createWayOut({ proxy: `http://${proxy.place}`, nameServers: [names.address], allowed: ['acme.test'] });
    const { look } = await wayOut.web({ url: 'http://acme.test/a', limitBytes: 100 });
    assert.deepEqual([look.outcome, look.hops[0]?.resolvedBy, look.hops[0]?.address, look.hops[0]?.status], ['answered', 'proxy', undefined, 200], look.reason ?? '');
    const inside = await wayOut.web({ url: 'https://inside.example/', limitBytes: 100 });
    assert.deepEqual([inside.look.problem, inside.look.hops.length], ['address-refused', 0]);
    assert.deepEqual(asked, ['CONNECT acme.test:80 HTTP/1.1']);
  });

  it('ends with the reason when the proxy refuses, babbles or is gone', async () => {
    using names = await startNameServer(({ type }) => (type === 'A' ? ['127.0.0.1'] : []));
    const seen: (string | undefined)[] = [];
    for (const answer of ['HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n', 'no HTTP\r\n', 'HTTP/1.1 200 OK\r\n\r\nearly words', '']) {
      await using proxy = await startPlainHost(says(answer));
      const { look } = await createWayOut({ proxy: `http://${proxy.place}`, nameServers: [names.address], allowed: ['acme.test'] }).web({ url: 'http://acme.test/a', limitBytes: 100 });
      seen.push(`${look.problem}: ${look.reason}`);
    }
    assert.deepEqual(seen.map((text) => text?.replace(/\(.*\)/, '').trim()), Array.from({ length: 4 }, () => 'connection-failed: is not reached through the proxy'));
    assert.match(seen[0] ?? '', /it answered 403/);
    assert.match(seen[2] ?? '', /spoke before it was asked/);
  });
});

describe('a host with several addresses', () => {
  it('is reached at the next one when the first takes no connection', async () => {
    await using host = await startHost((_, response) => response.end('hello'));
    using names = await startNameServer(({ type }) => (type === 'A' ? ['127.0.0.3', '127.0.0.1'] : []));
    const { look } = await createWayOut({ nameServers: [names.address], limits: { connect: 500 }, allowed: ['acme.test', `acme.test:${host.port}`] }).web({ url: `http://acme.test:${host.port}/`, limitBytes: 100 });
    assert.deepEqual([look.outcome, look.hops[0]?.address], ['answered', '127.0.0.1'], look.reason ?? '');
  });
});

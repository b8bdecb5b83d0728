import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAllowed } from './allowed.ts';
import { createWayOut } from './way-out.ts';
import { parseProxy, readOptions } from './way-out-options.ts';

describe('an exception in the operator’s words', () => {
  it('names a host, a port more, or where it is', () => {
    assert.deepEqual(parseAllowed('ACME.test.'), { host: 'acme.test', lets: 'own-network' });
    assert.deepEqual(parseAllowed('acme.example:8443'), { host: 'acme.example', lets: 'port', port: 8443 });
    assert.deepEqual(parseAllowed('acme.test=127.0.0.2:18443'), { host: 'acme.test', lets: 'place', address: '127.0.0.2', port: 18_443 });
    assert.deepEqual(parseAllowed('acme.test=[::1]:18443'), { host: 'acme.test', lets: 'place', address: '::1', port: 18_443 });
    assert.deepEqual(parseAllowed('bücher.example'), { host: 'xn--bcher-kva.example', lets: 'own-network' });
  });

  it('is explained when it can’t be read', () => {
    for (const text of ['', 'https://acme.test', 'acme.test/', '*', '*.acme.test', 'acme.test:0', 'acme.test:65536', 'acme.test:080', 'a=b=c', 'acme.test=other.test:80', 'acme.test=127.0.0.2', 'acme.test:443=127.0.0.2:18443', 'user@acme.test', '127.1', '0x7f000001']) assert.throws(() => parseAllowed(text), { name: 'TypeError', message: /^The exception «.*\.$/ }, text);
  });

  it('opens no metadata service', () => {
    assert.throws(() => parseAllowed('acme.test=169.254.169.254:80'), /leads to a cloud metadata address .* which no exception opens/);
  });
});

describe('the other options', () => {
  it('are explained when they can’t be read', () => {
    assert.throws(() => createWayOut({ proxy: 'socks5://127.0.0.1:1080' }), /no address of an HTTP proxy; http:/);
    assert.throws(() => createWayOut({ proxy: 'http://user:secret@127.0.0.1:3128' }), (thrown: Error) => /user name or password/.test(thrown.message) && !thrown.message.includes('secret'));
    assert.throws(() => createWayOut({ nameServers: ['ns.acme.example'] }), /The name server «ns\.acme\.example» is no address/);
    assert.throws(() => createWayOut({ authorities: 'no PEM' }), /hold no certificate/);
    assert.throws(() => createWayOut({ version: '1\r\nX: y' }), /can't stand in a user agent/);
    assert.throws(() => createWayOut({ allowed: ['*'] }), /The exception «\*»/);
  });

  it('name a proxy and tell hosts who asks', () => {
    assert.deepEqual(parseProxy('http://[::1]:3128'), { host: '::1', port: 3128 });
    assert.match(readOptions({ version: '1.2.3' }).userAgent, /^Assay\/1\.2\.3 \([\x20-\x7e]+\)$/);
  });
});

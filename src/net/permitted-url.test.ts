import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { refusedAddress } from './address.ts';
import { AllowedHosts } from './allowed.ts';
import { permittedUrl } from './permitted-url.ts';
import { Refusal } from './problem.ts';

const nobody = new AllowedHosts([]);
const acme = new AllowedHosts(['acme.test', 'acme.test:8443', 'public.example:8443', 'mapped.test=127.0.0.2:18443']);

function problemOf(written: string, allowed = nobody, from?: string): string | undefined {
  try {
    permittedUrl(written, allowed, from === undefined ? undefined : permittedUrl(from, allowed));
    return undefined;
  } catch (thrown) {
    assert.ok(thrown instanceof Refusal, String(thrown));
    return thrown.problem;
  }
}

describe('an address on the web', () => {
  it('is asked for in one form', () => {
    for (const written of ['https://acme.example/a?b=c', 'https://ACME.example:443/a?b=c#d', 'HTTPS://acme.example./a?b=c']) {
      assert.deepEqual(permittedUrl(written, nobody), { href: 'https://acme.example/a?b=c', scheme: 'https', host: 'acme.example', port: 443, authority: 'acme.example', target: '/a?b=c' });
    }
  });

  it('is refused when it leads to a refused address in whatever form', () => {
    for (const host of ['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '017700000001', '0', '①②⑦.⓪.⓪.①', '127。0。0。1', '１２７.0.0.1', '127%2e0%2e0%2e1', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '169.254.169.254', '0xa9fea9fe', '127.0.0.1.']) {
      assert.equal(problemOf(`https://${host}/`), 'address-refused', host);
      assert.equal(problemOf(`https://${host}/`, nobody, 'https://acme.example/'), 'address-refused', `redirect to ${host}`);
    }
  });

  it('is refused when it names a host of one’s own network', () => {
    for (const host of ['localhost', 'LOCALHOST.', 'x.localhost', 'localhost.localdomain', 'metadata', 'metadata.google.internal', 'router.local', 'printer.lan', 'kubernetes.default.svc', 'nas.home.arpa', 'intranet', 'hidden.onion', 'a..example', '-a.example', `${'a.'.repeat(130)}example`]) assert.equal(problemOf(`https://${host}/`), 'address-refused', host);
  });

  it('is refused when two readers could see two hosts in it', () => {
    for (const written of ['https://acme.test:443@127.0.0.1/', 'https://user@acme.example/', 'https://acme.example\\@evil.example/', 'https:/acme.example/', 'https:acme.example', 'https:///acme.example/', ' https://acme.example/', 'https://acme.example/\r\nX: y', 'ht\ntps://acme.example/', 'https://acme.example:0443/', 'https://acme.example%2fx/', `https://acme.example/${'a'.repeat(2000)}`]) assert.equal(problemOf(written), 'address-refused', written.slice(0, 60));
  });

  it('is refused over anything but https', () => {
    for (const written of ['http://acme.example/', 'ftp://acme.example/', 'file:///etc/passwd', 'data:text/plain,x', 'javascript:alert(1)', 'ws://acme.example/', 'gopher://acme.example/', '//acme.example/', '/path', '']) assert.equal(problemOf(written), 'scheme-refused', written);
  });

  it('is refused on other ports', () => {
    for (const port of [1, 22, 25, 80, 6379, 8443]) assert.equal(problemOf(`https://acme.example:${port}/`), 'port-refused', String(port));
  });

  it('may use http, an own network or a port where the operator allows the host by name', () => {
    assert.equal(problemOf('http://acme.test/', acme), undefined);
    assert.equal(problemOf('https://acme.test:8443/', acme), undefined);
    assert.equal(problemOf('https://public.example:8443/', acme), undefined);
    assert.equal(problemOf('https://mapped.test:9999/', acme), undefined);
    assert.equal(problemOf('https://127.0.0.1/', new AllowedHosts(['127.0.0.1'])), undefined);
  });

  it('gains nothing from the exception of another host, or of another kind', () => {
    assert.equal(problemOf('http://sub.acme.test/', acme), 'scheme-refused');
    assert.equal(problemOf('https://acme.test:22/', acme), 'port-refused');
    assert.equal(problemOf('http://public.example:8443/', acme), 'scheme-refused');
    assert.equal(problemOf('https://169.254.169.254/', new AllowedHosts(['169.254.169.254'])), 'address-refused');
    assert.equal(problemOf('https://localhost/', acme), 'address-refused');
  });

  it('may not be left for http by a redirect, even on an allowed host', () => {
    assert.equal(problemOf('http://acme.test/', acme, 'https://acme.test/'), 'scheme-refused');
    assert.equal(problemOf('https://acme.test/', acme, 'http://acme.test/'), undefined);
    assert.equal(permittedUrl('../b', nobody, permittedUrl('https://acme.example/a/c', nobody)).href, 'https://acme.example/b');
    assert.equal(permittedUrl('//other.example/b', nobody, permittedUrl('https://acme.example/', nobody)).href, 'https://other.example/b');
  });

  it('is refused with a reason or leads to a public place, whatever is written', () => {
    const piece = fc.constantFrom('https://', 'http:', '//', '127.0.0.1', '0x7f', '.1', '[::1]', '@', ':', '443', '\\', '/', '#', '?', 'acme.example', '%00', '。', '①', ' ', '\n', '..', 'localhost');
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.boolean(), (written, isRedirect) => {
      try {
        const { href, host, port } = permittedUrl(written, nobody, isRedirect ? permittedUrl('https://acme.example/', nobody) : undefined);
        assert.deepEqual([href.startsWith('https://'), port, /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/.test(host), isIP(host) === 0 || refusedAddress(host) === undefined, new URL(href).hostname], [true, 443, true, true, host]);
      } catch (thrown) {
        assert.ok(thrown instanceof Refusal && thrown.message.length > 10, String(thrown));
      }
    }), { numRuns: 3_000 });
  });
});

import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { describe, it } from 'node:test';
import { makeCertificates, type Certificate } from '../../test/support/certificates.ts';
import { startPlainHost, type TestHost } from '../../test/support/hosts.ts';
import type { MailLook } from '../model/capture.ts';
import type { Limits } from './limits.ts';
import { createWayOut } from './way-out.ts';

const certificates = makeCertificates('mx.acme.test');

/** A mail host that speaks line by line; `heard` gets what it was told, inside TLS too. */
function mailHost(heard: string[], answer: (line: string) => string | undefined, certificate?: Certificate, greeting = '220 mx.acme.test ESMTP\r\n'): Promise<TestHost> {
  const converse = (socket: Socket | TLSSocket): void => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\r\n').filter((one) => one !== '')) {
        heard.push(line);
        const said = answer(line);
        if (said !== undefined) socket.write(said);
        if (line !== 'STARTTLS' || certificate === undefined || !said?.startsWith('220')) continue;
        socket.removeAllListeners('data');
        converse(new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(certificate) }));
      }
    });
  };
  return startPlainHost((socket) => {
    socket.write(greeting);
    converse(socket);
  });
}

async function look(starting: Promise<TestHost>, authorities?: string, limits: Partial<Limits> = {}): Promise<MailLook> {
  await using host = await starting;
  const seen = await createWayOut({ allowed: [`mx.acme.test=${host.place}`], limits, ...(authorities === undefined ? {} : { authorities }) }).mail('MX.acme.test.');
  return seen;
}

const polite = (line: string): string => (line.startsWith('EHLO') ? '250-mx.acme.test\r\n250-SIZE 1000\r\n250 STARTTLS\r\n' : line === 'QUIT' ? '221 bye\r\n' : '220 go ahead\r\n');

describe('a look at a mail host', () => {
  it('tells encryption and certificate, and sends no mail', { skip: certificates === undefined ? 'this machine has no openssl to make certificates with' : false }, async () => {
    const heard: string[] = [];
    const seen = await look(mailHost(heard, polite, certificates?.good), certificates?.authority);
    assert.deepEqual([seen.outcome, seen.host, seen.offersTls, seen.tls?.isTrusted, seen.tls?.protocol], ['answered', 'mx.acme.test', true, true, 'TLSv1.3'], seen.reason ?? '');
    assert.deepEqual(heard, ['EHLO assay.invalid', 'STARTTLS', 'QUIT']);
    const untrusted = await look(mailHost([], polite, certificates?.selfSigned));
    assert.deepEqual([untrusted.outcome, untrusted.offersTls, untrusted.tls?.isTrusted, untrusted.tls?.problem], ['answered', true, false, 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  });

  it('tells that a host offers no encryption', async () => {
    const seen = await look(mailHost([], (line) => (line.startsWith('EHLO') ? '250-mx.acme.test\r\n250 SIZE 1000\r\n' : undefined)));
    assert.deepEqual([seen.outcome, seen.offersTls, seen.tls], ['answered', false, undefined]);
  });

  it('ends with the reason at what is no mail host, too slow or too much', async () => {
    const line = (text: string) => (): string => text;
    const tries: readonly (readonly [Promise<TestHost>, string, RegExp])[] = [
      [mailHost([], line(''), undefined, 'HTTP/1.1 400 Bad Request\r\n\r\n'), 'answer-broken', /no SMTP reply/],
      [mailHost([], line(''), undefined, '554 no service\r\n'), 'answer-broken', /greets with code 554; 220 is expected/],
      [mailHost([], line('502 what?\r\n')), 'answer-broken', /answers EHLO with code 502/],
      [mailHost([], line('250-more\r\n'.repeat(10_000))), 'size-limit', /more than 51200 bytes/],
      [mailHost([], line('a'.repeat(100_000))), 'size-limit', /more than 51200 bytes/],
      [mailHost([], line('250-half'), undefined, '220 x\r\n'), 'time-limit', /longer than 200 ms in all/],
      [mailHost([], line(''), undefined, ''), 'time-limit', /longer than 200 ms in all/],
      [mailHost([], (said) => (said === 'STARTTLS' ? '220 go\r\n250 injected\r\n' : polite(said))), 'answer-broken', /speaks on after STARTTLS/],
      [mailHost([], (said) => (said === 'STARTTLS' ? '454 not now\r\n' : polite(said))), 'answer-broken', /answers STARTTLS with code 454/],
      [startPlainHost((socket) => socket.end('220 x\r\n')), 'answer-broken', /ends the connection before it has answered/],
    ];
    for (const [host, problem, reason] of tries) {
      const seen = await look(host, undefined, problem === 'time-limit' ? { look: 200 } : {});
      assert.deepEqual([seen.outcome, seen.problem], ['failed', problem], seen.reason ?? '');
      assert.match(seen.reason ?? '', reason);
    }
  });

  it('refuses hosts of one’s own network, and a web proxy’s way', async () => {
    const wayOut = createWayOut();
    for (const host of ['localhost', '127.0.0.1', '10.0.0.1', '[::1]', 'mail.internal', 'mailhost']) assert.deepEqual((await wayOut.mail(host)).problem, 'address-refused', host);
    const proxied = await createWayOut({ proxy: 'http://127.0.0.1:9', allowed: ['127.0.0.1'] }).mail('127.0.0.1');
    assert.deepEqual([proxied.outcome, proxied.problem], ['refused', 'port-refused']);
  });
});

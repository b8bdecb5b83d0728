import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHost, startPlainHost, type TestHost } from '../../test/support/hosts.ts';
import { makeCertificates, type Certificate, type TestCertificates } from '../../test/support/certificates.ts';
import type { WebLook } from '../model/capture.ts';
import { createWayOut } from './way-out.ts';

const certificates = makeCertificates('acme.test');

describe('a look over https', { skip: certificates === undefined ? 'this machine has no openssl to make certificates with' : false }, () => {
  let given: TestCertificates;
  const hosts: TestHost[] = [];
  before(() => { if (certificates !== undefined) given = certificates; });
  after(() => Promise.all(hosts.map((host) => host.close())));

  const look = async (certificate: Certificate, more: object = {}, host = 'acme.test'): Promise<{ look: WebLook; host: TestHost }> => {
    const started = await startHost((_, response) => response.end('hello'), { tls: { ...certificate, ...more } });
    hosts.push(started);
    return { host: started, look: (await createWayOut({ allowed: [`${host}=${started.place}`], authorities: given.authority }).web({ url: `https://${host}/`, limitBytes: 100 })).look };
  };

  it('tells the certificate that it trusted', async () => {
    const { look: seen } = await look(given.good);
    assert.equal(seen.outcome, 'answered', seen.reason ?? '');
    const { protocol, isTrusted, key, certificate, validFrom, validTo } = seen.hops[0]?.tls ?? {};
    assert.deepEqual([protocol, isTrusted, key], ['TLSv1.3', true, 'EC prime256v1']);
    assert.match(`${certificate} ${validFrom} ${validTo}`, /^sha256:[0-9a-f]{64} \d{4}-\d\d-\d\dT\S+Z \d{4}-\d\d-\d\dT\S+Z$/);
  });

  it('names what is wrong with a certificate, and asks nothing', async () => {
    const wrong: readonly (readonly [Certificate, string, RegExp])[] = [
      [given.selfSigned, 'DEPTH_ZERO_SELF_SIGNED_CERT', /signed itself/], [given.expired, 'CERT_HAS_EXPIRED', /ended \d{4}-/],
      [given.forAnotherName, 'ERR_TLS_CERT_ALTNAME_INVALID', /for another name/], [given.shortKey, 'EE_KEY_TOO_SMALL', /key RSA 1024; RSA of at least 2048/],
    ];
    for (const [certificate, problem, reason] of wrong) {
      const { look: seen, host } = await look(certificate, { ciphers: 'DEFAULT@SECLEVEL=0' });
      assert.deepEqual([seen.outcome, seen.problem, seen.hops[0]?.tls?.problem, seen.hops[0]?.tls?.isTrusted, seen.hops[0]?.status, host.requests.length], ['failed', 'tls-failed', problem, false, undefined, 0], seen.reason ?? '');
      assert.match(seen.reason ?? '', reason);
    }
  });

  it('trusts no authority that the operator didn’t add', async () => {
    await using host = await startHost((_, response) => response.end('hello'), { tls: given.good });
    const { look: seen } = await createWayOut({ allowed: [`acme.test=${host.place}`] }).web({ url: 'https://acme.test/', limitBytes: 100 });
    assert.deepEqual([seen.problem, host.requests.length], ['tls-failed', 0]);
  });

  it('makes no connection under TLS 1.2', async () => {
    const { look: seen } = await look(given.good, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    assert.deepEqual([seen.problem, seen.hops[0]?.tls], ['tls-failed', undefined]);
    assert.match(seen.reason ?? '', /version 1\.2 or later \(ERR_SSL_/);
    assert.equal((await look(given.good, { maxVersion: 'TLSv1.2' })).look.hops[0]?.tls?.protocol, 'TLSv1.2');
  });
});

describe('a host that speaks no TLS', () => {
  it('ends with the reason', async () => {
    const tries: readonly (readonly [string, string])[] = [['', 'time-limit'], ['HTTP/1.1 400 Bad Request\r\n\r\n', 'tls-failed']];
    for (const [said, problem] of tries) {
      await using host = await startPlainHost((socket) => { if (said !== '') socket.end(said); });
      const { look } = await createWayOut({ allowed: [`acme.test=${host.place}`], limits: { connect: 200 } }).web({ url: 'https://acme.test/', limitBytes: 100 });
      assert.deepEqual([look.outcome, look.problem, look.hops[0]?.tls], ['failed', problem, undefined]);
      assert.match(look.reason ?? '', /makes no TLS connection/);
    }
  });
});

import assert from 'node:assert/strict';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { after, before, describe, test } from 'node:test';
import { makeCertificates } from '../../support/certificates.ts';
import { sendRaw } from '../../support/raw-http.ts';
import { smallWorkspace, type SmallWorkspace } from './small-workspace.ts';

const made = makeCertificates('assay.test');
let workspace: SmallWorkspace | undefined;
describe('tls', () => {
  before(async () => {
    if (made === undefined) return;
    workspace = await smallWorkspace({ listen: { address: '127.0.0.1', port: 0, isSetUp: true, tls: { certificate: made.good.cert, key: made.good.key } }, settings: { publicUrl: 'https://assay.test' } });
  });
  after(async () => workspace?.close());
  // Where a build server has no openssl, nobody may believe that this was looked at.
  const skip = made === undefined && process.env['CI'] !== 'true' ? 'openssl is not installed' : false;

  test('over TLS the cookie is held to this host, and browsers are told to come by TLS alone', { skip }, async () => {
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: workspace?.server.port, servername: 'assay.test', ca: made?.authority, method: 'POST', path: '/api/v1/session', headers: { host: 'assay.test', 'content-type': 'application/json' } }, (answer) => {
        answer.resume();
        resolve(answer.headers);
      });
      asking.on('error', reject).end('{"secret":"small"}');
    });
    assert.match(headers['set-cookie']?.[0] ?? '', /^__Host-assay=home\.small; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains');
  });

  test('every answer over TLS says that this host and those below it are reached by TLS alone, for two years', { skip }, async () => {
    for (const [method, path] of [['GET', '/'], ['GET', '/healthz'], ['GET', '/nothing'], ['GET', '/sign-in'], ['GET', '/home'], ['GET', '/api/v1/products'], ['POST', '/api/v1/products'], ['OPTIONS', '/api/v1/products'], ['GET', '/a//b'], ['GET', '/api/docs.css']] as const) {
      const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
        request({ host: '127.0.0.1', port: workspace?.server.port, servername: 'assay.test', ca: made?.authority, method, path, headers: { host: 'assay.test' } }, (answer) => {
          answer.resume();
          resolve(answer.headers);
        }).on('error', reject).end();
      });
      assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains', `${method} ${path}`);
    }
  });

  test('plain http gets no answer where TLS is spoken, and so is led nowhere', { skip }, async () => {
    const { status, text } = await sendRaw(workspace?.server.port ?? 0, 'GET /api/v1/products HTTP/1.1\r\nHost: assay.test\r\nAuthorization: Bearer canary\r\n\r\n', { milliseconds: 3_000 });
    assert.ok(status === 0 || status >= 400, text);
    assert.doesNotMatch(text, /location:|HTTP\/1\.1 [23]/i);
  });

  test('nothing older than TLS 1.2 is spoken, and no cipher without forward secrecy', { skip }, async () => {
    const speaks = async (options: object): Promise<string | undefined> => new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: workspace?.server.port ?? 0, servername: 'assay.test', ca: made?.authority, ...options }, () => {
        resolve(socket.getProtocol() ?? undefined);
        socket.destroy();
      }).on('error', () => resolve(undefined));
    });
    assert.equal(await speaks({}), 'TLSv1.3');
    assert.equal(await speaks({ maxVersion: 'TLSv1.2' }), 'TLSv1.2');
    assert.equal(await speaks({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }), undefined);
    assert.equal(await speaks({ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' }), undefined);
  });
});

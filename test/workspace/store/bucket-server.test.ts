import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startS3Server, type S3Server } from '../../support/s3-server.ts';
import { seededToken, serve, type Served } from '../server/served-process.ts';

/** A way to the bucket that can be closed. */
function closableWay(endpoint: string): { readonly server: Server; setOpen(isOpen: boolean): void } {
  let isOpen = true;
  const server = createServer((socket) => {
    if (!isOpen) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(new URL(endpoint).port), '127.0.0.1');
    for (const [from, to] of [[socket, onward], [onward, socket]] as const) from.on('error', () => to.destroy()).pipe(to);
  });
  return { server, setOpen: (next) => { isOpen = next; } };
}

describe('a server whose evidence is in a bucket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bucket-server-'));
  let bucket: S3Server;
  let way: ReturnType<typeof closableWay>;
  let served: Served;
  let token = '';
  const ask = async (method: string, path: string, body?: string): Promise<Response> => fetch(`${served.url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) });
  before(async () => {
    bucket = await startS3Server('evidence');
    way = closableWay(bucket.endpoint);
    await new Promise<void>((resolve) => way.server.listen(0, '127.0.0.1', resolve));
    const data = join(folder, 'data');
    token = await seededToken(data, ['product.create', 'release.add', 'evidence.add', 'evidence.list', 'evidence.download']);
    writeFileSync(join(folder, 'secret'), 'S3RVER', { mode: 0o600 });
    const { port } = way.server.address() as AddressInfo;
    served = await serve(data, { ASSAY_S3_ADDRESS: `http://127.0.0.1:${port}`, ASSAY_S3_BUCKET: 'evidence', ASSAY_S3_ACCESS_KEY_ID: 'S3RVER', ASSAY_S3_SECRET_ACCESS_KEY_FILE: join(folder, 'secret') });
  });
  after(async () => {
    served.child.kill('SIGTERM');
    await served.ended;
    way.server.close();
    await bucket.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('acknowledges what the bucket has taken, gives it back, and refuses while the bucket is away', async () => {
    const { id: product } = (await (await ask('POST', '/api/v1/products', JSON.stringify({ slug: 'gateway', name: 'Gateway' }))).json()) as { id: string };
    const { id: release } = (await (await ask('POST', `/api/v1/products/${product}/releases`, JSON.stringify({ version: '1' }))).json()) as { id: string };
    const put = async (name: string): Promise<Response> => ask('PUT', `/api/v1/releases/${release}/evidence?path=${name}`, JSON.stringify({ name }));
    const first = await put('first.json');
    assert.equal(first.status, 200, served.errors());
    const { id, digest } = (await first.json()) as { id: string; digest: string };
    assert.equal(digest, createHash('sha256').update('{"name":"first.json"}').digest('hex'));
    assert.equal(existsSync(join(folder, 'data/evidence')), false, 'nothing lies in the folder');
    assert.equal(await (await ask('GET', `/api/v1/evidence/${id}/bytes`)).text(), '{"name":"first.json"}');
    way.setOpen(false);
    const refused = await put('second.json');
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
    way.setOpen(true);
    assert.equal((await put('second.json')).status, 200);
    const listed = (await (await ask('GET', `/api/v1/releases/${release}/evidence`)).json()) as { files: readonly { path: string }[] };
    assert.deepEqual(listed.files.map(({ path }) => path).toSorted(), ['first.json', 'second.json']);
  });
});

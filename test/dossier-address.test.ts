import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fetchDossier } from '../src/dossier/verify/fetch-dossier.ts';
import { createWayOut } from '../src/net/way-out.ts';
import { payloadIn, resign } from './dossier/forged-dossier.ts';
import { filesIn, LedgerWorld } from './dossier/ledger-world.ts';
import { makeCertificates, type Certificates } from './vendor-host/certificates.ts';
import { startWebHost, type Page, type Site } from './vendor-host/web-host.ts';

/** A dossier at its public address, fetched by the real guarded way out from a host on loopback. */
const world = new LedgerWorld();
const host = 'acme.test';
let certificates: Certificates;
let site: Site = {};
let data = '';
let whole = '';

/** @param pages in place of the dossier's own, by path */
async function fetched(pages: Readonly<Record<string, Page>> = {}): Promise<{ readonly asked: readonly string[]; readonly size: number }> {
  const changed = Object.fromEntries(Object.entries(pages).map(([path, page]) => [`${host}/trust/${path}`, page]));
  const web = await startWebHost({ ...site, ...changed }, certificates, 'elsewhere.test');
  try {
    const way = createWayOut({ version: '0.1.0', allowed: [`${host}=127.0.0.1:${web.port}`], authorities: certificates.authority });
    const { folder, close } = await fetchDossier(`https://${host}/trust/index.html`, way, false);
    try {
      return { asked: web.asked, size: (await world.verify(folder)).log.size };
    } finally {
      close();
    }
  } finally {
    await web.close();
  }
}

describe('a dossier at an address', { concurrency: true }, () => {
  before(async () => {
    certificates = makeCertificates([host]);
    data = await world.keys();
    whole = await world.publish(world.product(), data);
    site = Object.fromEntries([...filesIn(whole)].map(([path, body]) => [`${host}/trust/${path}`, { body }]));
  });
  after(() => world.close());

  it('is fetched file by file as its statement names them, and verified', async () => {
    const { asked, size } = await fetched();
    assert.equal(size, 1);
    // Besides them only a Sigstore bundle is asked for, which is made after the statement and may not be there.
    assert.deepEqual(asked.toSorted(), [...Object.keys(site), `${host}/trust/dossier.sigstore.json`].toSorted());
  });

  it('is refused where a file is not there', () => assert.rejects(fetched({ 'evidence/SECURITY.md': { status: 404 } }), { code: 'file-missing', message: /SECURITY\.md.*404/ }));

  it('is waited for where the host says that it is busy', async () => {
    let times = 0;
    const own = site[`${host}/trust/evidence/SECURITY.md`];
    assert.ok(typeof own === 'object' && own.body !== undefined);
    const { body } = own;
    const { asked, size } = await fetched({ 'evidence/SECURITY.md': (_, response) => {
      times += 1;
      if (times === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end(body);
    } });
    assert.deepEqual([size, asked.filter((path) => path.endsWith('SECURITY.md')).length], [1, 2]);
  });

  it('after the first file that can’t be had no other is asked for', async () => {
    const folder = world.copy(whole);
    const { signer } = await (await world.ring(data)).signer('dossier');
    const item = (index: number): string => `{"complete":true,"digest":"sha256:${'0'.repeat(64)}","origin":"declared","path":"${String(index).padStart(6, '0')}","sizeBytes":0,"state":"public"}`;
    await resign(folder, payloadIn(folder).replace(/"evidence":\[/, `"evidence":[${Array.from({ length: 200 }, (_, index) => `${item(index)},`).join('')}`), signer);
    const web = await startWebHost({ ...site, [`${host}/trust/dossier.json`]: { body: filesIn(folder).get('dossier.json') ?? '' } }, certificates, 'elsewhere.test');
    const way = createWayOut({ version: '0.1.0', allowed: [`${host}=127.0.0.1:${web.port}`], authorities: certificates.authority });
    try {
      await assert.rejects(fetchDossier(`https://${host}/trust/`, way, false), { code: 'file-missing', message: /00000\d.*404/ });
      const count = web.asked.length;
      assert.ok(count < 30, `${count}`);
      await pause(200);
      assert.equal(web.asked.length, count, 'none is on its way any more');
    } finally {
      await web.close();
    }
  });

  it('is refused before it is fetched where its files together are longer than any dossier', async () => {
    const folder = world.copy(whole);
    const { signer } = await (await world.ring(data)).signer('dossier');
    await resign(folder, payloadIn(folder).replace(/"sizeBytes":\d+/, '"sizeBytes":3000000000'), signer);
    await assert.rejects(fetched({ 'dossier.json': { body: filesIn(folder).get('dossier.json') ?? '' } }), { code: 'too-many-files', message: /longer than 2147483648 bytes/ });
  });

  it('is refused where a file is longer than stated', async () => {
    await assert.rejects(fetched({ 'evidence/SECURITY.md': { body: 'x'.repeat(100_000) } }), { code: 'not-fetched', message: /SECURITY\.md/ });
    const own = site[`${host}/trust/evidence/SECURITY.md`];
    assert.ok(typeof own === 'object' && own.body !== undefined);
    await assert.rejects(fetched({ 'evidence/SECURITY.md': { body: `${Buffer.from(own.body).toString('utf8')}x` } }), { code: 'evidence-changed' });
  });

  it('is refused where a file leads to an address inside', async () => {
    for (const location of ['https://169.254.169.254/latest/meta-data/', 'http://127.0.0.1/', 'file:///etc/hostname']) await assert.rejects(fetched({ 'evidence/SECURITY.md': { status: 302, headers: { location } } }), { code: 'not-fetched', message: /SECURITY\.md/ });
  });

  it('is refused where the page of something else is shown instead', () => assert.rejects(fetched({ 'dossier.json': '<!doctype html><title>Sign in</title>' }), { code: 'unreadable' }));
});

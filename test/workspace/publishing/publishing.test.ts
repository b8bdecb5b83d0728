import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unpackDossier } from '../../../src/dossier/verify/unpack-dossier.ts';
import { verifyDossier } from '../../../src/dossier/verify/verify.ts';
import { approvePublication } from '../../../src/workspace/acts/publishing/approve-publication.ts';
import { chooseFiles } from '../../../src/workspace/acts/publishing/choose-files.ts';
import { createPublisher } from '../../../src/workspace/acts/publishing/create-publisher.ts';
import { declinePublication } from '../../../src/workspace/acts/publishing/decline-publication.ts';
import { downloadDossier } from '../../../src/workspace/acts/publishing/download-dossier.ts';
import { listWaiting } from '../../../src/workspace/acts/publishing/list-waiting.ts';
import { listPublications } from '../../../src/workspace/acts/publishing/list-publications.ts';
import { previewPublication } from '../../../src/workspace/acts/publishing/preview-publication.ts';
import { publishAlone } from '../../../src/workspace/acts/publishing/publish-alone.ts';
import { readDossier } from '../../../src/workspace/acts/publishing/read-dossier.ts';
import { readPublisher } from '../../../src/workspace/acts/publishing/read-publisher.ts';
import { recordConsent } from '../../../src/workspace/acts/publishing/record-consent.ts';
import { requestPublication } from '../../../src/workspace/acts/publishing/request-publication.ts';
import { revokeKey } from '../../../src/workspace/acts/publishing/revoke-key.ts';
import { rotateKey } from '../../../src/workspace/acts/publishing/rotate-key.ts';
import { withdrawDossier } from '../../../src/workspace/acts/publishing/withdraw-dossier.ts';
import { bill, keptWords, publishingWorld, refusalBy, statementOf, type Place, type PublishingWorld } from './publishing-world.ts';

let world: PublishingWorld;
let ledger: Place;
const reason = 'A figure in it was wrong; the mended one follows.';

describe('publishing', () => {
  before(async () => {
    world = await publishingWorld();
    ledger = await world.product('ledger');
    await world.publish(ledger);
  });
  after(async () => world.close());

  /** Everything that is public of a product, as one text. */
  async function everythingPublic({ product }: Place): Promise<string> {
    const { digest } = await world.door.perform(world.lead, downloadDossier, { product });
    const pieces: Uint8Array[] = [];
    for await (const piece of world.services.evidence.open(world.home, digest)) pieces.push(piece);
    return Buffer.concat(pieces).toString('latin1');
  }

  it('shows what was published below /trust/, where the command verifies it and comes to the same verdicts', async () => {
    const { publication, requirements, log } = await world.verify('ledger');
    assert.equal(publication.predicate.publisher, 'acme.example');
    assert.deepEqual(requirements.filter(({ state }) => state === 'changed'), []);
    assert.equal(log.size, 1);
    assert.deepEqual(publication.predicate.evidence.map((item) => (item.state === 'public' ? item.path : item.state)), ['assay.yaml', 'sbom.cdx.json', 'withheld', 'withheld']);
    const shown = await everythingPublic(ledger);
    for (const secret of [keptWords, 'kept.txt', 'good faith', 'quokka']) assert.equal(shown.includes(secret), false, secret);
  });

  describe('over HTTP', () => {
    /** Sends a request as it is written, whatever a client would make of it. */
    async function raw(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }> {
      return new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port: world.server.port, path, method: options.method ?? 'GET', headers: { host: options.host ?? `localhost:${world.server.port}`, cookie: '__Host-assay=home.anything' } }, (answer) => {
          const pieces: Buffer[] = [];
          answer.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces).toString() }));
        });
        sent.on('error', reject).end();
      });
    }

    it('lists what is published with its goals in words, and says whose verdict it is not', async () => {
      const list = await world.get('/trust/');
      const text = await list.text();
      assert.match(text, /Published by acme\.example/u);
      assert.match(text, /Not a verdict of CISA/u);
      assert.match(text, /Multi-factor sign-in<\/span> <span class="verdict v-unknown">unknown/u);
      assert.equal((await world.get('/trust')).headers.get('location'), '/trust/');
      assert.equal((await world.get('/trust/ledger')).headers.get('location'), '/trust/ledger/');
    });

    it('reads no cookie and sets none, and gives the dossier the policy of a dossier', async () => {
      for (const path of ['/trust/', '/trust/ledger/', '/trust/ledger/dossier.json', '/trust/ledger/badge.svg', '/trust/nothing/', '/.well-known/assay-keys.json']) {
        const { headers } = await raw(path);
        assert.deepEqual([headers['set-cookie'], headers['vary']], [undefined, undefined], path);
      }
      assert.match(String((await raw('/trust/ledger/')).headers['content-security-policy']), /worker-src 'self'.*frame-ancestors 'none'/u);
      const evidence = await raw('/trust/ledger/evidence/sbom.cdx.json');
      assert.deepEqual([evidence.headers['content-disposition'], /sandbox/u.test(String(evidence.headers['content-security-policy']))], ['attachment', true]);
      assert.equal((await raw('/trust/ledger/badge.svg')).headers['cross-origin-resource-policy'], 'cross-origin');
    });

    it('answers that nothing changed to whoever has the file, and sends no body to whoever asks for the head', async () => {
      const first = await world.get('/trust/ledger/dossier.json');
      const etag = first.headers.get('etag') ?? '';
      assert.equal((await world.get('/trust/ledger/dossier.json', { headers: { 'if-none-match': etag } })).status, 304);
      const head = await raw('/trust/ledger/dossier.json', { method: 'HEAD' });
      assert.deepEqual([head.status, head.body, head.headers['content-length']], [200, '', String((await first.arrayBuffer()).byteLength)]);
      assert.equal((await raw('/trust/ledger/', { method: 'POST' })).status, 405);
    });

    it('lets nothing be asked for but what was published, exactly as it is named there', async () => {
      for (const path of ['/trust/ledger/evidence/SECURITY.md', '/trust/ledger/evidence/notes/kept.txt', '/trust/ledger/evidence/%73bom.cdx.json', '/trust/ledger/evidence/', '/trust/ledger/Evidence/sbom.cdx.json', '/trust/home/', '/trust/_log/', '/trust/_log/tile/entries/000', '/trust/ledger/dossier.json/', '/trust/%6cedger/', '/trust/__proto__/', '/trust/ledger/__proto__', '/trust/ledger/dossier.sigstore.json']) assert.equal((await raw(path)).status, 404, path);
      for (const path of ['/trust/../api/v1/products', '/trust/ledger/../../healthz', '/trust/ledger/%2e%2e/x', '/trust/ledger/evidence%2fsbom.cdx.json', '/trust//ledger/', '/trust/ledger/..%5cx']) assert.equal((await raw(path)).status, 400, path);
    });

    it('gives the newest key file at the well-known place, and beside each dossier', async () => {
      const [own, beside] = [await raw('/.well-known/assay-keys.json'), await raw('/trust/ledger/assay-keys.json')];
      assert.deepEqual([own.status, own.body], [200, beside.body]);
    });

    it('under a host name of its own shows trust pages only there, and nothing of the workspace', async () => {
      const trustUrl = `http://127.0.0.1:${world.server.port}`;
      world.setTrustUrl(trustUrl);
      try {
        const own = `127.0.0.1:${world.server.port}`;
        assert.equal((await raw('/trust/ledger/')).headers['location'], `${trustUrl}/trust/ledger/`);
        assert.equal((await raw('/trust/ledger/', { host: own })).status, 200);
        assert.equal((await raw('/', { host: own })).headers['location'], '/trust/');
        assert.match((await raw('/robots.txt', { host: own })).body, /Allow: \/trust\//u);
        assert.equal((await raw('/.well-known/assay-keys.json', { host: own })).status, 200);
        for (const path of ['/sign-in', '/home', '/api/v1/openapi.json', '/assets/style.css', '/healthz']) assert.equal((await raw(path, { host: own })).status, 404, path);
        assert.equal((await raw('/api/v1/session', { host: own, method: 'POST' })).status, 405);
        assert.equal((await raw('/sign-in')).status, 200);
      } finally {
        world.setTrustUrl('');
      }
    });
  });

  it('leaves no key outside the database once the work is done, and none open in it', async () => {
    assert.deepEqual(existsSync(world.services.scratchFolder) ? readdirSync(world.services.scratchFolder) : [], []);
    const { sealed, ...rest } = await world.store.read(world.home, async (rows) => rows.selectFrom('publisher').selectAll().executeTakeFirstOrThrow());
    assert.equal(JSON.stringify(rest).includes('private'), false);
    assert.ok(sealed.length > 1000);
  });

  it('sets the domain once, and only with a fresh passkey', async () => {
    assert.match((await refusalBy(world, world.lead, createPublisher, { domain: 'other.example' })).message, /publishes as acme\.example already/u);
    const stale = await world.person(world.home, { roles: [{ role: 'security-lead', productId: null }] });
    assert.equal((await refusalBy(world, stale, createPublisher, { domain: 'other.example' })).refusal, 'step-up-needed');
  });

  it('needs a second person: whoever asks can’t approve, and can’t publish alone', async () => {
    const request = await world.ask(ledger.release);
    assert.equal((await refusalBy(world, world.lead, approvePublication, { request })).refusal, 'not-allowed');
    assert.match((await refusalBy(world, world.lead, publishAlone, { request })).message, /second person/u);
    const owner = await world.person(world.home, { roles: [{ role: 'product-owner', productId: ledger.product }], isSteppedUp: true });
    assert.equal((await refusalBy(world, owner, approvePublication, { request })).refusal, 'not-allowed');
    assert.match((await refusalBy(world, world.second, approvePublication, { request: 'unknown' })).refusal, /not-found/u);
    await world.door.perform(world.lead, declinePublication, { request, reason: 'Taken back.' });
    assert.equal((await refusalBy(world, world.second, approvePublication, { request })).refusal, 'conflict');
  });

  it('binds an approval to what was looked at: a file, the lists or the statement changed since refuse it', async () => {
    const gate = await world.product('gate');
    const seen = await world.door.perform(world.lead, previewPublication, { release: gate.release });
    const request = await world.ask(gate.release);
    await world.hand(gate.release, 'sbom.cdx.json', bill('other'));
    const refused = await refusalBy(world, world.second, approvePublication, { request });
    assert.deepEqual([refused.refusal, /changed since this was asked for/u.test(refused.message)], ['changed-meanwhile', true]);
    await world.hand(gate.release, 'sbom.cdx.json', bill('abacus'));
    await world.door.perform(world.lead, chooseFiles, { product: gate.product, public: ['sbom.cdx.json', 'SECURITY.md'], withheld: [] });
    assert.equal((await refusalBy(world, world.second, approvePublication, { request })).refusal, 'changed-meanwhile');
    await world.door.perform(world.lead, chooseFiles, { product: gate.product, public: ['sbom.cdx.json'], withheld: ['SECURITY.md', 'logs/quokka.log'] });
    assert.equal((await world.door.perform(world.lead, previewPublication, { release: gate.release })).planDigest, seen.planDigest);
    await world.door.perform(world.second, approvePublication, { request });
    // Changed between the approval and the work: nothing of it becomes public.
    await world.hand(gate.release, 'sbom.cdx.json', bill('smuggled'));
    await world.work(gate.product);
    const { requests, current } = await world.door.perform(world.lead, readDossier, { product: gate.product });
    assert.deepEqual([requests[0]?.state, current], ['failed', null]);
    assert.match(requests[0]?.problem ?? '', /changed after the publication had been approved/u);
  });

  it('names nobody in public who did not agree, and says what differs from what is public', async () => {
    const said = (by: string): string => `  - { requirement: pledge/vdp, text: It is read daily., by: ${by}, role: lead, at: 2026-05-01, expiresAt: 2027-05-01 }\n`;
    await world.state(ledger.product, statementOf('ledger', `claims:\n${said('Ada Byron')}${said('Kim Quince')}`));
    await world.door.perform(world.lead, recordConsent, { product: ledger.product, name: 'Ada Byron', words: 'Signed form of 1 June 2026.' });
    await world.hand(ledger.release, 'sbom.cdx.json', bill('abacus-two'));
    await world.door.perform(world.lead, chooseFiles, { product: ledger.product, public: ['sbom.cdx.json', 'SECURITY.md'], withheld: [] });
    const { named, withheldNames, difference, staysPrivate } = await world.door.perform(world.lead, previewPublication, { release: ledger.release });
    assert.deepEqual([named.map(({ name }) => name), withheldNames.map(({ name, from }) => [name, from])], [['Ada Byron'], [['Kim Quince', 'statement']]]);
    assert.deepEqual([difference?.added, difference?.changed, difference?.gone, staysPrivate], [['SECURITY.md'], ['sbom.cdx.json'], [], ['logs/quokka.log', 'notes/kept.txt']]);
    assert.ok(difference?.statement.added.some((line) => line.includes('Ada Byron')));
  });

  it('rotates keys, and a revoked key is refused by whoever looks at what it signed; the next publication is under the next number', async () => {
    const keyOf = async (purpose: string): Promise<string> => (await world.door.perform(world.lead, readPublisher, {})).publisher?.keys.find((key) => key.purpose === purpose && key.state === 'signs')?.keyId ?? '';
    const before = await keyOf('dossier');
    assert.equal((await world.door.perform(world.lead, rotateKey, { purpose: 'dossier' })).isContinuous, true);
    assert.notEqual(await keyOf('dossier'), before);
    await world.door.perform(world.lead, revokeKey, { keyId: before, reason: 'compromised', note: 'a machine was broken into' });
    await new Promise((resolve) => setTimeout(resolve, 1010));
    await assert.rejects(world.verify('ledger'), { code: 'key-revoked' });
    const last = await keyOf('keys');
    assert.match((await refusalBy(world, world.lead, revokeKey, { keyId: last, reason: 'retired' })).message, /No key would be left.*Make a new key first/u);
    await world.publish(ledger);
    const { publication } = await world.verify('ledger');
    assert.deepEqual([publication.predicate.sequence, publication.predicate.claims.map(({ by }) => by.name)], [2, ['Ada Byron', 'a named person of the maker (name withheld)']]);
    const shown = await everythingPublic(ledger);
    assert.deepEqual([shown.includes('Ada Byron'), shown.includes('Quince')], [true, false]);
    assert.match(await (await world.get('/trust/ledger/')).text(), /at https:\/\/assay\.example\/trust\/ledger\//u);
  });

  it('gives an archive that another host can serve, and that verifies there', async () => {
    const { digest, fileName } = await world.door.perform(world.lead, downloadDossier, { product: ledger.product });
    assert.equal(fileName, 'ledger-dossier-2.zip');
    const folder = mkdtempSync(join(tmpdir(), 'assay-archive-'));
    try {
      const pieces: Uint8Array[] = [];
      for await (const piece of world.services.evidence.open(world.home, digest)) pieces.push(piece);
      writeFileSync(join(folder, fileName), Buffer.concat(pieces));
      const unpacked = await unpackDossier(join(folder, fileName));
      const { publication } = await verifyDossier({ folder: unpacked.folder, memory: join(folder, 'memory'), now: Date.parse(world.now()), engineVersion: '0.1.0' });
      unpacked.close();
      assert.equal(publication.predicate.sequence, 2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says who is missing as maker and keeps the choice of files; a statement without a version speaks of the release', async () => {
    const place = await world.product('falcon');
    await world.state(place.product, 'assay: 1\nproduct: { name: falcon }\n');
    const refused = await world.door.perform(world.lead, previewPublication, { release: place.release });
    assert.match(refused.refused ?? '', /who makes the product.*“Who makes it”/u);
    assert.deepEqual([refused.becomesPublic, refused.isCommittedTo.length, refused.staysPrivate], [['sbom.cdx.json'], 2, ['notes/kept.txt']]);
    await world.state(place.product, 'assay: 1\nproduct: { name: falcon, maker: Acme }\n');
    const { version } = await world.store.read(world.home, async (rows) => rows.selectFrom('release').select('version').where('id', '=', place.release).executeTakeFirstOrThrow());
    assert.deepEqual((await world.door.perform(world.lead, previewPublication, { release: place.release })).product, { name: 'falcon', maker: 'Acme', version });
  });

  it('tells whoever may approve what waits for them, and nobody what they asked for themselves', async () => {
    const place = await world.product('merlin');
    const request = await world.ask(place.release);
    const over = async (productId: string) => world.person(world.home, { roles: [{ role: 'approver', productId }] });
    const waiting = async (actor: typeof world.lead) => (await world.door.perform(actor, listWaiting, {})).requests.map(({ id }) => id);
    assert.deepEqual([await waiting(world.second), await waiting(world.lead)], [[request], []]);
    assert.deepEqual([await waiting(await over(place.product)), await waiting(await over(ledger.product))], [[request], []]);
    await world.door.perform(world.lead, declinePublication, { request, reason });
    assert.deepEqual(await waiting(world.second), []);
  });

  it('refuses two products under one name', async () => {
    const twin = await world.product('twin');
    await world.state(twin.product, statementOf('ledger'));
    const { planDigest } = await world.door.perform(world.lead, previewPublication, { release: twin.release });
    assert.match((await refusalBy(world, world.lead, requestPublication, { release: twin.release, planDigest })).message, /name of its own/u);
  });

  it('withdraws with a reason and a fresh passkey; the address tells it, the log keeps both, and later dossiers verify', async () => {
    const stale = await world.person(world.home, { roles: [{ role: 'security-lead', productId: null }] });
    assert.equal((await refusalBy(world, stale, withdrawDossier, { product: ledger.product, reason })).refusal, 'step-up-needed');
    assert.equal((await refusalBy(world, world.lead, withdrawDossier, { product: ledger.product, reason: '' })).refusal, 'invalid-input');
    assert.equal((await world.door.perform(world.lead, withdrawDossier, { product: ledger.product, reason })).isInSignedLog, true);
    await new Promise((resolve) => setTimeout(resolve, 1010));
    for (const path of ['', 'dossier.json', 'evidence/sbom.cdx.json', 'badge.svg']) {
      const answer = await world.get(`/trust/ledger/${path}`);
      assert.equal(answer.status, 410, path);
      assert.match(await answer.text(), /withdrew this dossier on 2026-06-01.*A figure in it was wrong/su);
    }
    await assert.rejects(world.verify('ledger'), { code: 'withdrawn' });
    const { entries } = await world.door.perform(world.lead, listPublications, { limit: 2 });
    assert.deepEqual(entries.map(({ kind, productName, sequence }) => [kind, productName, sequence]), [['withdrawal', 'ledger', 2], ['publication', 'ledger', 2]]);
    const [head = '', size] = (await (await world.get('/trust/_log/checkpoint')).text()).split('\n');
    assert.deepEqual([head, Number(size)], ['acme.example/publications', (entries[0]?.position ?? 0) + 1]);
    assert.equal((await world.get(`/trust/_log/tile/entries/000.p/${size}`)).status, 200);
    assert.equal((await refusalBy(world, world.lead, withdrawDossier, { product: ledger.product, reason })).refusal, 'conflict');
    const gate = await world.product('gateway');
    await world.publish(gate);
    assert.equal((await world.verify('gateway')).log.size, (entries[0]?.position ?? 0) + 2);
  });
});

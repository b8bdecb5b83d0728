import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { FeedRefused, signReleaseFeed, verifyReleaseFeed, type ReleaseFeed } from '../../../src/attest/release-feed.ts';
import { verifierKey } from '../../../src/attest/verifier-key.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { checkForUpdates, learntReleases, type LearntReleases } from '../../../src/workspace/notices/update-check.ts';
import { testKey, type TestKey } from '../../attest/world.ts';
import { openWorld, type World } from '../support/world.ts';

const name = 'assay.example/releases';
const own = { version: '0.1.0', releasedAt: '2026-05-01', supportedUntil: '2026-08-01', fixesSecurity: false };
const feedOf = (changes: Partial<ReleaseFeed> = {}): ReleaseFeed => ({ schema: 'urn:assay:release-feed:1', feed: name, sequence: 5, issuedAt: '2026-05-30T00:00:00Z', expiresAt: '2026-06-29T00:00:00Z', releases: [own], ...changes });
const day = 86_400_000;

describe('the check for updates', () => {
  let key: TestKey;
  let stranger: TestKey;
  let server: Server;
  let world: World;
  let home: Scope;
  let shown: Uint8Array | number = 404;
  let asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.json`;

  before(async () => {
    key = await testKey('feed', 11);
    stranger = await testKey('stranger', 12);
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', headers: request.headers });
      if (typeof shown === 'number') response.writeHead(shown, shown === 302 ? { location: '/elsewhere' } : {}).end();
      else response.end(shown);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  after(() => server.close());
  beforeEach(async () => {
    world = await openWorld();
    home = await world.organisation('home');
    asked = [];
  });
  afterEach(async () => world.close());

  const signed = async (changes: Partial<ReleaseFeed> = {}, by = key): Promise<Uint8Array> => signReleaseFeed(feedOf(changes), by.signer, by.key);
  const look = async (keyLine?: string): Promise<LearntReleases> => {
    const settings = { ...world.services.settings, updateFeed: address(), updateFeedKey: keyLine ?? (await verifierKey({ name, key: key.key })), privateHostsAllowed: ['127.0.0.1'] };
    await checkForUpdates({ ...world.services, settings }, home);
    return world.store.read(home, async (rows) => learntReleases(rows, address(), '0.1.0', world.now()));
  };
  const problemOf = ({ newest }: LearntReleases): string => (typeof newest === 'object' && 'problem' in newest ? newest.problem : JSON.stringify(newest));

  it('asks nobody without a feed, and a feed once a day, with the same request from everybody', async () => {
    await checkForUpdates(world.services, home);
    assert.deepEqual([asked.length, await world.store.read(home, async (rows) => learntReleases(rows, '', '0.1.0', world.now()))], [0, { newest: 'no-feed', supportedUntil: null, lookedAt: null }]);
    shown = await signed();
    assert.deepEqual(await look(), { newest: { version: '0.1.0', fixesSecurity: false }, supportedUntil: '2026-08-01', lookedAt: world.now() });
    await look();
    world.pass(day - 1000);
    await look();
    assert.equal(asked.length, 1);
    world.pass(1000);
    await look();
    assert.equal(asked.length, 2);
    const [{ url, headers }] = asked as [typeof asked[0] & object];
    const { host: _host, ...sent } = headers;
    assert.equal(url, '/feed.json');
    assert.deepEqual(sent, { 'user-agent': 'Assay/0 (reads what a software maker publishes about its security; asks little, obeys robots.txt)', accept: 'application/json', 'accept-encoding': 'identity', connection: 'close' });
  });

  it('tells of a newer release, and of a weakness that any release since has mended', async () => {
    shown = await signed({ releases: [own, { ...own, version: '0.2.0', fixesSecurity: true }, { ...own, version: '0.10.0' }, { ...own, version: '0.9.0' }] });
    assert.deepEqual((await look()).newest, { version: '0.10.0', fixesSecurity: true });
    world.pass(day);
    shown = await signed({ sequence: 6, releases: [own, { ...own, version: '0.2.0' }] });
    assert.deepEqual((await look()).newest, { version: '0.2.0', fixesSecurity: false });
  });

  const attacks: readonly (readonly [string, RegExp, () => Promise<Uint8Array | number>])[] = [
    ['a feed of a stranger', /No signature is by a key that is trusted/u, async () => signed({}, stranger)],
    ['an older feed', /number 4, and number 5 was seen before/u, async () => signed({ sequence: 4 })],
    ['the same number with other contents', /other contents/u, async () => signed({ releases: [own, { ...own, version: '9.9.9' }] })],
    ['a feed that has ended', /ended at 2026-06-01T00:00:00Z, and no newer one is shown: it may be held back/u, async () => signed({ sequence: 6, issuedAt: '2026-05-30T00:00:00Z', expiresAt: '2026-06-01T00:00:00Z' })],
    ['a feed from the future', /has not come/u, async () => signed({ sequence: 6, issuedAt: '2026-07-30T00:00:00Z', expiresAt: '2026-08-30T00:00:00Z' })],
    ['another feed by the same key', /another feed/u, async () => signed({ sequence: 6, feed: 'assay.example/other' })],
    ['no feed', /not JSON/u, async () => Buffer.from('{"releases":')],
    ['white space around a good one', /one form/u, async () => Buffer.concat([await signed({ sequence: 6 }), Buffer.from('\n')])],
    ['one changed byte', /./u, async () => { const bytes = Buffer.from(await signed({ sequence: 6 })); bytes[40] = (bytes[40] ?? 0) ^ 1; return bytes; }],
    ['a redirect', /status 302/u, async () => 302],
    ['a failure', /status 500/u, async () => 500],
    ['more bytes than a feed has', /./u, async () => Buffer.alloc(3_000_000, 'x')],
  ];
  for (const [what, told, make] of attacks) {
    it(`does not believe ${what}, keeps what it knew, and asks again within the hour`, async () => {
      shown = await signed();
      await look();
      world.pass(day);
      shown = await make();
      const learnt = await look();
      assert.match(problemOf(learnt), told);
      assert.equal(learnt.supportedUntil, '2026-08-01');
      shown = await signed({ sequence: 7, releases: [own, { ...own, version: '0.2.0' }] });
      await look();
      assert.match(problemOf(await look()), told, 'not at once');
      world.pass(3_600_000);
      assert.deepEqual((await look()).newest, { version: '0.2.0', fixesSecurity: false });
    });
  }

  it('does not go on believing a feed whose end has come while nobody answers', async () => {
    shown = await signed();
    await look();
    world.pass(40 * day);
    assert.match(problemOf(await world.store.read(home, async (rows) => learntReleases(rows, address(), '0.1.0', world.now()))), /ended at 2026-06-29/u);
  });

  it('says what is wrong with the key, or with a host that is not allowed', async () => {
    assert.match(problemOf(await look('nonsense')), /updateFeedKey can’t be used/u);
    await checkForUpdates({ ...world.services, settings: { ...world.services.settings, updateFeed: 'http://127.0.0.1:1/feed', updateFeedKey: await verifierKey({ name, key: key.key }) } }, home);
    assert.match(problemOf(await world.store.read(home, async (rows) => learntReleases(rows, 'http://127.0.0.1:1/feed', '0.1.0', world.now()))), /^The feed /u);
    assert.equal(asked.length, 0);
  });

  it('is not signed in a form that nobody would believe', async () => {
    for (const wrong of [{ expiresAt: '2026-09-29T00:00:00Z' }, { expiresAt: '2026-05-30T00:00:00Z' }, { releases: [] }, { releases: [own, own] }, { releases: [{ ...own, version: '1' }] }, { sequence: 0 }]) await assert.rejects(signed(wrong), FeedRefused);
    await assert.rejects(verifyReleaseFeed(new Uint8Array(3), { name, key: key.key, now: 0 }), FeedRefused);
  });
});

/** What a hostile address, name server or host can make the way out do; the set lies in `../shared/data/attack/ssrf`. */
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, suite, test } from 'node:test';
import type { LookProblem, WebLook } from '../../src/model/capture.ts';
import { createWayOut } from '../../src/net/way-out.ts';
import { startNameServer, type NameServer } from '../support/name-server.ts';
import { hasHostileHost, readUrls, startHostile, type Hostile } from './ssrf/hostile-host.ts';
import { idleMemory, seenByChild } from './ssrf/measured-child.ts';

const skip = hasHostileHost ? false : 'there is no ../shared/data/attack/ssrf here';
/** Peak memory of the whole process, in bytes; 70 million were measured, 43 of them for a process that does nothing. */
const memoryMax = 80_000_000;
const limitBytes = 1_000_000;
const gates: ReadonlySet<LookProblem | undefined> = new Set(['address-refused', 'scheme-refused', 'port-refused']);

/** Counts connections that this process opens or tries to. */
async function connectionsDuring(run: () => Promise<void>): Promise<number> {
  let count = 0;
  const onSocket = (): void => { count += 1; };
  subscribe('net.client.socket', onSocket);
  try {
    await run();
    return count;
  } finally {
    unsubscribe('net.client.socket', onSocket);
  }
}

suite('hostile addresses', { skip }, () => {
  let names: NameServer;
  let hostile: Hostile;
  before(async () => {
    hostile = await startHostile();
    names = await startNameServer(({ type }) => (type === 'A' ? ['127.0.0.2'] : []));
  });
  after(() => {
    hostile.close();
    names.close();
  });

  for (const allowed of [[], ['acme.test']]) {
    test(`127 addresses are refused without a packet${allowed.length > 0 ? ', though acme.test is allowed by name' : ''}, over https too`, async () => {
      const { deny } = readUrls();
      assert.equal(deny.length, 127);
      const wayOut = createWayOut({ allowed, nameServers: [names.address] });
      const askedBefore = names.asked.length;
      const open: string[] = [];
      const connections = await connectionsDuring(async () => {
        for (const url of deny.flatMap((written) => [written, written.replace(/^http:/, 'https:')])) {
          const { look } = await wayOut.web({ url, limitBytes });
          if (look.outcome !== 'refused' || !gates.has(look.problem) || look.hops.length > 0 || (look.reason ?? '') === '') open.push(`${JSON.stringify(url.slice(0, 80))}: ${look.outcome} ${look.problem}`);
        }
      });
      assert.deepEqual([open, connections, names.asked.length - askedBefore], [[], 0, 0]);
    });
  }

  test('5 addresses are asked, which shows that the counting counts', async () => {
    const { allow } = readUrls();
    assert.equal(allow.length, 5);
    const wayOut = createWayOut({ allowed: ['acme.test', 'xn--e1awd7f.test'].map((name) => `${name}=127.0.0.2:${hostile.tls['good']}`), authorities: hostile.authority });
    const seen: string[] = [];
    const connections = await connectionsDuring(async () => {
      for (const url of allow) {
        const { look } = await wayOut.web({ url, limitBytes });
        seen.push(`${look.outcome} ${look.problem ?? look.hops[0]?.status}`);
      }
    });
    // The host's certificate is for acme.test alone.
    assert.deepEqual([seen, connections], [['answered 404', 'answered 404', 'failed tls-failed', 'answered 404', 'answered 404'], 5]);
    const plain = createWayOut({ allowed: [], nameServers: [names.address] });
    const refused = await Promise.all(allow.map(async (url) => (await plain.web({ url, limitBytes })).look));
    assert.ok(refused.every((look) => look.problem === 'address-refused' && /leads to 127\.0\.0\.2, a loopback address/.test(look.reason ?? '')), 'not allowed by name, each is refused by its address');
    assert.ok(names.asked.length >= 5);
  });
});

suite('hostile name server', { skip }, () => {
  let hostile: Hostile;
  before(async () => { hostile = await startHostile(); });
  after(() => hostile.close());

  test('names that lead inside are refused without a connection', async () => {
    const wayOut = createWayOut({ nameServers: [hostile.nameServer] });
    const expected: Readonly<Record<string, string>> = {
      'once-1.rebind.test': 'refused address-refused', 'both.rebind.test': 'refused address-refused', 'internal.test': 'refused address-refused', 'meta.test': 'refused address-refused', 'v6.test': 'refused address-refused',
      'mapped.test': 'refused address-refused', 'cname.test': 'absent name-unknown', 'nx.test': 'absent name-unknown', 'slow.test': 'failed name-failed', 'long-ttl.test': 'absent name-unknown',
    };
    const seen: Record<string, string> = {};
    const connections = await connectionsDuring(async () => {
      await Promise.all(Object.keys(expected).map(async (name) => {
        const { look } = await wayOut.web({ url: `https://${name}/`, limitBytes });
        seen[name] = `${look.outcome} ${look.problem}`;
      }));
    });
    assert.deepEqual(seen, Object.fromEntries(Object.keys(seen).map((name) => [name, expected[name]])));
    assert.deepEqual([Object.keys(seen).length, connections], [10, 0]);
  });

  test('a name allowed on an own network is connected to at the address that was checked, and nowhere else', async () => {
    const { port } = new URL(hostile.base);
    const names = ['once-2.rebind.test', 'both.rebind.test', 'meta.test', 'mapped.test'];
    const wayOut = createWayOut({ nameServers: [hostile.nameServer], allowed: names.flatMap((name) => [name, `${name}:${port}`]) });
    const seen: string[] = [];
    for (const name of names) {
      const { look } = await wayOut.web({ url: `http://${name}:${port}/ok`, limitBytes });
      seen.push(`${look.outcome} ${look.hops[0]?.address ?? look.problem}`);
    }
    assert.deepEqual(seen, ['answered 127.0.0.2', 'answered 127.0.0.2', 'refused address-refused', 'refused address-refused']);
    assert.equal(await canaryCount(hostile), '0');
  });
});

suite('hostile host', { skip }, () => {
  /** `outcome status-or-problem hops`, and what the reason must say. */
  const expected: Readonly<Record<string, readonly [seen: string, reason?: RegExp]>> = {
    '/ok': ['answered 200 1'], '/redir-same': ['answered 200 2'],
    '/redir-internal': ['refused scheme-refused 1', /uses http/], '/redir-decimal': ['refused scheme-refused 1'], '/redir-mapped6': ['refused scheme-refused 1'], '/redir-name': ['refused scheme-refused 1'],
    '/redir-file': ['refused scheme-refused 1', /uses file/], '/redir-data': ['refused scheme-refused 1', /uses data/], '/redir-loop': ['failed redirect-limit 6', /after 5 redirects/],
    '/redir-userinfo': ['refused scheme-refused 1'], '/redir-refresh': ['answered 200 1'], '/redir-307-post': ['refused scheme-refused 1'], '/redir-crlf': ['failed answer-broken 1', /2 places at once/],
    '/big': ['failed size-limit 1', /more than the 1000000 bytes/], '/big-declared': ['failed size-limit 1', /declares 1099511627776 bytes/],
    '/gzip-bomb': ['failed encoding-refused 1', /as gzip/], '/gzip-gzip': ['failed encoding-refused 1', /as gzip, gzip, gzip/],
    '/slow-body': ['failed time-limit 1', /at least 1024 in a second/], '/slow-headers': ['failed time-limit 1', /no whole headers within 10 s/], '/never': ['failed time-limit 1', /no whole headers within 10 s/],
    '/header-bomb': ['failed header-limit 1'], '/no-http': ['failed answer-broken 1', /not well-formed HTTP/], '/http09': ['failed answer-broken 1', /not well-formed HTTP/], '/cl-te': ['failed answer-broken 1', /not well-formed HTTP/],
    '/short-body': ['failed answer-broken 1', /after 19 of 500 bytes/], '/reset': ['failed answer-broken 1', /breaks off/],
    '/wrong-type': ['answered 200 1'], '/charset-utf7': ['answered 200 1'], '/charset-16': ['answered 200 1'], '/status-200-404': ['answered 200 1'],
    '/100': ['failed answer-broken 1', /more than 10 interim answers/], '/103': ['answered 200 1'], '/cookie-bomb': ['answered 200 1'], '/ansi': ['answered 200 1'], '/canary-count': ['answered 200 1'],
    self: ['failed tls-failed 1', /DEPTH_ZERO_SELF_SIGNED_CERT/], expired: ['failed tls-failed 1', /CERT_HAS_EXPIRED/], wrongHost: ['failed tls-failed 1', /ERR_TLS_CERT_ALTNAME_INVALID/],
    oldTls: ['failed tls-failed 1', /version 1\.2 or later/], weakKey: ['failed tls-failed 1', /RSA 1024/], good: ['answered 200 1'],
    canary: ['answered 200 1'],
  };

  test('34 behaviours and 6 kinds of TLS end as expected, in little memory, and nothing inside is reached', async (context) => {
    const hostile = await startHostile();
    try {
      const { base, paths, tls, authority } = hostile;
      assert.deepEqual([paths.filter((path) => path !== '/canary-count').length, Object.keys(tls).length], [34, 6]);
      const [seen, idle] = [await seenByChild({ base, paths, tls, authority, limitBytes }), await idleMemory()];
      assert.deepEqual(Object.fromEntries(Object.entries(seen.looks).map(([name, { look }]) => [name, summary(look)])), Object.fromEntries(Object.entries(expected).map(([name, [outcome]]) => [name, outcome])));
      for (const [name, [, reason]] of Object.entries(expected)) if (reason !== undefined) assert.match(seen.looks[name]?.look.reason ?? '', reason, name);
      const everything = JSON.stringify(seen.looks);
      assert.ok(!everything.includes('INTERNAL-SECRET') && !everything.includes('set-cookie'), 'an inner answer or a cookie was kept');
      assert.equal(seen.looks['canary']?.text, '0');
      assert.ok(Object.values(seen.looks).every(({ look, text }) => (look.outcome === 'answered') === (text !== undefined)), 'a body came with a problem, or none with an answer');
      const { before: start, after: end } = seen.memory;
      context.diagnostic(`peak memory ${megabytes(end)} MB; ${megabytes(end - idle)} over an idle process (${megabytes(idle)}), ${megabytes(end - start)} over the process before its first look`);
      assert.ok(end < memoryMax, `${megabytes(end)} MB, idle ${megabytes(idle)}`);
    } finally {
      hostile.close();
    }
  });
});

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function summary(look: WebLook): string {
  return `${look.outcome} ${look.problem ?? look.hops.at(-1)?.status} ${look.hops.length}`;
}

async function canaryCount(hostile: Hostile): Promise<string> {
  const { hostname, host } = new URL(hostile.base);
  const { body } = await createWayOut({ allowed: [hostname, host] }).web({ url: `${hostile.base}/canary-count`, limitBytes });
  return new TextDecoder().decode(body);
}

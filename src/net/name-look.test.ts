import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startNameServer, type NameServer } from '../../test/support/name-server.ts';
import { createWayOut } from './way-out.ts';

describe('a look at a name server’s record', () => {
  let names: NameServer;
  before(async () => {
    names = await startNameServer(({ name, type }) => {
      if (name === 'unknown.example') return 'no-such-name';
      if (name === 'broken.example') return 'server-failure';
      if (name === 'silent.example') return 'silence';
      if (name !== '_dmarc.acme.example') return [];
      return { A: ['192.0.2.9', '192.0.2.10'], AAAA: ['20010db8000000000000000000000001'], TXT: ['z', `v=DMARC1; ${'p'.repeat(300)}`], MX: ['20 b.acme.example', '10 a.acme.example'], CAA: ['0 issue ca.example', '128 iodef https://acme.example/'] }[type ?? 'A'];
    });
  });
  after(() => names.close());
  const wayOut = (): ReturnType<typeof createWayOut> => createWayOut({ nameServers: [names.address], limits: { name: 200 } });

  it('tells the answers, sorted', async () => {
    const ask = async (type: Parameters<ReturnType<typeof wayOut>['name']>[1]): Promise<readonly string[]> => (await wayOut().name('_DMARC.acme.example.', type)).answers;
    assert.deepEqual(await ask('A'), ['192.0.2.10', '192.0.2.9']);
    assert.deepEqual(await ask('AAAA'), ['2001:db8::1']);
    assert.deepEqual(await ask('TXT'), [`v=DMARC1; ${'p'.repeat(300)}`, 'z']);
    assert.deepEqual(await ask('MX'), ['10 a.acme.example', '20 b.acme.example']);
    assert.deepEqual(await ask('CAA'), ['0 issue "ca.example"', '128 iodef "https://acme.example/"']);
  });

  it('tells absent from untold', async () => {
    const looks = await Promise.all(['empty.example', 'unknown.example', 'broken.example', 'silent.example'].map((name) => wayOut().name(name, 'TXT')));
    assert.deepEqual(looks.map(({ outcome, problem, answers }) => [outcome, problem, answers.length]), [['absent', undefined, 0], ['absent', undefined, 0], ['failed', 'name-failed', 0], ['failed', 'name-failed', 0]]);
    assert.deepEqual(looks.map(({ reason }) => reason?.split(' ', 3).join(' ')), ['has no TXT', 'does not exist,', 'was told by', 'was told by']);
  });

  it('asks nothing about one’s own network', async () => {
    const before = names.asked.length;
    for (const name of ['localhost', 'metadata.google.internal', 'intranet', 'printer.lan', 'a b.example', '']) {
      const { outcome, problem } = await wayOut().name(name, 'A');
      assert.deepEqual([outcome, problem], ['refused', 'address-refused'], name);
    }
    assert.equal(names.asked.length, before);
  });
});

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { appendFileSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeCertificates, type TestCertificates } from '../../../test/support/certificates.ts';
import { startSyslogCollector, type SyslogCollector } from '../../../test/support/syslog-collector.ts';
import { openAuditWorld, type AuditWorld } from '../../../test/workspace/support/audit-world.ts';
import { createSender, type Sender } from '../../net/sender.ts';
import { auditKeeper, type AuditKeeper } from '../audit-keeper.ts';
import { fileSink } from './file-sink.ts';
import type { StreamedEntry } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';
import { syslogSink } from './syslog-sink.ts';
import { webhookSink } from './webhook-sink.ts';

const host = 'collector.acme.example';
const certificates = makeCertificates(host);
const withoutOpenssl = certificates === undefined ? 'there is no openssl to make certificates with: apt-get install -y openssl' : false;

let world: AuditWorld;
describe('stream', () => {
  before(async () => {
    world = await openAuditWorld();
  });
  after(async () => world.close());

  function keeperOf({ store, scope, seals, ports }: AuditWorld, sinks: readonly StreamSink[], problems: unknown[] = []): AuditKeeper {
    return auditKeeper({ store, scopes: async () => [scope], secrets: seals, ports, settings: { publicUrl: 'https://assay.acme.example', auditRetentionDays: 400 } as Parameters<typeof auditKeeper>[0]['settings'], version: '0.1.0', processId: 'test', onProblem: (problem) => problems.push(problem), sinks: () => sinks });
  }

  /** A place that takes entries, or not, as the test wants. */
  function someSink(): StreamSink & { readonly taken: number[]; readonly batches: number[]; isDead: boolean } {
    const sink = {
      name: 'syslog' as const, taken: [] as number[], batches: [] as number[], isDead: false,
      send: async (entries: readonly StreamedEntry[]) => {
        sink.batches.push(entries.length);
        if (sink.isDead) throw new StreamFailed('the collector takes no connection');
        sink.taken.push(...entries.map(({ sequence }) => sequence));
      },
    };
    return sink;
  }

  const stateOf = async (of: AuditWorld, stream: string) => of.store.read(of.scope, async (rows) => rows.selectFrom('auditDelivery').selectAll().where('stream', '=', stream).executeTakeFirst());
  const upTo = (count: number): number[] => [...Array(count).keys()];

  describe('a stream of the audit log', () => {
    it('sends every entry once and in order, and goes on where it was after a start anew', async () => {
      const own = await openAuditWorld();
      const sink = someSink();
      await own.key();
      await own.log(249);
      await keeperOf(own, [sink]).tick();
      await own.log(3);
      await keeperOf(own, [sink]).tick();
      assert.deepEqual(sink.taken, upTo(253));
      assert.ok(sink.batches.every((entries) => entries <= 100));
      await own.close();
    });

    it('whose collector is dead for long keeps a bounded number of entries at hand, says since when, asks ever more rarely, and loses nothing', async () => {
      const own = await openAuditWorld();
      const sink = someSink();
      const keeper = keeperOf(own, [sink]);
      sink.isDead = true;
      await own.key();
      await own.log(150);
      await keeper.tick();
      const since = (await stateOf(own, 'syslog'))?.failingSince;
      for (let minute = 0; minute < 40; minute += 1) {
        own.pass(60_000);
        await keeper.tick();
        await keeper.tick();
      }
      const { failingSince, problem, attempts } = (await stateOf(own, 'syslog')) ?? {};
      assert.deepEqual([failingSince, problem], [since, 'the collector takes no connection']);
      assert.ok((attempts ?? 0) > 10 && (attempts ?? 0) < 20, `${attempts} attempts`);
      assert.ok(sink.batches.every((entries) => entries === 100));
      sink.isDead = false;
      own.pass(300_000);
      await keeper.tick();
      assert.deepEqual(sink.taken, upTo(151));
      assert.deepEqual([(await stateOf(own, 'syslog'))?.failingSince, (await stateOf(own, 'syslog'))?.attempts], [null, 0]);
      await own.close();
    });

    it('is sent by one server at a time, and by another once the first is silent', async () => {
      const own = await openAuditWorld();
      await own.key();
      await own.log(4);
      const sink = someSink();
      await own.store.write(own.scope, async (rows) => rows.insertInto('auditDelivery').values({ stream: 'syslog', nextSequence: 2, failingSince: null, problem: null, attempts: 0, nextAttemptAt: null, heldBy: 'another', heldUntil: new Date(own.ports.now().getTime() + 30_000).toISOString() }).execute());
      await keeperOf(own, [sink]).tick();
      assert.deepEqual(sink.taken, []);
      own.pass(31_000);
      await keeperOf(own, [sink]).tick();
      assert.deepEqual(sink.taken, [2, 3, 4]);
      await own.close();
    });

    it('that is not configured any more holds nothing up and rings no chime', async () => {
      const own = await openAuditWorld();
      await own.key();
      const sink = someSink();
      sink.isDead = true;
      await keeperOf(own, [sink]).tick();
      await keeperOf(own, []).tick();
      assert.equal(await stateOf(own, 'syslog'), undefined);
      await own.close();
    });

    it('into a file is closed to others, not written through a link, and mends a line that was cut off', async () => {
      await world.key();
      await world.log(3);
      const path = join(world.folder, 'events.jsonl');
      const keeper = keeperOf(world, [fileSink(path, '0.1.0')]);
      await keeper.tick();
      appendFileSync(path, '{"cut off');
      await world.log(2, { actor: 'person:zoë', detail: { why: '\u{1f512}' } });
      await keeper.tick();
      const events = readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly metadata: { readonly sequence: number }; readonly unmapped: { readonly detail: { readonly why?: string } } });
      assert.deepEqual(events.map(({ metadata }) => metadata.sequence), upTo(6));
      assert.equal(events[5]?.unmapped.detail.why, '\u{1f512}');
      assert.ok(/^[\x20-\x7e\n]*$/u.test(readFileSync(path, 'utf8')));
      assert.equal(statSync(path).mode & 0o777, 0o600);
      symlinkSync(path, join(world.folder, 'link'));
      await assert.rejects(fileSink(join(world.folder, 'link'), '0.1.0').send([]), StreamFailed);
    });
  });

  describe('a stream over TLS', { skip: withoutOpenssl }, () => {
    const { authority, good, forAnotherName, selfSigned } = certificates as TestCertificates;
    const senderTo = (port: number): Sender => createSender({ allowed: [`${host}=127.0.0.1:${port}`], authorities: authority });
    const syslogTo = (port: number, maySkipName = false): StreamSink => syslogSink({ host, port, maySkipName, ownHost: 'assay.acme.example', sender: senderTo(port), version: '0.1.0' });
    const entry: StreamedEntry = { organisationId: 'acme', sequence: 6, hash: 'ab', entry: JSON.stringify({ action: 'product.read', actor: 'person:p1', area: 'business-data', at: '2026-06-01T09:00:00.000Z', detail: {}, outcome: 'refused', requestId: 'r', sourceAddress: '192.0.2.7', target: 'product:p1' }) };
    let collector: SyslogCollector;
    before(async () => {
      collector = await startSyslogCollector(good);
    });
    after(async () => collector.close());

    it('as syslog arrives whole, each message with its number', async () => {
      await syslogTo(collector.port).send([entry, { ...entry, sequence: 7 }]);
      assert.equal(collector.messages.length, 2);
      assert.match(collector.messages[0] ?? '', /^<109>1 2026-06-01T09:00:00\.000Z assay\.acme\.example assay - product\.read \[meta sequenceId="7"\] \{.*\}$/u);
    });

    it('as syslog counts nothing as sent when the collector breaks off, or is not there', async () => {
      collector.behaves = 'breaks-off';
      await assert.rejects(syslogTo(collector.port).send(Array.from({ length: 100 }, () => entry)), StreamFailed);
      collector.behaves = 'well';
      await assert.rejects(syslogTo(1).send([entry]), /takes no connection/u);
    });

    it('refuses a certificate that nobody trusts, and one for another name unless that was loosened', async () => {
      for (const [certificate, loosened, expected] of [[selfSigned, false, /only it signed/u], [selfSigned, true, /only it signed/u], [forAnotherName, false, /for another name/u], [forAnotherName, true, undefined]] as const) {
        const other = await startSyslogCollector(certificate);
        const sending = syslogTo(other.port, loosened).send([entry]);
        if (expected === undefined) await sending;
        else await assert.rejects(sending, expected);
        assert.equal(other.messages.length, expected === undefined ? 1 : 0);
        await other.close();
      }
    });

    it('goes into the own network only where the operator allows the host', async () => {
      const sender = createSender({ allowed: [`127.0.0.1:${collector.port}`], authorities: authority });
      const refused = await sender.deliver({ host: '127.0.0.1', port: collector.port, bytes: Buffer.from('x'), maySkipName: true });
      assert.ok(refused.outcome === 'failed' && /loopback/u.test(refused.reason), JSON.stringify(refused));
    });

    it('as webhook is signed, the same under the same id, and is sent again when it is not taken', async () => {
      const received: { readonly id: unknown; readonly isSigned: boolean; readonly sequences: readonly number[] }[] = [];
      const statuses = [500, 302, 204];
      const server: Server = createServer({ key: good.key, cert: good.cert }, (incoming, outgoing) => {
        let body = '';
        incoming.setEncoding('utf8').on('data', (piece: string) => void (body += piece)).on('end', () => {
          const id = String(incoming.headers['webhook-id']);
          const signature = createHmac('sha256', 's'.repeat(32)).update(`${id}.${String(incoming.headers['webhook-timestamp'])}.${body}`).digest('base64');
          received.push({ id, isSigned: incoming.headers['webhook-signature'] === `v1,${signature}`, sequences: (JSON.parse(body) as { readonly metadata: { readonly sequence: number } }[]).map(({ metadata }) => metadata.sequence) });
          outgoing.writeHead(statuses.shift() ?? 204, { location: 'https://elsewhere.example/' }).end();
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const sender = senderTo((server.address() as AddressInfo).port);
      const own = await openAuditWorld();
      try {
        await own.key();
        await own.log(2);
        const keeper = keeperOf(own, [webhookSink({ url: `https://${host}/audit`, secret: 's'.repeat(32), sender, version: '0.1.0', now: own.ports.now })]);
        await keeper.tick();
        assert.equal((await stateOf(own, 'webhook'))?.problem, 'the webhook answered with status 500');
        for (let round = 0; round < 3; round += 1) {
          own.pass(10_000);
          await keeper.tick();
        }
        assert.deepEqual(received, Array.from({ length: 3 }, () => ({ id: 'acme-0-3', isSigned: true, sequences: [0, 1, 2] })));
        assert.equal((await stateOf(own, 'webhook'))?.failingSince, null);
      } finally {
        await own.close();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
    });
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import { exportLog } from '../../../src/audit/export-log.ts';
import { logKey } from '../../../src/audit/log-key.ts';
import { signCheckpoints } from '../../../src/audit/sign-checkpoints.ts';
import { ocsfLine } from '../../../src/audit/stream/ocsf-event.ts';
import { verifyExport } from '../../../src/audit/verify-export.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { StorePlace } from '../../../src/store/store-place.ts';
import { provenScope } from '../../../src/store/scope.ts';
import type { Store } from '../../../src/store/store.ts';
import { changingAct } from '../../../src/workspace/act.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { sharedCluster, withoutPostgresql } from '../../support/postgresql-cluster.ts';
import { someEvent } from '../support/audit-world.ts';
import { openWorld, request } from '../support/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-writers-'));
describe('writers', () => {
  after(() => rmSync(folder, { recursive: true }));
  const acme = provenScope('acme');

  describe('50 writers at once over SQLite', () => writersTest(async () => ({ dataFolder: folder })));
  describe('50 writers at once over PostgreSQL', { skip: withoutPostgresql }, () => writersTest(async () => ({ dataFolder: folder, ...(await (await sharedCluster()).database()) }), 2));

  /** @param servers processes’ worth of stores on one database */
  function writersTest(place: () => Promise<StorePlace>, servers = 1): void {
    const stores: Store[] = [];
    let count = 0;
    const ports = { now: () => new Date(Date.parse('2026-06-01T09:00:00.000Z') + count), randomBytes: (length: number) => new Uint8Array(length).fill((count += 1)) };
    before(async () => {
      const where = await place();
      for (let server = 0; server < servers; server += 1) stores.push(await openStore(where, ports.now));
      await stores[0]?.addOrganisation({ id: 'acme', name: 'Acme', createdAt: ports.now().toISOString() });
    });
    after(async () => {
      for (const store of stores) await store.close();
    });

    it('make one chain without a fork, a gap or a lost entry, and checkpoints beside do not disturb it', async () => {
      const seals = { seal: (_: string, secret: Uint8Array) => Buffer.from(secret).toString('hex'), open: (_: string, sealed: string) => Buffer.from(sealed, 'hex') };
      const keys = await Promise.all(stores.map(async (store) => logKey(store, acme, seals, ports, 'https://assay.acme.example')));
      assert.equal(new Set(keys.map(({ key }) => key.keyId)).size, 1);
      const writers = Array.from({ length: 50 }, async (_, writer) => {
        for (let index = 0; index < 6; index += 1) {
          const store = stores[(writer + index) % stores.length] as Store;
          await store.write(acme, async (rows) => appendEntry(rows, { ...someEvent, requestId: `${writer}-${index}` }, ports.now().toISOString()));
          if (writer % 10 === 0) await signCheckpoints(store, acme, keys[0] as (typeof keys)[number], ports, true);
        }
      });
      await Promise.all(writers);
      const store = stores[0] as Store;
      await signCheckpoints(store, acme, keys[0] as (typeof keys)[number], ports, true);
      let text = '';
      for await (const lines of exportLog(store, acme, {}, ports.now().toISOString())) text += lines;
      const report = await verifyExport([Buffer.from(text)], {});
      assert.deepEqual([report.size, report.provenTo], [301, 301]);
      for (let writer = 0; writer < 50; writer += 1) for (let index = 0; index < 6; index += 1) assert.ok(text.includes(`"requestId":"${writer}-${index}"`));
    });
  }

  it('no secret that is put into inputs, headers or errors comes into an entry, an export or a stream', async () => {
    const canary = 'canary-5up3rs3cr3t';
    const world = await openWorld();
    const scope = await world.organisation('acme');
    const actor = { ...(await world.person(scope, { roles: [{ role: 'administrator', productId: null }, { role: 'security-lead', productId: null }], isSteppedUp: true })), request: { ...request, userAgent: canary } };
    const failing = changingAct({ id: 'setting.fail', summary: 'Fails.', area: 'configuration', object: 'setting', http: { method: 'POST', path: '/api/v1/fail' }, input: z.strictObject({ secret: z.string() }), output: z.object({}), find: async () => ({ kind: 'setting', id: '*', productId: null, accountId: null }), run: async (_, { secret }) => {
      throw new TypeError(`It fails with ${secret}.`);
    } });
    await world.door.perform(actor, failing, { secret: canary }).catch(() => undefined);
    // Every act there is, with the canary in every field that it could read.
    const inputs = ['secret', 'password', 'token', 'response', 'id', 'name', 'link', 'code', 'reason', 'value', 'key', 'accountId', 'productId', 'statement', 'mail', 'displayName'];
    for (const act of acts) {
      const fields = act.input instanceof z.ZodObject ? Object.keys(act.input.shape as Record<string, unknown>) : [];
      for (const input of [Object.fromEntries(inputs.map((name) => [name, canary])), Object.fromEntries(fields.map((name) => [name, canary]))]) await world.door.perform(actor, act, input).catch(() => undefined);
    }
    await world.door.close();
    const rows = await world.store.read(scope, async (reading) => reading.selectFrom('auditEntry').select(['sequence', 'hash', 'entry']).execute());
    assert.ok(rows.length > 10);
    assert.deepEqual(rows.filter((row) => JSON.stringify(row).includes(canary) || ocsfLine({ organisationId: 'acme', ...row }, '0').includes(canary)).map(({ entry }) => entry), []);
    await world.close();
  });
});

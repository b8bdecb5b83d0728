/** What we ask of other makers’ audit logs, asked of our own: the engine’s checks of logs over what the workspace streams. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import { ocsfLine } from '../../../src/audit/stream/ocsf-event.ts';
import { checks } from '../../../src/check/index.ts';
import { runCheck } from '../../../src/judge/run-checks.ts';
import type { Check } from '../../../src/model/check.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { rawText } from '../../../src/model/text.ts';
import { ocsf } from '../../../src/read/audit-log/ocsf/index.ts';
import { headOf } from '../../../src/read/head.ts';
import { sourceOf } from '../../../src/read/source.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { listSettings } from '../../../src/workspace/acts/settings/list-settings.ts';
import { entryOf } from '../../../src/workspace/entry-of.ts';
import { register } from '../../../src/settings/register.ts';
import { anonymous, openWorld, type World } from '../support/world.ts';

const expected = ['log-covers-configuration', 'log-covers-identity', 'log-covers-data-access', 'log-times-are-utc', 'log-events-are-complete', 'log-retention-is-six-months'];
/** What the workspace does by itself. */
const ownActions: readonly string[] = ['audit-key.make', 'audit-log.trim', 'refusals.count', 'setup-link.make', 'workspace.backup', 'assessment.complete'];
const day = 86_400_000;
let world: World;
describe('own checks', () => {
  before(async () => {
    world = await openWorld();
  });
  after(async () => world.close());

  test('the engine’s own checks of logs give the workspace’s stream full marks', async () => {
    const acme = await world.organisation('acme');
    const auditor = await world.person(acme, { roles: [{ role: 'auditor', productId: null }] });
    const token = await world.person(acme, { roles: [{ role: 'auditor', productId: null }], token: { kind: 'token', acts: ['product.list'], productIds: null } });
    const visitor = anonymous(acme);
    // Half a year of days on which every act is done, refused and failed, by everybody who can act.
    for (let month = 0; month < 7; month += 1) {
      await world.door.perform(auditor, listProducts, {}).catch(() => undefined);
      await world.door.perform(auditor, listSettings, {}).catch(() => undefined);
      await world.store.write(acme, async (rows) => {
        for (const act of acts) {
          for (const [actor, outcome] of [[auditor, 'success'], [token, 'refused'], [visitor, 'failure']] as const) await appendEntry(rows, entryOf(actor, act, `${act.object}:x`, outcome, {}), world.now());
        }
        for (const action of ownActions) await appendEntry(rows, { actor: 'system', action, target: 'organisation', outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: {} }, world.now());
      });
      world.pass(31 * day);
    }
    assert.ok(register.auditRetentionDays.default >= 183);
    const rows = await world.store.read(acme, async (reading) => reading.selectFrom('auditEntry').select(['sequence', 'hash', 'entry']).orderBy('sequence').execute());
    const sample = rows.map((row) => ocsfLine({ organisationId: 'acme', ...row }, '0.1.0')).join('\n');
    const source = sourceOf('stream.jsonl', new TextEncoder().encode(sample));
    assert.ok(ocsf.accepts(headOf(source)));
    const reading = await ocsf.read(source);
    assert.deepEqual(reading.notes.map(({ message }) => rawText(message)), []);
    const log = { kind: 'audit-log', artifact: { path: 'stream.jsonl', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: sample.length, origin: 'handed-over' }, format: 'ocsf', facts: reading.facts } as unknown as Evidence;
    // No statement in words: the log itself shows how long it is kept.
    const statement = { ...log, kind: 'product-statement', facts: {} } as unknown as Evidence;
    for (const id of expected) {
      const check = (checks as readonly Check[]).find((one) => one.id === id);
      assert.ok(check !== undefined, id);
      const { findings } = runCheck(check, [log, statement], { assessedAt: world.now() });
      assert.deepEqual(findings.map(({ outcome }) => outcome), ['pass'], `${id}: ${findings.map(({ message }) => rawText(message)).join(' ')}`);
    }
  });

  test('the sample that we publish is of this version’s log, and every event in it is of an act that there is', () => {
    const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
    const { version } = JSON.parse(read('package.json')) as { readonly version: string };
    const events = read('docs/security/log-sample.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { readonly metadata: { readonly event_code: string; readonly product: { readonly version: string } } });
    assert.ok(events.length > 20);
    for (const { metadata } of events) {
      assert.equal(metadata.product.version, version, 'npm run log-sample writes it anew');
      assert.ok(acts.some(({ id }) => id === metadata.event_code) || ownActions.includes(metadata.event_code), metadata.event_code);
    }
  });

  test('an entry can be found again in what was streamed, exactly as it was hashed', async () => {
    const acme = await world.organisation('other');
    await world.store.write(acme, async (rows) => appendEntry(rows, { actor: 'person:zoë', action: 'product.create', target: 'product:p1', outcome: 'success', area: 'business-data', sourceAddress: '2001:db8::1', requestId: 'r', detail: { fields: 'name' } }, world.now()));
    const row = await world.store.read(acme, async (rows) => rows.selectFrom('auditEntry').select(['sequence', 'hash', 'entry']).executeTakeFirstOrThrow());
    const event = JSON.parse(ocsfLine({ organisationId: 'other', ...row }, '0.1.0')) as { readonly raw_data: string; readonly metadata: { readonly uid: string } };
    assert.deepEqual([event.raw_data, event.metadata.uid], [row.entry, row.hash]);
  });
});

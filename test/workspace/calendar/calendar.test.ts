import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { readCalendar } from '../../../src/workspace/acts/calendar/read-calendar.ts';
import { readDigest } from '../../../src/workspace/acts/calendar/read-digest.ts';
import { setDigest } from '../../../src/workspace/acts/calendar/set-digest.ts';
import { sendDigests } from '../../../src/workspace/notices/send-digests.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { openWorld, type World } from '../support/world.ts';

const day = 86_400_000;

describe('what falls due', () => {
  let world: World;
  let scope: Scope;
  let lead: Actor;
  let services: Services;

  const claim = (id: string, productId: string, expiresAt: string, more: object = {}): object => ({ id, productId, requirement: 'pledge/vdp', kind: 'claim', facts: '{}', text: 'We answer.', byName: 'Ada', byRole: 'CISO', saidAt: '2026-01-01', expiresAt, consentAt: null, byAccountId: null, consentBy: null, createdBy: lead.accountId, createdAt: world.now(), withdrawnAt: null, withdrawnBy: null, withdrawnReason: null, ...more });

  beforeEach(async () => {
    world = await openWorld();
    scope = await world.organisation('acme');
    lead = await world.person(scope, { roles: [{ role: 'security-lead', productId: null }] });
    // A mail server is named, and nothing is sent: what is queued is looked at.
    services = { ...world.services, settings: { ...world.services.settings, mailUrl: 'smtp://127.0.0.1:2525', mailFrom: 'assay@acme.example' } };
    await world.store.write(scope, async (rows) => {
      for (const [id, name] of [['p1', 'Gateway; the "big", one\nwith a line'], ['p2', 'Console']] as const) await rows.insertInto('product').values({ id, slug: id, name, statement: '', createdAt: world.now(), changedAt: world.now(), archivedAt: null }).execute();
      for (const one of [claim('c1', 'p1', '2026-06-10'), claim('c2', 'p2', '2026-05-20'), claim('c3', 'p1', '2026-06-12', { withdrawnAt: world.now() }), claim('c4', 'p1', '2029-01-01'), claim('c5', 'p1', '2025-01-01')]) await rows.insertInto('claim').values(one as never).execute();
      await rows.insertInto('chosenMeasure').values({ id: 'm1', productId: 'p1', requirement: 'pledge/mfa', measure: 'mfa-adoption', population: 'customers', baseline: null, target: JSON.stringify({ at: '2026-07-01', value: 0.9 }), chosenAt: '2026-01-01', chosenBy: 'ada', endedAt: null, endedBy: null, endReason: null }).execute();
      await rows.insertInto('gateException').values({ id: 'e1', productId: 'p1', requirement: 'pledge/vdp', reason: 'r', ownerId: lead.accountId ?? '', expiresAt: '2026-06-20', createdBy: 'ada', createdAt: world.now(), endedAt: null }).execute();
      await rows.insertInto('loosening').values({ id: 'l1', key: 'sessionHours', value: '24', reason: 'r', ownerId: lead.accountId ?? '', acceptedAt: world.now(), expiresAt: '2026-06-30T09:00:00.000Z', endedAt: null }).execute();
    });
  });
  afterEach(async () => world.close());

  it('stands in the calendar in order: what is over its day, what ends, what is to be reached; not what was withdrawn or lies outside', async () => {
    const { items, today } = await world.door.perform(lead, readCalendar, {});
    assert.equal(today, '2026-06-01');
    assert.deepEqual(items.map(({ on, productId, page }) => [on, productId, page]), [['2026-05-20', 'p2', '/products/p2/claims'], ['2026-06-10', 'p1', '/products/p1/claims'], ['2026-06-20', 'p1', '/products/p1/gate'], ['2026-06-30', null, '/posture'], ['2026-07-01', 'p1', '/products/p1/goals']]);
  });

  it('is shown to each by their roles: one product’s owner sees that product, an administrator settings only', async () => {
    const owner = await world.person(scope, { roles: [{ role: 'product-owner', productId: 'p2' }] });
    assert.deepEqual((await world.door.perform(owner, readCalendar, {})).items.map(({ id }) => id), ['claim-c2']);
    const administrator = await world.person(scope, { roles: [{ role: 'administrator', productId: null }] });
    assert.deepEqual((await world.door.perform(administrator, readCalendar, {})).items.map(({ id }) => id), ['loosening-l1']);
  });

  it('comes as a calendar whose entries keep their ids, with what people entered escaped and no line too long', async () => {
    const { calendar } = await world.door.perform(lead, readCalendar, { calendar: true });
    const lines = (calendar ?? '').split('\r\n');
    assert.equal(lines[0], 'BEGIN:VCALENDAR');
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
    const whole = (calendar ?? '').replaceAll('\r\n ', '');
    assert.match(whole, /UID:claim-c1@assay\.example\r\n/u);
    assert.match(whole, /DTSTART;VALUE=DATE:20260610\r\n/u);
    assert.match(whole, /SUMMARY:A claim ends: .*\(Gateway\\; the "big"\\, one\\nwith a line\)\r\n/u);
    assert.equal(whole.match(/BEGIN:VEVENT/gu)?.length, 5);
    assert.equal((await world.door.perform(lead, readCalendar, { calendar: true })).calendar, calendar);
  });

  it('goes out as counts to who asked for it, when there is something to tell, and only once', async () => {
    const mails = async (): Promise<readonly string[]> => world.store.read(scope, async (rows) => (await rows.selectFrom('mail').select('sealed').where('kind', '=', 'digest').execute()).map(({ sealed }) => (JSON.parse(Buffer.from(sealed, 'base64').toString()) as { readonly text: string }).text));
    await world.store.write(scope, async (rows) => rows.updateTable('account').set({ mail: 'lena@acme.example' }).where('id', '=', lead.accountId ?? '').execute());
    await sendDigests(services, scope);
    assert.deepEqual(await mails(), [], 'nobody asked');
    await world.door.perform(lead, setDigest, { every: 'week' });
    assert.equal((await world.door.perform(lead, readDigest, {})).every, 'week');
    world.pass(7 * day - 1);
    await sendDigests(services, scope);
    assert.deepEqual(await mails(), [], 'not yet');
    world.pass(1);
    await sendDigests(services, scope);
    await sendDigests(services, scope);
    const [text, ...more] = await mails();
    assert.equal(more.length, 0);
    assert.match(text ?? '', /within 14 days: 2\n/u);
    assert.doesNotMatch(text ?? '', /Gateway|over its day/u);
    await world.door.perform(lead, setDigest, { every: null });
    world.pass(30 * day);
    await sendDigests(services, scope);
    assert.equal((await mails()).length, 1);
  });

  it('a summary with nothing to tell is no mail, and the next one is looked for all the same', async () => {
    const reader = await world.person(scope, { roles: [{ role: 'executive-sponsor', productId: 'p9' }] });
    await world.door.perform(reader, setDigest, { every: 'day' });
    world.pass(day);
    await sendDigests(services, scope);
    const { nextAt } = await world.door.perform(reader, readDigest, {});
    assert.equal(nextAt, '2026-06-03T09:00:00.000Z');
    assert.equal(await world.store.read(scope, async (rows) => (await rows.selectFrom('mail').select('id').execute()).length), 0);
  });
});

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { readStatistics } from '../../../src/workspace/acts/settings/read-statistics.ts';
import { turnStatisticsOff } from '../../../src/workspace/acts/settings/turn-statistics-off.ts';
import { turnStatisticsOn } from '../../../src/workspace/acts/settings/turn-statistics-on.ts';
import { openDoor, type Door } from '../../../src/workspace/door.ts';
import { sendStatistics } from '../../../src/workspace/notices/send-statistics.ts';
import { bucketOf } from '../../../src/workspace/notices/statistics-payload.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { databases } from '../../support/databases.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

const day = 86_400_000;

for (const database of databases) describe(`statistics on ${database.name}`, { skip: database.skip }, () => {
  let server: Server;
  let status = 204;
  let received: string[] = [];
  let world: World;
  let home: Scope;
  let services: Services;
  let door: Door;
  let ada: Actor;
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => { body += String(chunk); }).on('end', () => {
        received.push(body);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  after(() => server.close());
  beforeEach(async () => {
    world = await openWorld(database);
    home = await world.organisation('home');
    services = { ...world.services, settings: { ...world.services.settings, statisticsAddress: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, privateHostsAllowed: ['127.0.0.1'] } };
    door = openDoor(services);
    ada = await world.person(home, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
    received = [];
    status = 204;
  });
  afterEach(async () => {
    await door.close();
    await world.close();
  });
  const send = async (): Promise<void> => sendStatistics(services, home, '0.0.0');
  const entries = async (): Promise<{ readonly outcome: string; readonly detail: Readonly<Record<string, unknown>> }[]> => (await world.store.read(home, async (rows) => rows.selectFrom('auditEntry').select('entry').where('action', '=', 'statistics.send').orderBy('sequence').execute())).map(({ entry }) => JSON.parse(entry) as { outcome: string; detail: Record<string, unknown> });
  const on = async (): Promise<unknown> => door.perform(ada, turnStatisticsOn, { reason: 'We like to help.', address: services.settings.statisticsAddress });

  it('are off: naming an address sends nothing', async () => {
    await send();
    assert.deepEqual([received.length, (await door.perform(ada, readStatistics, {})).isOn], [0, false]);
  });

  it('send exactly what was shown, under an id made when they were turned on, once a month, each with its digest in the audit log', async () => {
    const { payload: shown } = await door.perform(ada, readStatistics, {});
    await on();
    await send();
    await send();
    const [body = ''] = received;
    assert.equal(received.length, 1);
    const { instance, ...rest } = JSON.parse(body) as Record<string, unknown>;
    assert.match(String(instance), /^[a-z2-7]{26}$/u);
    assert.equal(body.replace(String(instance), 'made when they are turned on'), shown);
    assert.deepEqual(rest, { schema: 'urn:assay:statistics:1', month: '2026-06', version: '0.0', database: 'sqlite', accounts: '1-9', products: '0', releases: '0', assessments: '0', administratorsWithTwoPasskeys: 'none', hasSingleSignOn: false, hasLoosenedSettings: false });
    assert.equal((await entries())[0]?.detail['digest'], createHash('sha256').update(body).digest('hex'));
    world.pass(30 * day);
    await send();
    assert.deepEqual([received.length, (await entries()).length], [2, 2]);
  });

  it('that did not arrive are told as such, and tried again a day later', async () => {
    status = 500;
    await on();
    await send();
    assert.deepEqual([(await entries())[0]?.outcome, (await door.perform(ada, readStatistics, {})).lastTry?.problem], ['failure', 'The receiver answered with status 500.']);
    world.pass(day);
    await send();
    assert.equal(received.length, 2);
  });

  it('go to no address but the one that was shown', async () => {
    assert.equal((await refusalOf(door.perform(ada, turnStatisticsOn, { reason: 'We like to help.', address: 'https://other.example/' })))?.refusal, 'conflict');
    await on();
    services = { ...services, settings: { ...services.settings, statisticsAddress: `${services.settings.statisticsAddress}other` } };
    await send();
    assert.equal(received.length, 0);
  });

  it('are turned on by an administrator with a passkey and a reason, and turned off with their id deleted', async () => {
    const auditor = await world.person(home, { roles: [{ role: 'auditor', productId: null }], isSteppedUp: true });
    assert.equal((await refusalOf(door.perform(auditor, turnStatisticsOn, { reason: 'We like to help.', address: services.settings.statisticsAddress })))?.refusal, 'not-allowed');
    assert.equal((await refusalOf(door.perform(ada, turnStatisticsOn, { reason: 'short', address: services.settings.statisticsAddress })))?.refusal, 'invalid-input');
    await on();
    await send();
    const { instance } = JSON.parse(received[0] ?? '{}') as { readonly instance: string };
    await door.perform(ada, turnStatisticsOff, {});
    const everything = JSON.stringify(await world.store.read(home, async (rows) => [await rows.selectFrom('setting').selectAll().execute(), await rows.selectFrom('auditEntry').selectAll().execute()]));
    assert.equal(everything.includes(instance), false);
    world.pass(40 * day);
    await send();
    assert.equal(received.length, 1);
  });

  it('count coarsely', () => assert.deepEqual([0, 1, 9, 10, 99, 100, 1000].map(bucketOf), ['0', '1-9', '1-9', '10-99', '10-99', '100-999', '1000 or more']));
});

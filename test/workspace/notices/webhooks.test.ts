import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { readPosture } from '../../../src/workspace/acts/settings/read-posture.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { addWebhook } from '../../../src/workspace/acts/webhooks/add-webhook.ts';
import { listDeliveries } from '../../../src/workspace/acts/webhooks/list-deliveries.ts';
import { listWebhooks } from '../../../src/workspace/acts/webhooks/list-webhooks.ts';
import { removeWebhook } from '../../../src/workspace/acts/webhooks/remove-webhook.ts';
import { rotateWebhookSecret } from '../../../src/workspace/acts/webhooks/rotate-webhook-secret.ts';
import { testWebhook } from '../../../src/workspace/acts/webhooks/test-webhook.ts';
import { openDoor, type Door } from '../../../src/workspace/door.ts';
import { followLog } from '../../../src/workspace/notices/follow-log.ts';
import { watchChimes } from '../../../src/workspace/notices/watch-chimes.ts';
import { deliveryAttemptsMost, pauseAfter, webhookHandler, webhookJob } from '../../../src/workspace/notices/webhook-delivery.ts';
import { webhookEventNames, webhookEvents } from '../../../src/workspace/notices/webhook-events.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { databases } from '../../support/databases.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

interface Got { readonly headers: IncomingHttpHeaders; readonly body: string }

for (const database of databases) describe(`webhooks on ${database.name}`, { skip: database.skip }, () => {
  let server: Server;
  let status = 204;
  let received: Got[] = [];
  let world: World;
  let home: Scope;
  let services: Services;
  let door: Door;
  let ada: Actor;
  let privateHosts: readonly string[];
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => { body += String(chunk); }).on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1/' } : {}).end('words of the receiver');
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  after(() => server.close());
  beforeEach(async () => {
    world = await openWorld(database);
    home = await world.organisation('home');
    privateHosts = ['127.0.0.1'];
    services = { ...world.services, settings: Object.defineProperty({ ...world.services.settings }, 'privateHostsAllowed', { get: () => privateHosts }) };
    door = openDoor(services);
    ada = await world.person(home, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
    await followLog(services, home);
    received = [];
    status = 204;
  });
  afterEach(async () => {
    await door.close();
    await world.close();
  });
  const add = async (events: readonly string[] = ['product.added']) => door.perform(ada, addWebhook, { name: 'Chat', url: url(), events });
  const deliveries = async (webhook: string) => (await door.perform(ada, listDeliveries, { webhook })).deliveries;
  /** Does the jobs that are due, as any server process would. */
  async function work(): Promise<number> {
    const due = await world.store.read(home, async (rows) => rows.selectFrom('job').select(['id', 'kind', 'input']).where('kind', '=', webhookJob).where('state', '=', 'waiting').where('runAt', '<=', world.now()).execute());
    for (const { id, kind, input } of due) {
      await webhookHandler(services)({ id, kind, input: JSON.parse(input), askedBy: 'system', scope: home, signal: new AbortController().signal, tell: () => undefined });
      await world.store.write(home, async (rows) => rows.updateTable('job').set({ state: 'done' }).where('id', '=', id).execute());
    }
    return due.length;
  }

  it('tell of acts that there are', () => {
    const own = new Set(['assessment.complete', 'dossier.publish', 'vendor.alert', 'vendor.dossier-changed', 'clause.due', 'report.complete', 'chime.begin', 'chime.end']);
    for (const name of webhookEventNames) assert.ok(own.has(webhookEvents[name].action) || acts.some(({ id }) => id === webhookEvents[name].action), name);
  });

  it('get what was asked for once, signed, with ids and a link and nothing else', async () => {
    const { id: webhook, secret } = await add();
    await door.perform(ada, createProduct, { slug: 'gateway', name: 'Secret name' });
    await followLog(services, home);
    await followLog(services, home);
    await work();
    const [{ headers, body }] = received as [Got];
    assert.equal(received.length, 1);
    const told = JSON.parse(body) as { readonly id: string; readonly data: { readonly product: string } };
    assert.deepEqual(told, { schema: 'urn:assay:event:1', id: headers['webhook-id'], type: 'product.added', at: world.now(), actor: `person:${ada.accountId}`, target: 'product:*', data: { product: told.data.product }, link: `https://assay.example/products/${told.data.product}` });
    assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', secret).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')}`);
    const [delivery] = await deliveries(webhook);
    assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.body], ['delivered', 1, body]);
  });

  it('are not told of what was before, of refused acts, or of what they did not ask for', async () => {
    await door.perform(ada, createProduct, { slug: 'before', name: 'Before' });
    await followLog(services, home);
    await add(['release.added']);
    await door.perform(ada, createProduct, { slug: 'after', name: 'After' });
    await world.store.write(home, async (rows) => appendEntry(rows, { actor: 'person:x', action: 'release.add', target: 'release:*', outcome: 'refused', area: 'business-data', sourceAddress: '', requestId: '', detail: {} }, world.now()));
    await followLog(services, home);
    assert.equal(await work(), 0);
  });

  it('that fail are tried again after growing pauses, over restarts, and given up with a chime that a later arrival ends', async () => {
    const { id: webhook } = await add();
    status = 500;
    await door.perform(ada, testWebhook, { webhook });
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= deliveryAttemptsMost; attempt += 1) {
      assert.equal(await work(), 1, `attempt ${attempt}`);
      const [delivery] = await deliveries(webhook);
      assert.equal(delivery?.problem, 'The receiver answered with status 500.');
      if (attempt < deliveryAttemptsMost) {
        assert.equal(await work(), 0, 'not before its time');
        pauses.push(pauseAfter(attempt) / 1000);
        world.pass(pauseAfter(attempt));
      }
    }
    assert.deepEqual(pauses.slice(0, 4), [30, 60, 120, 240]);
    assert.equal(pauses.at(-1), 21_600);
    const rings = async () => (await door.perform(ada, readPosture, {})).chimes.filter(({ id }) => id === 'webhook-dead').map(({ subject }) => subject);
    ada = await world.person(home, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
    assert.deepEqual([(await deliveries(webhook))[0]?.state, await rings()], ['dead', ['Chat']]);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1, 'the same id each time');
    status = 200;
    world.pass(1000);
    await door.perform(ada, testWebhook, { webhook });
    world.pass(1000);
    await work();
    assert.deepEqual([(await deliveries(webhook))[0]?.state, await rings()], ['delivered', []]);
  });

  it('follow no redirect, and never show what the receiver says', async () => {
    const { id: webhook } = await add();
    status = 302;
    await door.perform(ada, testWebhook, { webhook });
    await work();
    assert.equal(received.length, 1);
    assert.equal(JSON.stringify(await deliveries(webhook)).includes('words of the receiver'), false);
  });

  it('reach no host inside the network that no setting names, checked again at each sending', async () => {
    const { id: webhook } = await add();
    privateHosts = [];
    for (const inside of [url(), 'https://127.0.0.1/', 'https://2130706433/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://localhost/', 'ftp://acme.example/', 'https://user@acme.example/', 'https://acme.example:8443/', 'javascript:alert(1)', ' https://acme.example/', '']) assert.equal((await refusalOf(door.perform(ada, addWebhook, { name: 'X', url: inside, events: ['product.added'] })))?.refusal, 'invalid-input', inside);
    await door.perform(ada, testWebhook, { webhook });
    await work();
    assert.equal(received.length, 0);
    assert.match((await deliveries(webhook))[0]?.problem ?? '', /^The address /u);
  });

  it('show their secret once, and keep it sealed', async () => {
    const { id: webhook, secret } = await add();
    assert.match(secret, /^assay_webhook_[a-z2-7]{52}$/u);
    await door.perform(ada, testWebhook, { webhook });
    const shown = JSON.stringify([await door.perform(ada, listWebhooks, {}), await deliveries(webhook), await world.store.read(home, async (rows) => [await rows.selectFrom('webhook').selectAll().execute(), await rows.selectFrom('auditEntry').selectAll().execute(), await rows.selectFrom('job').selectAll().execute()])]);
    assert.equal(shown.includes(secret), false);
  });

  it('get a new secret while the one before counts on for a stated time, and are signed with both until then', async () => {
    const { id: webhook, secret: first } = await add();
    const signedWith = async (secrets: readonly string[]): Promise<boolean> => {
      received = [];
      await door.perform(ada, testWebhook, { webhook });
      await work();
      const [{ headers, body }] = received as [Got];
      return headers['webhook-signature'] === secrets.map((secret) => `v1,${createHmac('sha256', secret).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')}`).join(' ');
    };
    const until = async () => (await door.perform(ada, listWebhooks, {})).webhooks[0]?.oldSecretUntil;
    const { secret: second, oldSecretUntil } = await door.perform(ada, rotateWebhookSecret, { webhook });
    assert.match(second, /^assay_webhook_[a-z2-7]{52}$/u);
    assert.equal(oldSecretUntil, new Date(Date.parse(world.now()) + 86_400_000).toISOString());
    assert.equal(await until(), oldSecretUntil);
    assert.ok(await signedWith([second, first]));
    world.pass(86_400_000);
    ada = await world.person(home, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
    assert.equal(await until(), null);
    assert.ok(await signedWith([second]));
    assert.deepEqual(await world.store.read(home, async (rows) => rows.selectFrom('webhook').select(['oldSealedSecret', 'oldSecretUntil']).execute()), [{ oldSealedSecret: null, oldSecretUntil: null }], 'what counts no more is not kept');
    const { secret: third } = await door.perform(ada, rotateWebhookSecret, { webhook });
    const { secret: fourth } = await door.perform(ada, rotateWebhookSecret, { webhook });
    assert.ok(await signedWith([fourth, third]), 'only the last one before counts on');
    const { secret: fifth, oldSecretUntil: ended } = await door.perform(ada, rotateWebhookSecret, { webhook, oldSecretHours: 0 });
    assert.equal(ended, null);
    assert.ok(await signedWith([fifth]), 'after a leak');
    const tired = await world.person(home, { roles: [{ role: 'administrator', productId: null }] });
    assert.equal((await refusalOf(door.perform(tired, rotateWebhookSecret, { webhook })))?.refusal, 'step-up-needed');
    assert.equal((await refusalOf(door.perform(ada, rotateWebhookSecret, { webhook, oldSecretHours: 169 })))?.refusal, 'invalid-input');
    const log = JSON.stringify(await world.store.read(home, async (rows) => rows.selectFrom('auditEntry').selectAll().execute()));
    for (const secret of [first, second, third, fourth, fifth]) assert.equal(log.includes(secret), false);
  });

  it('are gone with everything that waits when they are removed; and are for administrators', async () => {
    const { id: webhook } = await add();
    await door.perform(ada, testWebhook, { webhook });
    const lead = await world.person(home, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
    assert.equal((await refusalOf(door.perform(lead, addWebhook, { name: 'X', url: url(), events: ['product.added'] })))?.refusal, 'not-allowed');
    await door.perform(ada, removeWebhook, { webhook });
    await work();
    assert.equal(received.length, 0);
    const foreign = await world.organisation('other');
    const eve = await world.person(foreign, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
    const { id } = await add();
    for (const act of [testWebhook, listDeliveries, rotateWebhookSecret, removeWebhook]) assert.equal((await refusalOf(door.perform<{ webhook: string }, unknown>(eve, act as never, { webhook: id })))?.refusal, 'not-found');
  });

  it('hear of chimes that begin and end, each once', async () => {
    await add(['chime.began', 'chime.ended']);
    await watchChimes(services, home);
    await watchChimes(services, home);
    await followLog(services, home);
    await work();
    const kinds = () => received.map(({ body }) => JSON.parse(body) as { readonly type: string; readonly data: { readonly chime: string } }).map(({ type, data }) => `${type} ${data.chime}`);
    assert.equal(kinds().filter((kind) => kind === 'chime.began one-administrator').length, 1);
    assert.equal(received.some(({ body }) => body.includes(ada.displayName) && !body.includes(`person:${ada.displayName}`)), false);
    received = [];
    await world.person(home, { roles: [{ role: 'administrator', productId: null }] });
    await watchChimes(services, home);
    await followLog(services, home);
    await work();
    assert.ok(kinds().includes('chime.ended one-administrator'));
  });
});

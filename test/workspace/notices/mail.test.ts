import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Actor } from '../../../src/identity/actor.ts';
import { submitMail, type Mail, type MailServer } from '../../../src/net/mail-submission.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { mailSet } from '../../../src/workspace/acts/identity/mail-set.ts';
import { grantRole } from '../../../src/workspace/acts/people/grant-role.ts';
import { inviteAccount } from '../../../src/workspace/acts/people/invite-account.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { readPosture } from '../../../src/workspace/acts/settings/read-posture.ts';
import { openDoor, type Door } from '../../../src/workspace/door.ts';
import { followLog } from '../../../src/workspace/notices/follow-log.ts';
import { mailedActs } from '../../../src/workspace/notices/mail-of-entry.ts';
import { mailHandler, mailJob, mailServerOf } from '../../../src/workspace/notices/mail-queue.ts';
import { mailWords } from '../../../src/workspace/notices/mail-words.ts';
import { watchChimes } from '../../../src/workspace/notices/watch-chimes.ts';
import { deliveryAttemptsMost, pauseAfter } from '../../../src/workspace/notices/webhook-delivery.ts';
import type { Services } from '../../../src/workspace/services.ts';
import { databases } from '../../support/databases.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { openWorld, type World } from '../support/world.ts';

const host = 'mail.acme.example';
const certificates = makeCertificates(host);
const withoutOpenssl = certificates === undefined ? 'there is no openssl to make certificates with: apt-get install -y openssl' : false;

interface Got { readonly from: string; readonly to: readonly string[]; readonly raw: string; readonly text: string; readonly isSecure: boolean; readonly user: string | undefined }

/** A real mail server on loopback that keeps what it gets. */
async function mailSink(options: SMTPServerOptions): Promise<{ readonly port: number; readonly got: Got[]; close(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }> {
  const got: Got[] = [];
  const server = new SMTPServer({
    authOptional: true, closeTimeout: 100, disableReverseLookup: true, logger: false, ...options,
    onAuth: ({ username, password }, _session, done) => (username === 'assay' && password === 'p@ss word' ? done(null, { user: username }) : done(new Error('no'))),
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (chunk) => { raw += String(chunk); }).on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        got.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), raw, text: Buffer.from(raw.slice(raw.indexOf('\r\n\r\n')), 'base64').toString(), isSecure: session.secure, user: session.user });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const close = async (): Promise<void> => new Promise((resolve) => { server.close(() => resolve()); });
  return { port: (server.server.address() as AddressInfo).port, got, close, [Symbol.asyncDispose]: close };
}

describe('mail', () => {
  describe('handed to the operator’s mail server', () => {
    const mail: Mail = { from: 'assay@acme.example', to: 'ada@acme.example', subject: 'A subject', text: 'Grüße\n.\nQUIT\r\nRCPT TO:<eve@evil.example>\n', id: 'abc', date: new Date('2026-06-01T09:00:00Z') };
    const send = async (port: number, changes: Partial<Mail> = {}, server: Partial<MailServer> = {}, authority = certificates?.authority ?? '') => submitMail({ ...mail, ...changes }, { host, port, isTls: false, user: '', password: '', ...server }, { allowed: [`${host}=127.0.0.1:${port}`], authorities: authority });

    it('arrives over TLS with the sign-in, its text as it was and nothing of it taken as a command', { skip: withoutOpenssl }, async () => {
      await using sink = await mailSink({ secure: true, ...certificates?.good });
      assert.deepEqual(await send(sink.port, {}, { isTls: true, user: 'assay', password: 'p@ss word' }), { outcome: 'arrived' });
      assert.deepEqual(sink.got.map(({ from, to, text, isSecure, user }) => ({ from, to, text, isSecure, user })), [{ from: mail.from, to: [mail.to], text: 'Grüße\r\n.\r\nQUIT\r\nRCPT TO:<eve@evil.example>\r\n', isSecure: true, user: 'assay' }]);
      assert.match(sink.got[0]?.raw ?? '', /^Date: Mon, 01 Jun 2026 09:00:00 \+0000\r\nFrom: <assay@acme\.example>\r\nTo: <ada@acme\.example>\r\nSubject: A subject\r\nMessage-ID: <abc@acme\.example>\r\nMIME-Version: 1\.0\r\nContent-Type: text\/plain; charset=utf-8\r\n/u);
      assert.match(JSON.stringify(await send(sink.port, {}, { isTls: true, user: 'assay', password: 'wrong' })), /answers the sign-in with code 535/u);
    });

    it('goes to no server whose certificate is another’s, has ended, or nobody vouches for', { skip: withoutOpenssl }, async () => {
      for (const bad of [certificates?.forAnotherName, certificates?.expired, certificates?.selfSigned]) {
        await using sink = await mailSink({ secure: true, ...bad });
        assert.equal((await send(sink.port, {}, { isTls: true })).outcome, 'failed');
        assert.equal(sink.got.length, 0);
      }
    });

    it('has no header or second recipient that anybody wrote into an address or a subject', async () => {
      await using sink = await mailSink({ disabledCommands: ['STARTTLS'] });
      const attacks: readonly Partial<Mail>[] = [
        { to: 'ada@acme.example\r\nRCPT TO:<eve@evil.example>' }, { to: 'ada@acme.example>\nBcc: <eve@evil.example' }, { to: '"ada\r\n"@acme.example' }, { to: 'ada@acme.example, eve@evil.example' }, { to: '<ada@acme.example>' }, { to: '' }, { to: 'ada' },
        { subject: 'A\r\nBcc: eve@evil.example' }, { subject: 'A\nB' }, { subject: 'A\u2028B' }, { subject: '' }, { from: 'a@b.example>\r\nRCPT TO:<eve@evil.example' }, { id: 'a>\r\nX: y' },
      ];
      for (const attack of attacks) assert.match(JSON.stringify(await send(sink.port, attack)), /one line of plain characters/u, JSON.stringify(attack));
      assert.equal(sink.got.length, 0);
    });

    it('is encrypted where the server offers that after its greeting, and trusted like any other', { skip: withoutOpenssl }, async () => {
      await using sink = await mailSink({ ...certificates?.good });
      assert.equal((await send(sink.port)).outcome, 'arrived');
      assert.deepEqual(sink.got.map(({ isSecure }) => isSecure), [true]);
      await using bad = await mailSink({ ...certificates?.selfSigned });
      assert.equal((await send(bad.port)).outcome, 'failed');
      assert.equal(bad.got.length, 0);
    });

    it('is not sent unencrypted, but to this machine', async () => {
      await using sink = await mailSink({ disabledCommands: ['STARTTLS', 'AUTH'] });
      assert.match(JSON.stringify(await send(sink.port)), /offers no encryption/u);
      assert.equal(sink.got.length, 0);
      const here = { host: '127.0.0.1', port: sink.port, isTls: false, user: '', password: '' };
      assert.match(JSON.stringify(await submitMail(mail, here, { allowed: [] })), /failed/u, 'inside the network only by a setting');
      assert.equal((await submitMail(mail, here, { allowed: ['127.0.0.1'] })).outcome, 'arrived');
    });
  });

  for (const database of databases) describe(`of a workspace on ${database.name}`, { skip: database.skip }, () => {
    let sink: Awaited<ReturnType<typeof mailSink>>;
    let world: World;
    let home: Scope;
    let services: Services;
    let door: Door;
    let ada: Actor;
    let mailUrl: string;
    before(async () => {
      sink = await mailSink({ disabledCommands: ['STARTTLS', 'AUTH'] });
    });
    after(async () => sink.close());
    beforeEach(async () => {
      world = await openWorld(database);
      home = await world.organisation('home');
      mailUrl = `smtp://127.0.0.1:${sink.port}`;
      sink.got.length = 0;
      services = { ...world.services, settings: Object.defineProperty({ ...world.services.settings, mailFrom: 'assay@acme.example', privateHostsAllowed: ['127.0.0.1'] }, 'mailUrl', { get: () => mailUrl }) };
      door = openDoor(services);
      ada = await world.person(home, { roles: [{ role: 'administrator', productId: null }], isSteppedUp: true });
      await followLog(services, home);
    });
    afterEach(async () => {
      await door.close();
      await world.close();
    });
    async function work(): Promise<number> {
      const due = await world.store.read(home, async (rows) => rows.selectFrom('job').select(['id', 'kind', 'input']).where('kind', '=', mailJob).where('state', '=', 'waiting').where('runAt', '<=', world.now()).execute());
      for (const { id, kind, input } of due) {
        await mailHandler(services)({ id, kind, input: JSON.parse(input), askedBy: 'system', scope: home, signal: new AbortController().signal, tell: () => undefined });
        await world.store.write(home, async (rows) => rows.updateTable('job').set({ state: 'done' }).where('id', '=', id).execute());
      }
      return due.length;
    }
    const setMail = async (who: Actor, mail: string | null): Promise<unknown> => door.perform(who, mailSet, { mail });

    it('links only to the workspace, and tells of acts that there are', () => {
      assert.throws(() => mailWords('invitation', 'https://assay.example', { link: 'https://evil.example/x' }), RangeError);
      for (const action of mailedActs) assert.ok(acts.some(({ id }) => id === action), action);
    });

    it('brings an invitation where that was asked for, and keeps its secret sealed', async () => {
      const { link, isMailed } = await door.perform(ada, inviteAccount, { displayName: 'Kim\r\nBcc: eve', mail: 'kim@acme.example', sendMail: true }).catch(async () => door.perform(ada, inviteAccount, { displayName: 'Kim', mail: 'kim@acme.example', sendMail: true }));
      assert.equal(isMailed, true);
      const kept = JSON.stringify(await world.store.read(home, async (rows) => [await rows.selectFrom('mail').selectAll().execute(), await rows.selectFrom('job').selectAll().execute(), await rows.selectFrom('auditEntry').selectAll().execute()]));
      assert.equal(kept.includes(new URL(link).hash.slice(1)), false);
      await work();
      assert.deepEqual(sink.got.map(({ to }) => to), [['kim@acme.example']]);
      assert.equal(sink.got[0]?.text.includes(link), true);
      assert.equal((await world.store.read(home, async (rows) => rows.selectFrom('mail').select(['state', 'sealed']).executeTakeFirstOrThrow())).sealed, '', 'nothing is kept of what was sent');
      assert.equal((await door.perform(ada, inviteAccount, { displayName: 'Lee', mail: 'lee@acme.example' })).isMailed, false);
      mailUrl = '';
      assert.equal((await refusalOf(door.perform(ada, inviteAccount, { displayName: 'Max', mail: 'max@acme.example', sendMail: true })))?.refusal, 'conflict');
    });

    it('tells people of what concerns their account, and the address before of a change', async () => {
      const kim = await world.person(home, { roles: [{ role: 'assessor', productId: null }], isSteppedUp: true });
      await setMail(kim, 'kim@acme.example');
      await door.perform(ada, grantRole, { account: kim.accountId, role: 'approver' });
      await followLog(services, home);
      await work();
      assert.deepEqual(sink.got.map(({ to, raw }) => [to[0], /Subject: (.*)\r/u.exec(raw)?.[1]]), [['kim@acme.example', 'You were given a role']]);
      assert.equal(sink.got[0]?.text.includes('approver'), false, 'a mail says only that something happened');
      sink.got.length = 0;
      const again = await world.person(home, { isSteppedUp: true });
      await setMail(again, 'old@acme.example');
      await setMail(again, 'new@acme.example');
      await setMail(again, 'new@acme.example');
      await work();
      assert.deepEqual(sink.got.map(({ to }) => to[0]), ['old@acme.example']);
      for (const wrong of ['a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', '<a@b.example>', 'a', '"x y"@b.example']) assert.equal((await refusalOf(setMail(again, wrong)))?.refusal, 'invalid-input', wrong);
    });

    it('tells administrators once of what is urgent', async () => {
      await setMail(ada, 'ada@acme.example');
      await watchChimes(services, home);
      await followLog(services, home);
      await work();
      assert.deepEqual(sink.got.map(({ to }) => to[0]), ['ada@acme.example']);
      assert.match(sink.got[0]?.text ?? '', /https:\/\/assay\.example\/posture/u);
      await watchChimes(services, home);
      await followLog(services, home);
      assert.equal(await work(), 0);
    });

    it('that does not leave is tried again, rings, and is given up without its words', async () => {
      await setMail(ada, 'ada@acme.example');
      mailUrl = 'smtp://127.0.0.1:1';
      await door.perform(ada, inviteAccount, { displayName: 'Kim', mail: 'kim@acme.example', sendMail: true });
      const rings = async (): Promise<boolean> => (await door.perform(ada, readPosture, {})).chimes.some(({ id }) => id === 'mail-failing');
      const seen: boolean[] = [];
      for (let attempt = 1; attempt <= deliveryAttemptsMost; attempt += 1) {
        assert.equal(await work(), 1);
        if (attempt <= 3) seen.push(await rings());
        world.pass(pauseAfter(attempt));
      }
      assert.deepEqual(seen, [false, false, true]);
      const mail = await world.store.read(home, async (rows) => rows.selectFrom('mail').select(['state', 'sealed', 'problem']).executeTakeFirstOrThrow());
      assert.deepEqual([mail.state, mail.sealed], ['dead', '']);
      assert.match(mail.problem ?? '', /^The mail server takes no connection/u);
    });

    it('reads the server out of its setting', () => assert.deepEqual([mailServerOf('smtps://assay:p%40ss@mail.example'), mailServerOf('smtp://mail.example')].map(({ port, isTls, password }) => [port, isTls, password]), [[465, true, 'p@ss'], [587, false, '']]));
  });
});

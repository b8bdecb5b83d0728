import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newContactCode, takeContactCode, wrongCodesMost } from '../../../src/identity/contact/contact-link.ts';
import { askContactCode, enterAsContact } from '../../../src/workspace/acts/inquiries/contact-entrance.ts';
import { inviteContact, revokeContact } from '../../../src/workspace/acts/inquiries/invite-contact.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { setSheetAside } from '../../../src/workspace/acts/inquiries/set-sheet-aside.ts';
import { openDoor } from '../../../src/workspace/door.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { anonymous } from '../support/world.ts';
import { databases } from '../../support/databases.ts';
import { inquiryWorld, type InquiryWorld } from './inquiry-world.ts';

const minute = 60_000;
const day = 86_400_000;

for (const database of databases) describe(`the door of a maker’s contact, over ${database.name}`, { skip: database.skip }, () => {
  let world: InquiryWorld;
  before(async () => { world = await inquiryWorld(database); });
  after(async () => world.close());

  async function invited(days?: number): Promise<{ readonly sheet: string; readonly secret: string; readonly code: string; readonly contact: string }> {
    const opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0], new Date(Date.parse(world.now()) + 90 * day).toISOString().slice(0, 10));
    return { sheet, ...(await world.invite(sheet, days)) };
  }
  const entering = async (link: string, code: string, from = '192.0.2.7'): ReturnType<typeof refusalOf> => refusalOf(world.door.perform({ ...anonymous(world.scope), request: { id: 'r', sourceAddress: from, userAgent: '' } }, enterAsContact, { link, code }));
  const isIn = async (cookie: string): Promise<boolean> => {
    const actor = await world.contact(cookie);
    return actor.kind === 'contact' && (await refusalOf(world.door.perform(actor, readOwnSheet, {}))) === undefined;
  };

  test('link and code let in; neither alone, no other organisation’s, and nothing is kept but hashes', async () => {
    const { secret, code, sheet } = await invited();
    assert.ok(await isIn(await world.enter(secret, code)));
    const other = await world.organisation('other-of-door');
    assert.equal((await refusalOf(world.door.perform(anonymous(other), enterAsContact, { link: secret, code })))?.refusal, 'signed-out');
    const row = await world.store.read(world.scope, async (rows) => rows.selectFrom('sheetContact').selectAll().where('sheetId', '=', sheet).executeTakeFirstOrThrow());
    const [, bare = ''] = secret.split('.');
    for (const held of [bare, code]) assert.ok(!JSON.stringify(row).includes(held));
    const log = JSON.stringify(await world.store.read(world.scope, async (rows) => rows.selectFrom('auditEntry').select('entry').execute()));
    for (const held of [bare, code, 'contact@acme.example']) assert.ok(!log.includes(held));
  });

  test('every link that does not count is refused in the same words: unknown, wrong code, withdrawn, ended, replaced', async () => {
    const unknown = await entering(`acme.${'a'.repeat(52)}`, 'anything');
    const withdrawn = await invited();
    await world.door.perform(world.assessor, revokeContact, { sheet: withdrawn.sheet });
    const replaced = await invited();
    await world.invite(replaced.sheet);
    const aside = await invited();
    await world.door.perform(world.assessor, setSheetAside, { sheet: aside.sheet, reason: 'It will not answer.' });
    const wrong = await invited();
    const ended = await invited(1);
    world.pass(day);
    assert.equal(unknown?.refusal, 'signed-out');
    for (const [link, code] of [[withdrawn.secret, withdrawn.code], [replaced.secret, replaced.code], [aside.secret, aside.code], [ended.secret, ended.code], [wrong.secret, 'wrong']] as const) assert.deepEqual(await entering(link, code, '198.51.100.9'), unknown);
    for (const link of [wrong.secret, withdrawn.secret, `acme.${'a'.repeat(52)}`]) assert.deepEqual(await world.door.perform(anonymous(world.scope), askContactCode, { link }), {});
  });

  test('a link counts at most sixty days', async () => {
    const { sheet } = await invited();
    assert.equal((await refusalOf(world.door.perform(world.assessor, inviteContact, { sheet, mail: 'contact@acme.example', days: 61 })))?.refusal, 'invalid-input');
    const { secret, code } = await invited(60);
    const cookie = await world.enter(secret, code);
    world.pass(60 * day + 1);
    assert.equal((await world.contact(cookie)).kind, 'anonymous');
    assert.notEqual(await entering(secret, code), undefined);
  });

  test('a link that is withdrawn or replaced puts out whoever is in, at once', async () => {
    for (const end of [async (sheet: string) => world.door.perform(world.assessor, revokeContact, { sheet }), async (sheet: string) => world.invite(sheet)]) {
      const { sheet, secret, code } = await invited();
      const cookie = await world.enter(secret, code);
      const before = await world.contact(cookie);
      assert.ok(await isIn(cookie));
      await end(sheet);
      assert.equal((await world.contact(cookie)).kind, 'anonymous');
      // A request that began before ends with it.
      assert.equal((await refusalOf(world.door.perform(before, readOwnSheet, {})))?.refusal, 'signed-out');
      assert.notEqual(await entering(secret, code), undefined);
    }
  });

  test('whoever is in is out after half an hour without a request, and after eight hours in any case', async () => {
    const { secret, code } = await invited();
    const idle = await world.enter(secret, code);
    world.pass(30 * minute);
    assert.ok(!(await isIn(idle)));
    const again = await invited();
    const busy = await world.enter(again.secret, again.code);
    for (let quarter = 0; quarter < 31; quarter += 1) {
      world.pass(15 * minute);
      assert.ok(await isIn(busy), `after ${quarter + 1} quarters of an hour`);
    }
    world.pass(15 * minute);
    assert.ok(!(await isIn(busy)));
  });

  test('wrong codes lock that link only, even for the right code; a new link opens again', async () => {
    const [guessed, beside] = [await invited(), await invited()];
    for (let attempt = 0; attempt < wrongCodesMost; attempt += 1) assert.equal((await entering(guessed.secret, `wrong${attempt}`, `203.0.113.${attempt}`))?.refusal, 'signed-out');
    assert.equal((await entering(guessed.secret, guessed.code, '203.0.113.99'))?.refusal, 'signed-out');
    assert.equal(await entering(beside.secret, beside.code, '203.0.113.98'), undefined);
    const anew = await world.invite(guessed.sheet);
    assert.equal(await entering(anew.secret, anew.code, '203.0.113.97'), undefined);
  });

  test('one address gets sixty attempts in a quarter of an hour, over all links', async () => {
    const { secret, code } = await invited();
    for (let attempt = 0; attempt < 60; attempt += 1) await entering(`acme.${'b'.repeat(52)}`, 'wrong', '203.0.113.200');
    assert.equal((await entering(secret, code, '203.0.113.200'))?.refusal, 'too-many');
    assert.equal(await entering(secret, code, '203.0.113.201'), undefined);
  });

  test('with a mail server link and code go to the address only, a code at most each minute, and none for a link that does not count', async () => {
    const { store, scope, services, assessor } = world;
    const settings = Object.create(services.settings, { mailUrl: { value: 'smtps://mail.example:465' }, mailFrom: { value: 'assay@buyer.example' } }) as typeof services.settings;
    const door = openDoor({ ...services, settings });
    const mails = async (): Promise<readonly { readonly to: string; readonly text: string }[]> => (await store.read(scope, async (rows) => rows.selectFrom('mail').select(['sealed', 'createdAt']).orderBy('createdAt').execute())).map(({ sealed }) => JSON.parse(Buffer.from(services.secrets.open('mail', sealed)).toString()) as { to: string; text: string });
    const { sheet } = await invited();
    const made = await door.perform(assessor, inviteContact, { sheet, mail: 'contact@acme.example' });
    assert.deepEqual([made.link, made.code, made.isMailed], [null, null, true]);
    const [first] = await mails();
    assert.equal(first?.to, 'contact@acme.example');
    const link = /\/answer#(\S+)/u.exec(first?.text ?? '')?.[1] ?? '';
    const ask = async (secret: string): Promise<unknown> => door.perform(anonymous(scope), askContactCode, { link: secret });
    world.pass(1);
    for (const secret of [link, link, `acme.${'c'.repeat(52)}`]) assert.deepEqual(await ask(secret), {});
    const sent = await mails();
    assert.equal(sent.length, 2);
    const code = /^\d{8}$/mu.exec(sent[1]?.text ?? '')?.[0] ?? '';
    const enter = async (): ReturnType<typeof refusalOf> => refusalOf(door.perform({ ...anonymous(scope), request: { id: 'r', sourceAddress: '198.51.100.77', userAgent: '' } }, enterAsContact, { link, code: `${code.slice(0, 4)} ${code.slice(4)}` }));
    assert.equal(await enter(), undefined);
    assert.equal((await enter())?.refusal, 'signed-out');
    await door.close();
  });

  test('a code that was handed over counts once, of fifty at the same time for one, who gets a code that nobody else saw', async () => {
    const { secret, code } = await invited();
    const enter = async (given: string): Promise<string | null | undefined> => world.door.perform({ ...anonymous(world.scope), request: { id: 'r', sourceAddress: '198.51.100.123', userAgent: '' } }, enterAsContact, { link: secret, code: given }).then(({ ownCode }) => ownCode, () => undefined);
    const entered = (await Promise.all(Array.from({ length: 50 }, async () => enter(code)))).filter((ownCode) => ownCode !== undefined);
    assert.equal(entered.length, 1);
    const [own = ''] = entered;
    assert.ok(own !== null && own !== code);
    world.pass(15 * minute);
    assert.equal(await enter(code), undefined);
    for (let time = 0; time < 3; time += 1) assert.equal(await enter(own), null);
  });

  test('of fifty uses of a mailed code at the same time one gets in; it does not count again, nor after ten minutes, nor once another was sent', async () => {
    const { secret, contact } = await invited();
    const { store, scope, services: { ports } } = world;
    const mailed = async (): Promise<string> => store.write(scope, async (rows) => (await newContactCode(rows, ports, await rows.selectFrom('sheetContact').selectAll().where('id', '=', contact).executeTakeFirstOrThrow(), world.now())) ?? assert.fail('No code was made.'));
    const take = async (code: string): Promise<boolean> => store.write(scope, async (rows) => (await takeContactCode(rows, ports, scope.organisationId, secret, code, world.now())) !== undefined);
    const code = await mailed();
    assert.match(code, /^\d{8}$/);
    const taken = await Promise.all(Array.from({ length: 50 }, async () => take(code)));
    assert.equal(taken.filter(Boolean).length, 1);
    world.pass(minute);
    const first = await mailed();
    world.pass(minute);
    const second = await mailed();
    assert.equal(await take(first), false);
    world.pass(10 * minute);
    assert.equal(await take(second), false);
  });
});

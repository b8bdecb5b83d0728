import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Actor } from '../../../src/identity/actor.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import { addAnswerFile, removeAnswerFile } from '../../../src/workspace/acts/inquiries/answer-files.ts';
import { readInquiries } from '../../../src/workspace/acts/inquiries/read-inquiries.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { inquiryWorld, served, type Case, type InquiryWorld } from './inquiry-world.ts';

describe('files of a maker’s contact', () => {
  let world: InquiryWorld;
  let server: RunningServer;
  let origin: string;
  let opened: Case;
  let contact: Actor;
  let cookie: string;
  before(async () => {
    world = await inquiryWorld();
    ({ server, origin } = await served(world));
    opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    cookie = await world.enter(secret, code);
    contact = await world.contact(cookie);
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  async function sent(path: string, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await fetch(`${origin}/api/v1/answer/files?path=${encodeURIComponent(path)}`, { method: 'PUT', body: body as Uint8Array<ArrayBuffer>, headers: { cookie: `assay-session=${cookie}`, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream', ...headers } });
    return { status: answer.status, text: await answer.text() };
  }

  test('a path that leads elsewhere is refused, before a byte is kept', async () => {
    for (const path of ['../escape.txt', '/etc/passwd', 'a/../../b', 'a\\b.txt', 'name\u0000.txt', 'name\u202Etxt.exe', 'C:evil', '.git/config', 'x'.repeat(301)]) assert.equal((await sent(path, Buffer.from('x'))).status, 422, path);
    assert.deepEqual((await world.door.perform(contact, readOwnSheet, {})).files, []);
  });

  test('more than fifty megabytes are cut off while they come; nobody else’s page can send any', async () => {
    assert.equal((await sent('big.bin', new Uint8Array(50_000_001))).status, 413);
    assert.equal((await sent('x.txt', Buffer.from('x'), { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await fetch(`${origin}/api/v1/answer/files?path=x.txt`, { method: 'PUT', body: 'x', headers: { 'content-type': 'application/octet-stream' } })).status, 401);
    assert.deepEqual((await world.door.perform(contact, readOwnSheet, {})).files, []);
  });

  test('bombs and documents that would act are read in the process without rights, kept as bytes, and shown as words', async () => {
    const hostile = {
      'bomb.gz': gzipSync(new Uint8Array(60_000_000)),
      'page.html': Buffer.from('<script>fetch("/api/v1/answer")</script><img src=x onerror=alert(1)>'),
      'img src=x onerror=alert(1).svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'entities.xml': Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
      'deep.json': Buffer.from('['.repeat(200_000)),
      'proto.json': Buffer.from('{"__proto__":{"isAdmin":true},"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"<script>alert(1)</script>"}]}'),
    };
    for (const [path, bytes] of Object.entries(hostile)) {
      const { status, text } = await sent(path, bytes);
      assert.equal(status, 200, `${path}: ${text}`);
      assert.ok(!text.includes('root:'), path);
    }
    assert.deepEqual(readdirSync(world.services.scratchFolder), []);
    const answer = await fetch(`${origin}/answer/sheet`, { headers: { cookie: `assay-session=${cookie}` } });
    const page = await answer.text();
    for (const path of ['bomb.gz', 'page.html']) assert.ok(page.includes(path));
    assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x'));
    assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'self'|default-src 'none'/u);
  });

  test('words of a contact are words on every page', async () => {
    const { questions: [question] } = await world.door.perform(contact, readOwnSheet, {});
    await world.door.perform(contact, writeAnswer, { question: question?.id, state: 'partly', text: '<script>alert(2)</script>\nhttps://evil.example' });
    assert.equal((await refusalOf(world.door.perform(contact, writeAnswer, { question: question?.id, state: 'no', text: 'hidden\u202Ewords' })))?.refusal, 'invalid-input');
    const page = await (await fetch(`${origin}/answer/sheet`, { headers: { cookie: `assay-session=${cookie}` } })).text();
    assert.ok(page.includes('alert(2)') && !page.includes('<script>alert(2)'));
  });

  test('sixty files are taken and no more; one that is taken away makes room; what was handed in stays', async () => {
    const put = async (text: string): Promise<{ digest: string; sizeBytes: number }> => world.services.evidence.put(world.scope, (async function* bytes(): AsyncGenerator<Uint8Array> { yield Buffer.from(text); })(), 100);
    const kept = await put('words');
    const { files } = await world.door.perform(contact, readOwnSheet, {});
    const sheetId = (await world.store.read(world.scope, async (rows) => rows.selectFrom('answerFile').select('sheetId').limit(1).executeTakeFirstOrThrow())).sheetId;
    await world.store.write(world.scope, async (rows) => {
      for (let number = files.length; number < 60; number += 1) await rows.insertInto('answerFile').values({ id: world.nextId('file'), sheetId, questionId: null, path: 'more.txt', ...kept, reading: JSON.stringify({ says: [], entries: [], entriesOmitted: 0, notes: [], notesOmitted: 0, failing: 0, archiveFiles: null }), receivedAt: world.now(), removedAt: null }).execute();
    });
    assert.equal((await refusalOf(world.door.perform(contact, addAnswerFile, { path: 'one-more.txt', ...kept })))?.refusal, 'too-many');
    await world.door.perform(contact, removeAnswerFile, { file: files[0]?.id });
    const added = await world.door.perform(contact, addAnswerFile, { path: 'one-more.txt', ...kept });
    await world.door.perform(contact, removeAnswerFile, { file: files[1]?.id });
    assert.equal((await refusalOf(world.door.perform(contact, addAnswerFile, { path: 'huge.txt', digest: kept.digest, sizeBytes: 250_000_001 })))?.refusal, 'too-large');
    await world.door.perform(contact, handIn, {});
    for (const [act, input] of [[addAnswerFile, { path: 'late.txt', ...kept }], [removeAnswerFile, { file: added.id }]] as const) assert.equal((await refusalOf(world.door.perform(contact, act as typeof addAnswerFile, input)))?.refusal, 'conflict');
    const { inquiries: [shown] } = await world.door.perform(world.assessor, readInquiries, { purchase: opened.purchase });
    assert.equal(shown?.sheets[0]?.files?.length, 59);
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { keysInPem } from '../../../src/attest/public-key-pem.ts';
import { rawText } from '../../../src/model/text.ts';
import { downloadCase } from '../../../src/workspace/acts/exchange/download-case.ts';
import { approveAcceptance } from '../../../src/workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../../src/workspace/acts/terms/ask-acceptance.ts';
import { listAcceptanceKeys } from '../../../src/workspace/acts/terms/list-acceptance-keys.ts';
import { addClause } from '../../../src/workspace/acts/terms/add-clause.ts';
import { raiseObjection } from '../../../src/workspace/acts/terms/raise-objection.ts';
import { CaseRefused, verifyCase, type CaseReport } from '../../../src/workspace/exchange/verify-case.ts';
import type { Ed25519Key } from '../../../src/attest/public-key.ts';
import { openTerms, usual, type TermsWorld } from '../terms/terms-world.ts';

let terms: TermsWorld;
let folder: string;
describe('a case as a signed archive', () => {
  before(async () => {
    terms = await openTerms();
    folder = mkdtempSync(join(tmpdir(), 'assay-case-test-'));
  });
  after(async () => {
    await terms.world.close();
    rmSync(folder, { recursive: true });
  });

  const put = async (text: string): Promise<{ readonly digest: string; readonly sizeBytes: number }> => terms.world.services.evidence.put(terms.scope, (async function* once() { yield Buffer.from(text); })(), 1_000_000);
  const archive = async (purchase: string, contacts: 'without' | 'with' = 'without'): Promise<Buffer> => {
    const { digest } = await terms.done(terms.assessor, downloadCase, { purchase, contacts });
    const pieces = [];
    for await (const piece of terms.world.services.evidence.open(terms.scope, digest)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const verified = async (bytes: Uint8Array, keys?: readonly Ed25519Key[]): Promise<CaseReport> => {
    const path = join(folder, `${terms.world.nextId('archive-')}.zip`);
    writeFileSync(path, bytes);
    return verifyCase(path, keys);
  };
  const ownKeys = async (): Promise<readonly Ed25519Key[]> => keysInPem((await terms.done(terms.assessor, listAcceptanceKeys, {})).keys.map(({ pem }) => pem).join('\n'));

  /** A case with a look, an accepted risk, a clause, an objection, and a sheet that a contact handed in with a file. */
  async function wholeCase(isSealed = false): Promise<{ readonly purchase: string; readonly file: string }> {
    const { purchase, candidate, vendor } = await terms.case();
    const { id: acceptance } = await terms.done(terms.assessor, askAcceptance, { candidate, ...usual });
    await terms.done(terms.executive, approveAcceptance, { acceptance, name: terms.executive.displayName, office: 'Chief financial officer' });
    await terms.done(terms.assessor, addClause, { candidate, requirement: 'pledge/vdp' });
    await terms.done(terms.assessor, raiseObjection, { purchase, byName: 'Ines Berg', byOffice: 'IT', reason: 'Nobody can run it.' });
    const [position, capture, answered] = [await put('{"position":1}'), await put('PK no real capture'), await put('what the maker handed over')];
    const [look, inquiry, question, sheet, file] = ['look-', 'inquiry-', 'question-', 'sheet-', 'file-'].map((prefix) => terms.world.nextId(prefix)) as [string, string, string, string, string];
    const at = terms.world.now();
    await terms.world.store.write(terms.scope, async (rows) => {
      const summary = { counts: { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 }, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null };
      await rows.insertInto('vendorLook').values({ id: look, vendorId: vendor, product: 'Wall 3', startedAt: at, endedAt: at, positionDigest: position.digest, positionBytes: position.sizeBytes, captureDigest: capture.digest, captureBytes: capture.sizeBytes, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify(summary), askedBy: 'test' }).execute();
      await rows.insertInto('inquiry').values({ id: inquiry, purchaseId: purchase, subject: 'A gateway', isTender: isSealed ? 1 : 0, state: 'sent', closesAt: '2026-07-01T00:00:00.000Z', createdAt: at, createdBy: 'test', sentAt: at, sentBy: 'test' }).execute();
      await rows.insertInto('inquiryQuestion').values({ id: question, inquiryId: inquiry, position: 0, kind: 'own', reference: '', ask: 'Who answers at night?', why: '', goodAnswer: '', level: 'should' }).execute();
      await rows.insertInto('answerSheet').values({ id: sheet, inquiryId: inquiry, candidateId: candidate, lookId: look, state: 'handed-in', handedInAt: at, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
      await rows.insertInto('sheetAnswer').values({ sheetId: sheet, questionId: question, seenVerdict: null, seen: null, state: 'yes', text: 'ANSWER-OF-THE-MAKER', plannedOn: null, answeredAt: at, filesVerdict: null, filesShow: null, difference: null, differenceAt: null, differenceBy: null }).execute();
      await rows.insertInto('answerFile').values({ id: file, sheetId: sheet, questionId: question, path: 'a/night shift.txt', digest: answered.digest, sizeBytes: answered.sizeBytes, reading: JSON.stringify({ says: [], entries: [], entriesOmitted: 0, notes: [], notesOmitted: 0, failing: 0 }), receivedAt: at, removedAt: null }).execute();
      await rows.insertInto('sheetContact').values({ id: terms.world.nextId('contact-'), sheetId: sheet, mail: 'night@granite.example', hash: terms.world.nextId('HASH-OF-THE-LINK-'), handedCodeHash: 'HASH-OF-THE-CODE', hasOwnCode: 0, codeHash: null, codeExpiresAt: null, codeSentAt: null, codesSent: 0, usedCodeHash: null, wrongCodes: 0, expiresAt: '2026-06-20T00:00:00.000Z', createdAt: at, createdBy: 'test', enteredAt: null, revokedAt: null }).execute();
    });
    return { purchase, file };
  }

  test('the same case gives the same bytes, which verify offline by the organisation’s key, acceptances too', async () => {
    const { purchase, file } = await wholeCase();
    const bytes = await archive(purchase);
    terms.world.pass(86_400_000);
    assert.ok(bytes.equals(await archiveAnew(purchase)), 'a day later');
    terms.world.pass(-86_400_000);
    const report = await verified(bytes, await ownKeys());
    assert.deepEqual([report.keysFrom, report.problems], ['verifier', []]);
    assert.deepEqual(report.acceptances.map(({ signedBy, problem, office }) => [signedBy, problem, office]), [['trusted', undefined, 'Chief financial officer']]);
    assert.ok(report.predicate.members.some(({ path }) => path === `answers/${file}`));
    const told = JSON.parse(Buffer.from(unzipSync(bytes)['case/case.json'] ?? []).toString()) as { readonly objections: readonly { readonly byName: string }[]; readonly candidates: readonly { readonly clauses: readonly object[]; readonly responsibilities: readonly object[] }[]; readonly inquiries: readonly { readonly sheets: readonly { readonly answers: readonly { readonly text: string }[] }[] }[] };
    assert.deepEqual([told.objections[0]?.byName, told.candidates[0]?.clauses.length, told.inquiries[0]?.sheets[0]?.answers[0]?.text], ['Ines Berg', 1, 'ANSWER-OF-THE-MAKER']);
    assert.ok((told.candidates[0]?.responsibilities.length ?? 0) > 10);
  });

  /** By somebody whose session is as new as the clock. */
  async function archiveAnew(purchase: string): Promise<Buffer> {
    const { digest } = await terms.done(await terms.person(['assessor']), downloadCase, { purchase });
    const pieces = [];
    for await (const piece of terms.world.services.evidence.open(terms.scope, digest)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  test('no link, code or hash leaves, and no address of a contact unless it is asked for', async () => {
    const { purchase } = await wholeCase();
    const without = await archive(purchase);
    for (const word of ['HASH-OF', 'night@granite.example']) assert.ok(!without.includes(word), word);
    const holding = await archive(purchase, 'with');
    assert.ok(holding.includes('night@granite.example') && !holding.includes('HASH-OF'));
  });

  test('what is sealed stays out, answers and their files', async () => {
    const { purchase, file } = await wholeCase(true);
    const bytes = await archive(purchase);
    for (const word of ['ANSWER-OF-THE-MAKER', 'what the maker handed over', file]) assert.ok(!bytes.includes(word), word);
  });

  test('a planted change is found and named, whatever it is', async () => {
    const { purchase } = await wholeCase();
    const keys = await ownKeys();
    const parts = unzipSync(await archive(purchase));
    const path = (part: string): string => Object.keys(parts).find((name) => name.includes(part)) ?? assert.fail(part);
    const changed = (...names: readonly string[]): Record<string, Uint8Array> => ({
      ...parts,
      ...Object.fromEntries(names.map((name) => {
        const bytes = Uint8Array.from(parts[name] ?? assert.fail(name));
        bytes[bytes.length - 2] = (bytes[bytes.length - 2] ?? 0) ^ 1;
        return [name, bytes] as const;
      })),
    });
    const told = async (files: Record<string, Uint8Array>): Promise<string> => (await verified(zipSync(files, { level: 0 }), keys)).problems.map(rawText).join('\n');
    assert.match(await told(changed('case/case.json')), /^case\.json was changed: it has the SHA-256/u);
    const { [path('position.json')]: gone, ...rest } = changed(path('acceptances/'), path('capture.zip'), path('answers/'));
    assert.ok(gone !== undefined);
    const several = await told({ ...rest, 'case/answers/added': Buffer.from('planted') });
    for (const words of [/^acceptances\/\S+ was changed/mu, /capture\.zip was changed/u, /^answers\/\S+ was changed/mu, /position\.json is not in the archive/u, /^answers\/added was added/mu, /The acceptance of .*is not there as it was/u]) assert.match(several, words);
    await assert.rejects(verified(zipSync(changed('case/assay-case.dsse.json'), { level: 0 }), keys));
    await assert.rejects(verified(zipSync({ 'other/file.txt': Buffer.from('x') }), keys), CaseRefused);
  });

  test('without a key, or with another organisation’s, nothing is shown of whose it is', async () => {
    const { purchase } = await wholeCase();
    const bytes = await archive(purchase);
    assert.deepEqual((({ keysFrom, problems }) => [keysFrom, problems])(await verified(bytes)), ['archive', []]);
    const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64')}\n-----END PUBLIC KEY-----\n`;
    await assert.rejects(verified(bytes, await keysInPem(pem)), { code: 'signature-unknown' });
  });

  test('files of which the bytes are gone are told of, and are no silence', async () => {
    const { purchase } = await terms.case();
    const report = await verified(await archive(purchase), await ownKeys());
    assert.deepEqual(report.predicate.missing.map(({ path }) => path.replace(/look-[^/]+/u, 'look')), ['looks/look/capture.zip', 'looks/look/position.json']);
  });
});

import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { awardPurchase } from '../../../src/workspace/acts/purchases/award-purchase.ts';
import { changePurchase } from '../../../src/workspace/acts/purchases/change-purchase.ts';
import { approveAcceptance } from '../../../src/workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../../src/workspace/acts/terms/ask-acceptance.ts';
import { declineAcceptance } from '../../../src/workspace/acts/terms/decline-acceptance.ts';
import { downloadAcceptance } from '../../../src/workspace/acts/terms/download-acceptance.ts';
import { listWaitingRisks } from '../../../src/workspace/acts/terms/list-waiting-risks.ts';
import { readAcceptance } from '../../../src/workspace/acts/terms/read-acceptance.ts';
import { recordBoard } from '../../../src/workspace/acts/terms/record-board.ts';
import { revokeAcceptance } from '../../../src/workspace/acts/terms/revoke-acceptance.ts';
import { withdrawAcceptance } from '../../../src/workspace/acts/terms/withdraw-acceptance.ts';
import { databases } from '../../support/databases.ts';
import { openTerms, usual, type TermsWorld } from './terms-world.ts';

for (const database of databases) describe(`acceptances, over ${database.name}`, { skip: database.skip }, () => {
  let terms: TermsWorld;
  before(async () => { terms = await openTerms(database); });
  after(async () => terms.world.close());

  const asked = async (): Promise<{ readonly acceptance: string; readonly candidate: string; readonly purchase: string }> => {
    const { candidate, purchase } = await terms.case();
    const { id } = await terms.done(terms.assessor, askAcceptance, { candidate, ...usual });
    return { acceptance: id, candidate, purchase };
  };
  const confirmed = (acceptance: string, actor: { readonly displayName: string }): Readonly<Record<string, string>> => ({ acceptance, name: actor.displayName, office: 'Chief financial officer' });

  test('an executive with a fresh passkey accepts; the signature verifies by another implementation, and one changed byte does not', async () => {
    const { acceptance } = await asked();
    const { executive } = terms;
    const { digest } = await terms.done(executive, approveAcceptance, confirmed(acceptance, executive));
    const read = await terms.done(terms.assessor, readAcceptance, { acceptance });
    assert.equal(read.state, 'approved');
    assert.equal(read.decision?.office, 'Chief financial officer');
    const file = await terms.done(terms.assessor, downloadAcceptance, { acceptance });
    const pieces = [];
    for await (const piece of terms.world.services.evidence.open(terms.scope, file.digest)) pieces.push(piece);
    const envelope = JSON.parse(Buffer.concat(pieces).toString()) as { readonly payload: string; readonly payloadType: string; readonly signatures: readonly { readonly sig: string; readonly keyid: string }[] };
    const payload = Buffer.from(envelope.payload, 'base64');
    const over = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${bytes.length} `), bytes]);
    const key = createPublicKey(read.key?.pem ?? '');
    const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
    assert.ok(verify(null, over(payload), key, signature));
    for (const place of [0, Math.floor(payload.length / 2), payload.length - 1]) {
      const changed = Buffer.from(payload);
      changed[place] = (changed[place] ?? 0) ^ 1;
      assert.equal(verify(null, over(changed), key, signature), false);
    }
    assert.equal(new Uint8Array(await crypto.subtle.digest('SHA-256', payload)).toHex(), digest);
    const said = JSON.parse(payload.toString()) as { readonly reason: string; readonly approved: unknown; readonly expiresOn: string };
    assert.deepEqual([said.reason, said.expiresOn, said.approved], [usual.reason, usual.expiresOn, { at: terms.world.now(), account: executive.accountId, name: executive.displayName, office: 'Chief financial officer' }]);
    const entry = await terms.world.store.read(terms.scope, async (rows) => rows.selectFrom('auditEntry').select('entry').where('entry', 'like', '%acceptance.approve%').orderBy('sequence', 'desc').executeTakeFirstOrThrow());
    assert.ok(entry.entry.includes(digest));
  });

  test('not accepted by whoever asked, answers for the case, opened it, assesses, or shows no passkey', async () => {
    const { candidate, purchase } = await terms.case();
    const both = await terms.person(['assessor', 'executive-sponsor']);
    const { id: acceptance } = await terms.done(both, askAcceptance, { candidate, ...usual });
    assert.equal((await terms.refused(both, approveAcceptance, confirmed(acceptance, both))).refusal, 'not-allowed', 'asked');
    const other = await terms.person(['assessor', 'approver']);
    assert.equal((await terms.refused(other, approveAcceptance, confirmed(acceptance, other))).refusal, 'not-allowed', 'assesses');
    const { owner } = terms;
    assert.match((await terms.refused(owner, approveAcceptance, confirmed(acceptance, owner))).message, /answer for this case/);
    const asks = await terms.person(['assessor']);
    await terms.done(asks, changePurchase, { purchase, title: 'Gateway', owner: terms.approver.accountId, criticality: 'ordinary', demands: [{ requirement: usual.requirement, level: 'must' }], criteria: [] });
    assert.match((await terms.refused(owner, approveAcceptance, confirmed(acceptance, owner))).message, /answer for this case/, 'who answered for it when it was asked');
    assert.match((await terms.refused(terms.approver, approveAcceptance, confirmed(acceptance, terms.approver))).message, /answer for this case/, 'who answers for it now');
    const stale = await terms.person(['executive-sponsor'], false);
    assert.equal((await terms.refused(stale, approveAcceptance, confirmed(acceptance, stale))).refusal, 'step-up-needed');
    for (const role of ['auditor', 'security-lead', 'administrator'] as const) {
      const nobody = await terms.person([role]);
      assert.match((await terms.refused(nobody, approveAcceptance, confirmed(acceptance, nobody))).refusal, /^not-/);
    }
    const wrong = await terms.refused(terms.executive, approveAcceptance, { ...confirmed(acceptance, terms.executive), name: 'Somebody Else' });
    assert.deepEqual([wrong.refusal, wrong.problems[0]?.path], ['invalid-input', 'name']);
    assert.equal((await terms.done(terms.executive, readAcceptance, { acceptance })).state, 'asked');
  });

  test('what waits is shown to those who may decide it', async () => {
    const { acceptance } = await asked();
    const waiting = async (actor: typeof terms.owner): Promise<boolean> => (await terms.done(actor, listWaitingRisks, {})).acceptances.some(({ id }) => id === acceptance);
    assert.deepEqual([await waiting(terms.executive), await waiting(terms.owner)], [true, false]);
    await terms.done(terms.executive, declineAcceptance, { acceptance, reason: 'Not at this price.' });
    assert.equal(await waiting(terms.executive), false);
  });

  test('an award is held back while a must is open without acceptance, and goes on with one; a revoked or expired one counts no more', async () => {
    const { acceptance, candidate } = await asked();
    const award = { candidate };
    assert.match((await terms.refused(terms.assessor, awardPurchase, award)).message, /is a must.*waits for an executive/);
    await terms.done(terms.executive, approveAcceptance, confirmed(acceptance, terms.executive));
    await terms.done(terms.executive, revokeAcceptance, { acceptance, reason: 'The boxes can’t be changed after all.' });
    assert.match((await terms.refused(terms.assessor, awardPurchase, award)).message, /ask an executive to accept/);
    const { id: again } = await terms.done(terms.assessor, askAcceptance, { candidate, ...usual, expiresOn: '2026-06-10' });
    await terms.done(terms.executive, approveAcceptance, confirmed(again, terms.executive));
    terms.world.pass(20 * 86_400_000);
    const [assessor, executive] = [await terms.person(['assessor']), await terms.person(['executive-sponsor'])];
    assert.match((await terms.refused(assessor, awardPurchase, award)).message, /is a must/);
    assert.equal((await terms.done(executive, readAcceptance, { acceptance: again })).state, 'expired');
    const { id: last } = await terms.done(assessor, askAcceptance, { candidate, ...usual });
    await terms.done(executive, approveAcceptance, confirmed(last, executive));
    await terms.done(assessor, awardPurchase, award);
    terms.world.pass(-20 * 86_400_000);
  });

  test('a case whose musts are shown needs no acceptance, and none can be asked for', async () => {
    const { candidate } = await terms.case({ verdicts: { [usual.requirement]: 'met' } });
    assert.equal((await terms.refused(terms.assessor, askAcceptance, { candidate, ...usual })).refusal, 'conflict');
    await terms.done(terms.assessor, awardPurchase, { candidate });
  });

  test('a risk is accepted for a year at most, once, and for what the case asks', async () => {
    const { candidate } = await asked();
    const again = await terms.refused(terms.assessor, askAcceptance, { candidate, ...usual });
    assert.match(again.message, /waits for an executive already/);
    const { candidate: fresh } = await terms.case();
    for (const [more, path] of [[{ expiresOn: '2027-06-03' }, 'expiresOn'], [{ expiresOn: '2026-05-31' }, 'expiresOn'], [{ requirement: 'pledge/vdp' }, 'requirement'], [{ criterion: 'own-1' }, 'requirement']] as const) {
      const problem = await terms.refused(terms.assessor, askAcceptance, { candidate: fresh, ...usual, ...more });
      assert.deepEqual([problem.refusal, problem.problems[0]?.path], ['invalid-input', path]);
    }
  });

  test('nothing changes an acceptance: rows are only added, whatever is done afterwards', async () => {
    const { acceptance } = await asked();
    await terms.done(terms.executive, approveAcceptance, confirmed(acceptance, terms.executive));
    const kept = async (): Promise<string> => JSON.stringify(await terms.world.store.read(terms.scope, async (rows) => [await rows.selectFrom('acceptance').selectAll().where('id', '=', acceptance).execute(), await rows.selectFrom('acceptanceDecision').selectAll().where('acceptanceId', '=', acceptance).execute()]));
    const before = await kept();
    await terms.done(terms.approver, recordBoard, { acceptance, boardOn: '2026-06-01' });
    for (const [actor, act, input] of [[terms.approver, approveAcceptance, confirmed(acceptance, terms.approver)], [terms.approver, declineAcceptance, { acceptance, reason: 'No longer.' }], [terms.assessor, withdrawAcceptance, { acceptance, reason: 'No longer.' }]] as const) assert.equal((await terms.refused(actor, act as typeof declineAcceptance, input)).refusal, 'conflict');
    await terms.done(terms.approver, revokeAcceptance, { acceptance, reason: 'It changed.' });
    assert.equal(await kept(), before);
    const shown = await terms.done(terms.executive, readAcceptance, { acceptance });
    assert.deepEqual([shown.state, shown.boards.map(({ boardOn }) => boardOn), shown.revocation?.reason], ['revoked', ['2026-06-01'], 'It changed.']);
    const text = await terms.done(terms.executive, downloadAcceptance, { acceptance, form: 'text' });
    const pieces = [];
    for await (const piece of terms.world.services.evidence.open(terms.scope, text.digest)) pieces.push(piece);
    assert.match(Buffer.concat(pieces).toString(), /Revoked: .*It changed\.\nBefore the board: 2026-06-01/u);
    const source = new URL('../../../src/', import.meta.url);
    for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) assert.doesNotMatch(readFileSync(new URL(path, source), 'utf8'), /(?:updateTable|deleteFrom)\('acceptance/u, path);
  });
});

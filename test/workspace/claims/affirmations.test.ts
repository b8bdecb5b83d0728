import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { effectiveStatement } from '../../../src/workspace/measured/effective-statement.ts';
import { giveAffirmation } from '../../../src/workspace/acts/claims/give-affirmation.ts';
import { listAffirmations } from '../../../src/workspace/acts/claims/list-affirmations.ts';
import { setAffirmationConsent } from '../../../src/workspace/acts/claims/set-affirmation-consent.ts';
import { withdrawAffirmation } from '../../../src/workspace/acts/claims/withdraw-affirmation.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { claimsWorld, type ClaimsWorld } from './claims-world.ts';

const requirement = 'white-paper/less-burden';

let world: ClaimsWorld;
describe('affirmations', () => {
  before(async () => {
    world = await claimsWorld();
  });
  after(async () => world.close());

  const affirmed = { scope: 'Gateway 1.0', text: 'One update a month, which takes ten minutes.', role: 'Head of product security', expiresAt: '2027-01-31' };
  const statementFor = async (use: 'assessment' | 'publication'): Promise<string> => world.store.read(world.acme, async (rows) => effectiveStatement(rows, world.product, use, world.now()));

  test('what somebody who is signed in affirms makes it met in the next assessment, and after it is withdrawn no statement holds it', async () => {
    const { id } = await world.door.perform(world.lead, giveAffirmation, { product: world.product, requirement, ...affirmed });
    const after = await world.verdictIn(await world.assessed(), requirement);
    assert.equal(after.verdict, 'met');
    assert.match(after.reason, /^Affirmed by .*Head of product security.* on .*2026-06-01.*ten minutes/u);
    const withdrawn = await world.door.perform(world.lead, withdrawAffirmation, { affirmation: id, reason: 'The update takes longer now.' });
    assert.deepEqual(withdrawn, {});
    assert.ok(!(await statementFor('assessment')).includes(requirement));
    const { affirmations } = await world.door.perform(world.lead, listAffirmations, { product: world.product });
    assert.deepEqual(affirmations.map(({ withdrawnReason, shownBy, isOwn, byName }) => [withdrawnReason, shownBy, isOwn, byName]), [['The update takes longer now.', 'account', true, world.lead.displayName]]);
    assert.equal((await refusalOf(world.door.perform(world.lead, withdrawAffirmation, { affirmation: id, reason: 'Again.' })))?.refusal, 'conflict');
  });

  test('it asks for a fresh passkey, for a part that a person answers, and for an end within two years', async () => {
    const stale = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }] });
    assert.equal((await refusalOf(world.door.perform(stale, giveAffirmation, { product: world.product, requirement, ...affirmed })))?.refusal, 'step-up-needed');
    const wrong = [
      { requirement: 'pledge/vdp' }, { requirement: 'white-paper/no-such-thing' }, { requirement: 'white-paper/power-to-push-back' }, { part: 'No such part' },
      { expiresAt: '2026-05-31' }, { expiresAt: '2029-01-01' }, { text: ' \n ' }, { text: 'a​b' },
    ];
    for (const change of wrong) assert.equal((await refusalOf(world.door.perform(world.lead, giveAffirmation, { product: world.product, requirement, ...affirmed, ...change })))?.refusal, 'invalid-input', JSON.stringify(change));
    const token = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }], token: { kind: 'token', acts: ['affirmation.give'], productIds: null } });
    assert.equal((await refusalOf(world.door.perform(token, giveAffirmation, { product: world.product, requirement, ...affirmed })))?.refusal, 'not-allowed');
  });

  test('a name and an office leave with a publication only where their person agreed, and an agreement ends when it is taken back', async () => {
    const { id } = await world.door.perform(world.lead, giveAffirmation, { product: world.product, requirement, ...affirmed });
    assert.match(await statementFor('assessment'), /Head of product security/u);
    const closed = await statementFor('publication');
    assert.match(closed, /name withheld/u);
    assert.ok(!closed.includes('Head of product security') && !closed.includes(world.lead.displayName));
    const colleague = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }] });
    assert.equal((await refusalOf(world.door.perform(colleague, setAffirmationConsent, { affirmation: id, mayPublishName: true })))?.refusal, 'not-allowed');
    await world.door.perform(world.lead, setAffirmationConsent, { affirmation: id, mayPublishName: true });
    assert.match(await statementFor('publication'), new RegExp(`by: ${world.lead.displayName}\\n`, 'u'));
    await world.door.perform(colleague, setAffirmationConsent, { affirmation: id, mayPublishName: false });
    assert.equal(await statementFor('publication'), closed);
  });

  test('history does not grow into the statement: of what has ended only the last word on a part stays', async () => {
    const count = async (): Promise<number> => (await statementFor('assessment')).split(`requirement: ${requirement}`).length - 1;
    await world.store.write(world.acme, async (rows) => {
      const row = { productId: world.product, requirement, part: null, claimId: null, requestId: null, scope: 'all', text: 'So it is.', shownBy: 'account' as const, byName: 'A', byRole: 'B', byAccountId: null, consentAt: null, consentBy: null, createdBy: 'x', createdAt: world.now(), withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
      for (let year = 0; year < 20; year += 1) await rows.insertInto('affirmation').values({ ...row, id: `old-${year}`, affirmedAt: `${2001 + year}-01-01`, expiresAt: `${2001 + year}-12-31` }).execute();
    });
    assert.equal(await count(), 1);
  });
});

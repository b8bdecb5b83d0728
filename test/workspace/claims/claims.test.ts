import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addClaim } from '../../../src/workspace/acts/claims/add-claim.ts';
import { giveAffirmation } from '../../../src/workspace/acts/claims/give-affirmation.ts';
import { listClaims } from '../../../src/workspace/acts/claims/list-claims.ts';
import { listReviews, listSetAsides } from '../../../src/workspace/acts/claims/list-decisions.ts';
import { listExpiries } from '../../../src/workspace/acts/claims/list-expiries.ts';
import { readStanding } from '../../../src/workspace/acts/claims/read-standing.ts';
import { readWord } from '../../../src/workspace/acts/claims/read-word.ts';
import { reviewFinding } from '../../../src/workspace/acts/claims/review-finding.ts';
import { setClaimConsent } from '../../../src/workspace/acts/claims/set-claim-consent.ts';
import { setFindingAside } from '../../../src/workspace/acts/claims/set-finding-aside.ts';
import { withdrawClaim } from '../../../src/workspace/acts/claims/withdraw-claim.ts';
import { withdrawReview, withdrawSetAside } from '../../../src/workspace/acts/claims/withdraw-decision.ts';
import { archiveProduct } from '../../../src/workspace/acts/products/archive-product.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { effectiveStatement } from '../../../src/workspace/measured/effective-statement.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { claimsWorld, type ClaimsWorld } from './claims-world.ts';

const policy = '# Vulnerability disclosure policy\n\nWe invite anybody to test our products. We will not take legal action against you if you follow this policy in good faith. Report to security@acme.example. You may publish after 90 days.\n';

let world: ClaimsWorld;
/** The first assessment: an expired security.txt, and a policy whose promises a person must read. */
let assessment: string;
let policyFile: string;
const ids = { claim: '', review: '', setAside: '' };
describe('claims and decisions on findings', () => {
  before(async () => {
    world = await claimsWorld();
    await world.hand('.well-known/security.txt', 'Contact: mailto:security@acme.example\nExpires: 2026-01-01T00:00:00Z\n');
    policyFile = await world.hand('policies/disclosure.md', policy);
    assessment = await world.assessed();
  });
  after(async () => world.close());

  const claimed = { requirement: 'pledge/security-txt', text: 'Our security.txt is current.', byRole: 'Head of operations', expiresAt: '2027-01-31' };
  const claim = async (more: object = {}): Promise<string> => {
    world.pass(1000);
    return (await world.door.perform(world.lead, addClaim, { product: world.product, ...claimed, ...more })).id;
  };
  const statement = async (use: 'assessment' | 'publication'): Promise<string> => world.store.read(world.acme, async (rows) => effectiveStatement(rows, world.product, use, world.now()));
  const findingOf = async (requirement: string, outcome: string): Promise<string> => (await world.door.perform(world.lead, readWord, { product: world.product, requirement })).parts.flatMap(({ findings }) => findings).find((finding) => finding.outcome === outcome)?.fingerprint ?? assert.fail('There is no such finding.');

  test('a claim beside evidence that says otherwise is contradicted: first with who says it, and the evidence with its place', async () => {
    const before = await world.door.perform(world.lead, readStanding, { product: world.product });
    assert.deepEqual(before.contradictions, []);
    ids.claim = await claim({ evidence: [policyFile] });
    // Told at once, before anything is assessed anew.
    const told = (await world.door.perform(world.lead, readStanding, { product: world.product })).contradictions;
    assert.deepEqual(told.map(({ requirement, verdict, words, findings }) => [requirement, verdict, words.map(({ byName, text }) => [byName, text]), findings.map(({ places }) => places)]), [['pledge/security-txt', 'partly-met', [[world.lead.displayName, claimed.text]], [['.well-known/security.txt:2']]]]);
    const [shown] = (await world.door.perform(world.lead, listClaims, { product: world.product })).claims;
    assert.deepEqual([shown?.documents.map(({ path, digest }) => [path, digest.length]), shown?.isOwn, shown?.writtenBy], [[['policies/disclosure.md', 64]], true, null]);
  });

  test('a claim for somebody else says who wrote it down, and its name leaves only with a recorded agreement', async () => {
    const id = await claim({ requirement: 'white-paper/tools-for-small-makers', text: 'We gave our build tools away.', byName: 'Grace Hopper', byRole: 'Chief engineer' });
    const [shown] = (await world.door.perform(world.lead, listClaims, { product: world.product, limit: 1 })).claims;
    assert.deepEqual([shown?.byName, shown?.isOwn, shown?.writtenBy], ['Grace Hopper', false, world.lead.displayName]);
    const published = await statement('publication');
    assert.ok(published.includes('We gave our build tools away.') && !published.includes('Grace') && !published.includes('Chief engineer'));
    await world.door.perform(world.lead, setClaimConsent, { claim: id, mayPublishName: true });
    assert.match(await statement('publication'), /by: Grace Hopper/u);
    const token = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }], token: { kind: 'token', acts: ['claim.add'], productIds: [world.product] } });
    // A program says nothing in its owner’s name, and may write down what somebody says.
    assert.equal((await refusalOf(world.door.perform(token, addClaim, { product: world.product, ...claimed })))?.refusal, 'not-allowed');
    await world.door.perform(token, addClaim, { product: world.product, ...claimed, requirement: 'white-paper/tools-for-small-makers', text: 'Two tools.', byName: 'Grace Hopper', expiresAt: '2026-06-02' });
  });

  test('a record of what people do is complete, is put into words, and counts out no few people', async () => {
    const record = { product: world.product, kind: 'training', requirement: 'white-paper/developer-training', byRole: 'Head of people', expiresAt: '2027-01-31', facts: { until: '2026-05-31', trained: '7', of: '44', subjects: 'threat models' } };
    await world.door.perform(world.lead, addClaim, record);
    const { claims } = await world.door.perform(world.lead, listClaims, { product: world.product, kind: 'training' });
    assert.deepEqual(claims.map(({ text, facts }) => [text, facts['trained']]), [['In the year that ended on 2026-05-31, fewer than 10 of 44 developers were trained on: threat models.', '7']]);
    for (const facts of [{ ...record.facts, trained: '45' }, { ...record.facts, until: 'May' }, { ...record.facts, extra: 'x' }, { until: '2026-05-31', trained: '7', of: '44' }]) assert.equal((await refusalOf(world.door.perform(world.lead, addClaim, { ...record, facts })))?.refusal, 'invalid-input', JSON.stringify(facts));
    assert.equal((await refusalOf(world.door.perform(world.lead, addClaim, { ...record, requirement: 'white-paper/council' })))?.refusal, 'invalid-input');
  });

  test('a claim needs words, an end, a requirement on the maker, and files of its own product', async () => {
    const other = await world.door.perform(world.lead, createProduct, { slug: 'console', name: 'Console' });
    for (const change of [{ text: null }, { expiresAt: '2026-05-31' }, { expiresAt: '2029-01-01' }, { saidAt: '2026-06-02' }, { requirement: 'white-paper/power-to-push-back' }, { evidence: ['unknown'] }]) assert.equal((await refusalOf(claim(change)))?.refusal, 'invalid-input', JSON.stringify(change));
    assert.equal((await refusalOf(claim({ product: other.id, evidence: [policyFile] })))?.refusal, 'invalid-input');
    await world.door.perform(world.lead, archiveProduct, { product: other.id });
    assert.equal((await refusalOf(claim({ product: other.id })))?.refusal, 'conflict');
  });

  test('a person decides only on what a person must read, and sets aside only what fails, for a year at most', async () => {
    const [open, failing] = [await findingOf('pledge/vdp', 'needs-review'), await findingOf('pledge/security-txt', 'fail')];
    const decision = { assessment, requirement: 'pledge/vdp', fingerprint: open, decision: 'pass', reason: 'Line 3 invites anybody.', role: 'Counsel', expiresAt: '2027-01-31' };
    assert.equal((await refusalOf(world.door.perform(world.lead, reviewFinding, { ...decision, fingerprint: failing })))?.refusal, 'invalid-input');
    assert.equal((await refusalOf(world.door.perform(world.lead, reviewFinding, { ...decision, requirement: 'pledge/security-txt', fingerprint: failing })))?.refusal, 'conflict');
    ids.review = (await world.door.perform(world.lead, reviewFinding, decision)).id;
    const aside = { assessment, requirement: 'pledge/security-txt', fingerprint: failing, reason: 'The host is being moved.', role: 'Head of operations', until: '2026-08-31' };
    assert.equal((await refusalOf(world.door.perform(world.lead, setFindingAside, { ...aside, until: '2027-08-31' })))?.refusal, 'invalid-input');
    assert.equal((await refusalOf(world.door.perform(world.lead, setFindingAside, { ...aside, requirement: 'pledge/vdp', fingerprint: open })))?.refusal, 'conflict');
    ids.setAside = (await world.door.perform(world.lead, setFindingAside, aside)).id;
  });

  test('the next assessment reads it all: contradicted, claimed, decided, and set aside without being a pass', async () => {
    const next = await world.assessed();
    const { verdict, reason } = await world.verdictIn(next, 'pledge/security-txt');
    assert.equal(verdict, 'contradicted');
    assert.match(reason, /Against this, .*Our security\.txt is current\. \(document: policies\/disclosure\.md\)/u);
    assert.equal((await world.verdictIn(next, 'white-paper/developer-training')).verdict, 'claimed');
    const partIn = async (id: string): Promise<string | undefined> => (await world.verdictIn(id, 'pledge/vdp')).parts.find(({ name }) => name === '(a) Public testing')?.verdict;
    assert.deepEqual([await partIn(assessment), await partIn(next)], ['unknown', 'met']);
    assert.ok((await world.verdictIn(next, 'pledge/vdp')).parts.some(({ findings }) => findings.some(({ message }) => /Read and affirmed by .*Counsel.* Line 3 invites anybody/u.test(message))));
  });

  test('what is withdrawn stays in the lists with its reason, and no later assessment reads it', async () => {
    const reason = 'It is otherwise now.';
    await world.door.perform(world.lead, withdrawClaim, { claim: ids.claim, reason });
    await world.door.perform(world.lead, withdrawReview, { review: ids.review, reason });
    await world.door.perform(world.lead, withdrawSetAside, { setAside: ids.setAside, reason });
    assert.equal((await refusalOf(world.door.perform(world.lead, withdrawSetAside, { setAside: ids.setAside, reason })))?.refusal, 'conflict');
    const text = await statement('assessment');
    for (const words of [claimed.text, 'Line 3 invites anybody.', 'The host is being moved.']) assert.ok(!text.includes(words), words);
    const { reviews } = await world.door.perform(world.lead, listReviews, { product: world.product });
    const { setAsides } = await world.door.perform(world.lead, listSetAsides, { product: world.product });
    assert.deepEqual([...reviews, ...setAsides].map(({ decision, withdrawnReason }) => [decision, withdrawnReason]), [['pass', reason], [null, reason]]);
  });

  test('what ends is told by day, page by page, with nothing twice and nothing left out', async () => {
    await world.door.perform(world.lead, giveAffirmation, { product: world.product, requirement: 'white-paper/council', scope: 'All', text: 'It met in May.', role: 'CEO', expiresAt: '2026-06-02' });
    const whole = (await world.door.perform(world.lead, listExpiries, { product: world.product })).expiries;
    const seen: string[] = [];
    for (let from: string | null = '2026-06-01'; from !== null;) {
      const page: { readonly expiries: readonly { readonly id: string }[]; readonly next: string | null } = await world.door.perform(world.lead, listExpiries, { product: world.product, from, limit: 1 });
      seen.push(...page.expiries.map(({ id }) => id));
      from = page.next;
    }
    assert.deepEqual(seen, whole.map(({ id }) => id));
    assert.deepEqual(new Map(whole.slice(0, 2).map(({ kind, expiresAt }) => [kind, expiresAt])), new Map([['affirmation', '2026-06-02'], ['claim', '2026-06-02']]));
    assert.ok(whole.length >= 4);
  });

  test('what only a person can answer is told with its state: affirmed now, ended, or not answered', async () => {
    const stateOf = async (): Promise<string | undefined> => (await world.door.perform(world.lead, readStanding, { product: world.product })).wanted.find(({ requirement }) => requirement === 'white-paper/council')?.parts[0]?.state;
    assert.equal(await stateOf(), 'affirmed');
    world.pass(2 * 86_400_000);
    const lead = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }] });
    const { wanted } = await world.door.perform(lead, readStanding, { product: world.product });
    assert.equal(wanted.find(({ requirement }) => requirement === 'white-paper/council')?.parts[0]?.state, 'expired');
    assert.equal(wanted.find(({ requirement }) => requirement === 'white-paper/risk-assessment')?.parts[0]?.state, 'wanted');
  });
});

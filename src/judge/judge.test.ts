import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Artifact, Origin } from '../model/artifact.ts';
import { defineCheck, type Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { Outcome } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import { ours, rawText } from '../model/text.ts';
import type { VerdictName } from '../model/verdict.ts';
import { judge, type Case } from './judge.ts';

const assessedAt = '2026-11-22T00:00:00Z';
const outcomes: readonly Outcome[] = ['pass', 'fail', 'unknown', 'not-applicable', 'needs-review', 'error'];
const origins: readonly Origin[] = ['collected', 'handed-over', 'declared'];

/** Evidence whose facts are the outcome that the check shall give. */
function evidenceOf(outcome: Outcome, origin: Origin, index: number, complete = true): Evidence<'sbom'> {
  const artifact: Artifact = { path: `bom-${index}.json`, digest: `sha256:${String(index).padStart(64, '0')}`, sizeBytes: 1, origin };
  return { kind: 'sbom', format: 'test', artifact, complete, facts: { outcome } as unknown as Evidence<'sbom'>['facts'] };
}

function checkNamed(id: string, isScan = false): Check {
  return defineCheck({
    id, title: 'x', failTitle: 'x', why: 'x', fix: 'x', references: [], needs: ['sbom'], isScan,
    run: ({ sbom }) => {
      return {
        findings: sbom.map((item) => {
          const outcome = (item.facts as unknown as { outcome: Outcome }).outcome;
          if (outcome === 'error') throw new Error('planned');
          return { outcome, subject: item.artifact.path, message: ours('x.'), pointers: [{ artifact: item.artifact.digest, path: item.artifact.path }] };
        }),
      };
    },
  });
}

const base: Requirement = { id: 'pledge/x', title: 'x', text: 'x', source: { document: 'pledge', clause: 'x' }, lines: [], audience: 'manufacturer', subject: 'release', kind: 'state', level: 'should', appliesWhen: [], parts: [{ name: 'a', by: 'checks', checks: ['a'], origins: ['collected', 'handed-over'] }], guidance: '', mappings: [], state: 'active', since: '0.1.0' };

const emptyStatement: ProductStatement = { product: { name: 'x' }, conditions: {}, measures: [], defaults: [], obstacles: [], claims: [], affirmations: [], reviews: [], setAside: [], waysChosen: [], evidence: [], notShipped: [] };

function statementEvidence(facts: ProductStatement): Evidence<'product-statement'> {
  return { kind: 'product-statement', format: 'assay-yaml', complete: true, artifact: { path: 'assay.yaml', digest: `sha256:${'f'.repeat(64)}`, sizeBytes: 1, origin: 'declared' }, facts };
}

function caseOf(evidence: readonly Evidence[], manifest: Case['manifest'] = evidence.map((item) => ({ digest: item.artifact.digest, kind: item.kind }))): Case {
  return { evidence, manifest, history: [], assessedAt };
}

function verdictOf(evidence: readonly Evidence[], requirement: Requirement = base, checks: readonly Check[] = [checkNamed('a'), checkNamed('b')], manifest?: Case['manifest']): VerdictName {
  const verdict = judge(caseOf(evidence, manifest), checks, [requirement]).verdicts[0];
  assert.ok(verdict !== undefined);
  return verdict.verdict;
}

describe('one verdict per requirement', () => {
  const cases: readonly (readonly [readonly Outcome[], VerdictName])[] = [
    [[], 'unknown'], [['pass'], 'met'], [['fail'], 'not-met'], [['pass', 'fail'], 'partly-met'], [['pass', 'unknown'], 'partly-met'],
    [['pass', 'needs-review'], 'partly-met'], [['needs-review'], 'unknown'], [['not-applicable'], 'unknown'], [['pass', 'not-applicable'], 'met'],
    [['error'], 'unknown'], [['pass', 'error'], 'unknown'], [['fail', 'unknown'], 'not-met'],
  ];
  for (const [given, expected] of cases) it(`${given.join(' and ') || 'no evidence'} gives ${expected}`, () => assert.equal(verdictOf(given.map((outcome, index) => evidenceOf(outcome, 'handed-over', index))), expected));

  it('only an accepted origin makes it met', () => {
    const strict: Requirement = { ...base, parts: [{ name: 'a', by: 'checks', checks: ['a'], origins: ['collected'] }] };
    assert.equal(verdictOf([evidenceOf('pass', 'collected', 1)], strict), 'met');
    assert.equal(verdictOf([evidenceOf('pass', 'handed-over', 1)], strict), 'partly-met');
    assert.equal(verdictOf([evidenceOf('pass', 'declared', 1)], strict), 'claimed');
  });

  it('a scan that finds nothing reaches partly-met', () => assert.equal(verdictOf([evidenceOf('pass', 'collected', 1)], base, [checkNamed('a', true)]), 'partly-met'));

  it('a condition excludes only with a reason', () => {
    const conditional: Requirement = { ...base, appliesWhen: ['customer-accounts'] };
    const stated = (reason?: string): Evidence => statementEvidence({ ...emptyStatement, conditions: { 'customer-accounts': { holds: false, ...(reason === undefined ? {} : { reason }) } } });
    assert.equal(verdictOf([stated('signs nobody in'), evidenceOf('pass', 'collected', 1)], conditional), 'not-applicable');
    assert.equal(verdictOf([stated(), evidenceOf('pass', 'collected', 1)], conditional), 'met');
  });

  it('a claim fills silence, is contradicted by a measured failure, and ends with its date', () => {
    const claimed = (expiresAt: string): Evidence => statementEvidence({ ...emptyStatement, claims: [{ requirement: 'pledge/x', text: 'done', by: 'A. Person', role: 'lead', at: '2026-01-01', expiresAt }] });
    assert.equal(verdictOf([claimed('2027-01-01')]), 'claimed');
    assert.equal(verdictOf([claimed('2027-01-01'), evidenceOf('fail', 'collected', 1)]), 'contradicted');
    assert.equal(verdictOf([claimed('2027-01-01'), evidenceOf('pass', 'collected', 1)]), 'met');
    assert.equal(verdictOf([claimed('2026-11-21')]), 'unknown');
  });

  it('an affirmation says by what way its person showed who they are, and what they answer', () => {
    const asked: Requirement = { ...base, parts: [{ name: 'a', by: 'person', question: 'Is it so?' }] };
    const word = { requirement: 'pledge/x', scope: 'all', by: 'Ada', role: 'lead', at: '2026-01-01', expiresAt: '2027-01-01' };
    const reasonFor = (more: Partial<ProductStatement['affirmations'][number]>): string => rawText(judge(caseOf([statementEvidence({ ...emptyStatement, affirmations: [{ ...word, ...more }] })]), [], [asked]).verdicts[0]?.reason ?? ours(''));
    assert.equal(reasonFor({}), 'Affirmed by Ada, lead, on 2026-01-01, until 2027-01-01.');
    assert.equal(reasonFor({ shownBy: 'account', text: 'It is.' }), 'Affirmed by Ada, lead, on 2026-01-01, until 2027-01-01: It is.');
    assert.match(reasonFor({ text: 'all' }), /: all\.$/u, 'an answer without a full stop gets one');
    assert.match(reasonFor({ shownBy: 'mail-link' }), /, by a link sent to a mail address\.$/u);
    assert.match(reasonFor({ shownBy: 'handed-link', text: 'It is.' }), /, by a link that was handed over: It is\.$/u);
  });

  it('what the maker’s own statement says stands as its word, until a person affirms it', () => {
    const partly = (statedBy: 'signing-day' | 'chosen-measures'): Requirement => ({ ...base, parts: [{ name: 'a', by: 'person', question: 'When?', statedBy }] });
    const [day, choice] = [partly('signing-day'), partly('chosen-measures')];
    const saying = (facts: Partial<ProductStatement>): readonly Evidence[] => [statementEvidence({ ...emptyStatement, ...facts })];
    assert.equal(verdictOf(saying({}), day), 'unknown');
    assert.equal(verdictOf(saying({ pledge: { signedAt: '2024-05-08' } }), day), 'claimed');
    assert.equal(verdictOf(saying({ pledge: { signedAt: '2099-05-08' } }), day), 'unknown');
    assert.equal(verdictOf(saying({ pledge: { signedAt: '2024-05-08' }, affirmations: [{ requirement: 'pledge/x', scope: 'all', by: 'Ada', role: 'lead', at: '2026-01-01', expiresAt: '2027-01-01' }] }), day), 'met');
    assert.equal(verdictOf(saying({ pledge: { signedAt: '2024-05-08' } }), choice), 'unknown');
    assert.equal(verdictOf(saying({ measures: [{ requirement: 'pledge/mfa', measure: 'mfa-adoption', chosenAt: '2024-06-01' }] }), choice), 'claimed');
    assert.equal(verdictOf(saying({ waysChosen: ['pledge/mfa-chimes'] }), choice), 'claimed');
  });

  it('a review settles what a person must read; an expired one does not', () => {
    const reviewed = (decision: 'pass' | 'fail', expiresAt: string): Evidence => statementEvidence({ ...emptyStatement, reviews: [{ fingerprint: 'a/bom-1.json', decision, reason: 'read', by: 'A. Person', role: 'counsel', at: '2026-01-01', expiresAt }] });
    assert.equal(verdictOf([reviewed('pass', '2027-01-01'), evidenceOf('needs-review', 'collected', 1)]), 'met');
    assert.equal(verdictOf([reviewed('fail', '2027-01-01'), evidenceOf('needs-review', 'collected', 1)]), 'not-met');
    assert.equal(verdictOf([reviewed('pass', '2026-02-01'), evidenceOf('needs-review', 'collected', 1)]), 'unknown');
    const said = judge(caseOf([reviewed('pass', '2027-01-01'), evidenceOf('needs-review', 'collected', 1)]), [checkNamed('a')], [base]).verdicts[0]?.reason;
    assert.equal(rawText(said ?? ours('')), 'Read and affirmed by A. Person, counsel, on 2026-01-01: read. x.', 'the person goes first, not the doubt');
  });

  it('a finding that is set aside stays a failure', () => {
    const aside = statementEvidence({ ...emptyStatement, setAside: [{ fingerprint: 'a/bom-1.json', reason: 'planned', by: 'A. Person', until: '2027-01-01' }] });
    const result = judge(caseOf([aside, evidenceOf('fail', 'collected', 1)]), [checkNamed('a')], [base]);
    assert.equal(result.verdicts[0]?.verdict, 'not-met');
    assert.equal(result.findings[0]?.setAside?.until, '2027-01-01');
  });

  it('a manufacturer is not judged from one release alone', () => {
    const maker: Requirement = { ...base, subject: 'manufacturer' };
    assert.equal(verdictOf([evidenceOf('pass', 'collected', 1)], maker), 'partly-met');
    assert.equal(verdictOf([statementEvidence({ ...emptyStatement, product: { name: 'x', leavesOut: [] } }), evidenceOf('pass', 'collected', 1)], maker), 'met');
  });

  it('an example that was not chosen is another way and never a failure', () => {
    const way: Requirement = { ...base, kind: 'way', wayOf: 'pledge/y' };
    const result = judge(caseOf([evidenceOf('fail', 'collected', 1)]), [checkNamed('a')], [way]).verdicts[0];
    assert.equal(result?.verdict, 'unknown');
    assert.equal(result?.isAnotherWay, true);
  });
});

const someEvidence = fc.array(fc.record({ outcome: fc.constantFrom(...outcomes), origin: fc.constantFrom(...origins), complete: fc.boolean() }), { maxLength: 5 })
  .map((items) => items.map((item, index) => evidenceOf(item.outcome, item.origin, index, item.complete)));
const someStatement = fc.option(fc.record({ claim: fc.boolean(), affirmed: fc.boolean(), excluded: fc.boolean(), decision: fc.constantFrom('pass', 'fail', undefined), leavesOut: fc.constantFrom(undefined, [], ['y']) }), { nil: undefined })
  .map((given) => (given === undefined ? [] : [statementEvidence({
    ...emptyStatement,
    product: { name: 'x', ...(given.leavesOut === undefined ? {} : { leavesOut: given.leavesOut }) },
    conditions: { 'customer-accounts': { holds: !given.excluded, reason: 'signs nobody in' } },
    claims: given.claim ? [{ requirement: 'pledge/x', text: 'done', by: 'A', role: 'lead', at: '2026-01-01', expiresAt: '2027-01-01' }] : [],
    affirmations: given.affirmed ? [{ requirement: 'pledge/x', scope: 'all', by: 'A', role: 'lead', at: '2026-01-01', expiresAt: '2027-01-01' }] : [],
    reviews: given.decision === undefined ? [] : [{ fingerprint: 'a/bom-0.json', decision: given.decision, reason: 'r', by: 'A', role: 'lead', at: '2026-01-01', expiresAt: '2027-01-01' }],
  })]));
const someRequirement = fc.record({
  kind: fc.constantFrom('state', 'way', 'progress'), subject: fc.constantFrom('release', 'manufacturer'), conditional: fc.boolean(), person: fc.boolean(), nobody: fc.boolean(), twoChecks: fc.boolean(), collectedOnly: fc.boolean(),
} as const).map((given): Requirement => ({
  ...base, kind: given.kind, subject: given.subject, appliesWhen: given.conditional ? ['customer-accounts'] : [],
  parts: [
    { name: 'a', by: 'checks', checks: given.twoChecks ? ['a', 'b'] : ['a'], origins: given.collectedOnly ? ['collected'] : ['collected', 'handed-over'] },
    ...(given.person ? [{ name: 'p', by: 'person', question: 'q?' } as const] : []),
    ...(given.nobody ? [{ name: 'n', by: 'nobody-yet', reason: 'r.' } as const] : []),
  ],
}));

describe('laws of the verdicts', () => {
  const checks = [checkNamed('a'), checkNamed('b', true)];
  const names: readonly VerdictName[] = ['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable'];

  it('total: every combination has one verdict with a reason', () => fc.assert(fc.property(someEvidence, someStatement, someRequirement, (evidence, statement, requirement) => {
    const verdict = judge(caseOf([...evidence, ...statement]), checks, [requirement]).verdicts[0];
    assert.ok(verdict !== undefined && names.includes(verdict.verdict) && verdict.reason.parts.length > 0);
  })));

  it('order-free: the order of evidence changes nothing', () => fc.assert(fc.property(someEvidence, someStatement, someRequirement, fc.infiniteStream(fc.nat()), (evidence, statement, requirement, stream) => {
    const all = [...evidence, ...statement];
    const shuffled = all.map((item) => ({ item, key: stream.next().value as number })).toSorted((one, other) => one.key - other.key).map(({ item }) => item);
    assert.deepEqual(judge(caseOf(shuffled), checks, [requirement]), judge(caseOf(all), checks, [requirement]));
  })));

  it('monotone: leaving evidence out never makes a requirement met or not applicable that was not', () => fc.assert(fc.property(someEvidence, someStatement, someRequirement, fc.infiniteStream(fc.boolean()), (evidence, statement, requirement, stream) => {
    const all = [...evidence, ...statement];
    const manifest = all.map((item) => ({ digest: item.artifact.digest, kind: item.kind }));
    const kept = all.filter(() => stream.next().value === true);
    const before = verdictOf(all, requirement, checks, manifest);
    const after = verdictOf(kept, requirement, checks, manifest);
    if (after === 'met') assert.equal(before, 'met');
    if (after === 'not-applicable') assert.equal(before, 'not-applicable');
  }), { numRuns: 2000 }));

  it('a check that could not run never helps', () => fc.assert(fc.property(someEvidence, someStatement, someRequirement, (evidence, statement, requirement) => {
    const failing: Check = { ...checkNamed('a'), run: () => { throw new Error('planned'); } };
    const verdict = verdictOf([...evidence, ...statement], requirement, [failing]);
    if (requirement.parts.some((part) => part.by === 'checks')) assert.notEqual(verdict, 'met');
  })));

  it('deterministic: the same case gives the same bytes', () => fc.assert(fc.property(someEvidence, someStatement, someRequirement, (evidence, statement, requirement) => {
    const once = JSON.stringify(judge(caseOf([...evidence, ...statement]), checks, [requirement]));
    assert.equal(JSON.stringify(judge(caseOf([...evidence, ...statement]), checks, [requirement])), once);
  })));
});

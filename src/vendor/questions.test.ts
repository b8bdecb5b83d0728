import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forbiddenWording } from '../../test/wording.ts';
import { requirementById, requirements } from '../catalog/index.ts';
import { byChecks, byNobodyYet } from '../catalog/parts.ts';
import { questions } from '../catalog/questions/index.ts';
import type { Requirement } from '../model/requirement.ts';
import { ours, ownWords, quote, rawText, say } from '../model/text.ts';
import type { Verdict, VerdictName } from '../model/verdict.ts';
import { openQuestions } from './questions.ts';

const verdictOf = (requirement: string, verdict: VerdictName, parts: Verdict['parts'] = []): Verdict => ({ requirement, verdict, reason: say`Seen on ${quote('https://acme.example/')}.`, parts });
const asked = (verdict: Verdict): readonly string[] => openQuestions([verdict], requirements).map((item) => rawText(item.open));
const pledgeRequirement = requirementById.get('pledge/vdp');
assert.ok(pledgeRequirement !== undefined);

describe('the questions that remain', () => {
  it('are those whose requirement is neither met nor not applicable', () => {
    for (const [name, count] of [['met', 0], ['not-applicable', 0], ['partly-met', 1], ['not-met', 1], ['contradicted', 1], ['claimed', 1], ['unknown', 1]] as const) assert.equal(asked(verdictOf('pledge/vdp', name)).length, count, name);
  });

  it('are all of them when nothing is known, in the order of the catalogue', () => {
    const all = openQuestions(requirements.map((item) => verdictOf(item.id, 'unknown')).toReversed(), requirements);
    assert.deepEqual(all.map((item) => item.requirement), questions.map((item) => item.requirement));
  });

  it('are none on a customer’s own requirement, and none where nobody has looked', () => {
    const own: Requirement = { ...pledgeRequirement, id: 'demand-guide/house-rule-7' };
    assert.deepEqual(openQuestions([verdictOf(own.id, 'unknown')], [own]), []);
    assert.deepEqual(openQuestions([], requirements), []);
  });

  it('say what was looked for and not shown', () => {
    const parts: Verdict['parts'] = [
      { name: 'Enforced', verdict: 'unknown', reason: ours('Nothing can measure this yet: later.'), findings: [] },
      { name: 'Published', verdict: 'unknown', reason: ours('There is no disclosure policy to look at.'), findings: [] },
    ];
    const half: Requirement = { ...pledgeRequirement, parts: [byNobodyYet('Enforced', 'later.'), byChecks('Published', ['disclosure-policy-is-a-public-page'])] };
    assert.deepEqual(openQuestions([verdictOf(half.id, 'unknown', parts)], [half]).map((item) => rawText(item.open)), ['Looked for, and not shown: There is no disclosure policy to look at.']);
  });

  it('say so when nothing from outside can show it', () => {
    const parts: Verdict['parts'] = [{ name: 'Contributions', verdict: 'unknown', reason: ours('A person must answer: What was given back?'), findings: [] }];
    assert.deepEqual(asked(verdictOf('demand-guide/open-source-contributions', 'unknown', parts)), ['Nothing that can be seen from outside shows this; only the maker can.']);
  });

  it('say what a person must read first', () => {
    const parts: Verdict['parts'] = [{ name: '(b) No legal action', verdict: 'unknown', awaitsReview: true, reason: ours('A passage on legal steps stands in line 7.'), findings: [] }];
    assert.deepEqual(asked(verdictOf('pledge/vdp', 'unknown', parts)), ['Found, and a person must read it before it counts: A passage on legal steps stands in line 7.']);
  });

  it('say of words and evidence only that they differ', () => {
    const [open] = openQuestions([verdictOf('pledge/vdp', 'contradicted')], requirements);
    assert.ok(open !== undefined);
    assert.match(ownWords(open.open), /differ/);
    assert.doesNotMatch(ownWords(open.open), /contradict/i);
    assert.doesNotMatch(ownWords(open.open), forbiddenWording);
  });
});

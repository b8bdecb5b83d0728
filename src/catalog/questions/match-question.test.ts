import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forbiddenWording } from '../../../test/wording.ts';
import { requirementById } from '../index.ts';
import { questions } from './index.ts';
import { matchQuestion } from './match-question.ts';
import { questionSets } from './question-sets.ts';

describe('a question of somebody else', () => {
  it('is surely ours when it names the requirement, or asks in our words', () => {
    assert.deepEqual(matchQuestion('Tell us.', 'demand-guide/cwe-and-cpe'), { requirements: ['demand-guide/cwe-and-cpe'], confidence: 'sure' });
    for (const { ask, requirement } of questions) assert.deepEqual(matchQuestion(ask.toUpperCase()), { requirements: [requirement], confidence: 'sure' }, ask);
    assert.equal(matchQuestion('Please describe.', 'demand-guide/no-such-thing').confidence, 'none');
  });

  it('is at most close to a control that asks for more than we do', () => {
    const { confidence, requirements } = matchQuestion('Logging', 'MVSP-2.7');
    assert.equal(confidence, 'close');
    assert.ok(requirements.length > 0);
    assert.equal(matchQuestion('Backups', 'MVSP 4.4').confidence, 'none');
  });

  const foreign: readonly (readonly [string, string | null])[] = [
    ['Do you publish a vulnerability disclosure policy that allows good-faith research?', 'disclosure-policy'],
    ['Do you provide a software bill of materials (SBOM) in a standard format such as CycloneDX or SPDX?', 'sbom'],
    ['Does the product support SAML-based single sign-on?', 'sso'],
    ['Do your employees use single sign-on and MFA for internal systems?', null],
    ['Is MFA enforced by default for all users of the application?', 'mfa-by-default'],
    ['Does the product ship without default passwords?', 'default-passwords'],
    ['For how many months are audit logs retained?', 'six-months'],
    ['Do you assign CVE identifiers and publish records for your vulnerabilities?', 'cves'],
    ['Are default passwords used anywhere in the product?', null],
    ['Where is your head office located?', null],
    ['How many employees work in your security team?', null],
    ['Is the data centre certified to ISO 27001?', null],
    ['Do you carry cyber insurance, and for which amount?', null],
    ['Describe your business continuity plan and the date of its last test.', null],
    ['Do employees sign a confidentiality agreement before they start to work?', null],
    ['What is the physical access control at your offices?', null],
    ['Please provide your latest SOC 2 report.', null],
  ];
  for (const [text, expected] of foreign) {
    it(`${expected === null ? 'finds nothing for' : 'finds something near for'}: ${text}`, () => {
      const { requirements, confidence } = matchQuestion(text);
      if (expected === null) assert.deepEqual([confidence, requirements], ['none', []]);
      else assert.match(requirements.join(' '), new RegExp(expected, 'u'), confidence);
    });
  }

  it('finds nothing in empty or endless text, quickly', () => {
    assert.equal(matchQuestion('').confidence, 'none');
    const before = performance.now();
    assert.equal(matchQuestion('a -'.repeat(1_000_000)).confidence, 'none');
    assert.ok(performance.now() - before < 500);
  });
});

describe('the sets that ship', () => {
  it('have each id once, name only requirements that there are, and say nothing that we never say', () => {
    assert.deepEqual(questionSets.map(({ id, questions: own }) => [id, own.length]), [['secure-by-demand', questions.length], ['mvsp', 25]]);
    for (const { questions: own } of questionSets) {
      assert.equal(new Set(own.map(({ reference }) => reference)).size, own.length);
      for (const { ask, requirements, section } of own) {
        assert.match(ask, /^[A-Z][^?]*\?$/u);
        assert.doesNotMatch(ask, forbiddenWording);
        assert.ok(section.length > 0);
        for (const id of requirements) assert.equal(requirementById.get(id)?.audience, 'manufacturer', id);
      }
    }
  });
});

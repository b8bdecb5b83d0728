import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forbiddenWording } from '../../../test/wording.ts';
import { requirementById, requirements } from '../index.ts';
import { clauseLabel, questionByRequirement, questions } from './index.ts';

describe('the questions to a maker', () => {
  it('leave out no requirement of the Secure by Demand Guide on makers', () => {
    const missing = requirements.filter((item) => item.source.document === 'demand-guide' && item.audience === 'manufacturer' && !questionByRequirement.has(item.id));
    assert.deepEqual(missing.map((item) => item.id), []);
  });

  it('ask makers only what is asked of makers', () => {
    assert.deepEqual(questions.filter((item) => requirementById.get(item.requirement)?.audience !== 'manufacturer').map((item) => item.requirement), []);
  });

  for (const question of questions) {
    it(`${question.requirement}: can be sent as it is`, () => {
      assert.match(question.ask, /^[A-Z][^?]*\?$/, 'one question, that ends with its only question mark');
      assert.ok(question.ask.length <= 200, `the question has ${question.ask.length} characters`);
      for (const sentence of [question.why, question.goodAnswer, question.clause]) assert.match(sentence, /^[A-Z].*\.$/);
      assert.match(question.clause, /\[date\]/, 'the clause leaves the date open');
      assert.match(question.clause, /\[consequence\]\.$/, 'the clause leaves the consequence open');
      for (const words of [question.ask, question.why, question.goodAnswer, question.clause]) {
        assert.doesNotMatch(words, forbiddenWording);
        assert.doesNotMatch(words, /['"`]|\s{2}|^\s|\s$/, 'our own typography');
      }
    });
  }

  it('ask each thing once', () => {
    for (const field of ['ask', 'clause', 'goodAnswer'] as const) assert.equal(new Set(questions.map((item) => item[field])).size, questions.length, field);
  });

  it('stand with the word that a clause is a draft for counsel', () => assert.match(clauseLabel, /Draft .* counsel/));
});

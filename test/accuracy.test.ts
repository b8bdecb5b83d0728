import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceAccuracy } from '../src/check/source-accuracy.ts';
import { accuracyOf } from '../tools/accuracy.ts';

const accuracy = await accuracyOf();

/** The least that is promised: share of right reports, share of planted places found. */
const floors = {
  credential: [0.9, 0.8],
  joined: [0.92, 0.82],
  parameterised: [0.95, 0.8],
  raw: [0.93, 0.88],
  escaped: [0.95, 0.9],
} as const;

describe('accuracy on the labelled corpus', () => {
  it('the corpus has at least 300 places, and look-alikes for each check', () => assert.ok(accuracy.places >= 300, `${accuracy.places} places`));

  for (const [label, [precisionFloor, recallFloor]] of Object.entries(floors)) {
    it(`${label}: at least ${precisionFloor * 100} % right, ${recallFloor * 100} % found`, () => {
      const { precision, recall, wrong, missed } = accuracy.byLabel[label as keyof typeof floors];
      assert.ok(recall.denominator >= 25, `only ${recall.denominator} places carry the label`);
      assert.ok(precision.numerator / precision.denominator >= precisionFloor, `${precision.numerator} of ${precision.denominator} right; wrong: ${wrong.join(', ')}`);
      assert.ok(recall.numerator / recall.denominator >= recallFloor, `${recall.numerator} of ${recall.denominator} found; missed: ${missed.join(', ')}`);
    });
  }

  it('the figures that the checks print are those of today', () => {
    assert.equal(sourceAccuracy.places, accuracy.places, 'run npm run generate');
    const printed = { credential: sourceAccuracy.checks['default-credentials-are-absent'], joined: sourceAccuracy.checks['queries-are-parameterised'], raw: sourceAccuracy.checks['html-output-is-escaped'] };
    for (const label of ['credential', 'joined', 'raw'] as const) {
      const { precision, recall } = accuracy.byLabel[label];
      assert.deepEqual(printed[label], { precision, recall }, `${label}: run npm run generate`);
    }
  });
});

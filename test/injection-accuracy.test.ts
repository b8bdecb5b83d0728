import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { injectionAccuracy as printed } from '../src/check/injection-accuracy.ts';
import { injectionAccuracy } from '../tools/injection-accuracy.ts';

const measured = await injectionAccuracy('measured');

/** The least that is promised: share of right reports, share of unsafe places found. */
const floors = {
  command: { javascript: [0.95, 0.95], python: [0.95, 0.95] },
  deserialisation: { javascript: [0.95, 0.95], python: [0.95, 0.95] },
  path: { javascript: [0.92, 0.92], python: [0.92, 0.92] },
  sql: { javascript: [0.9, 0.9], python: [0.9, 0.9] },
  ssrf: { javascript: [0.95, 0.8], python: [0.95, 0.95] },
  xss: { javascript: [0.95, 0.95], python: [0.95, 0.65] },
} as const;

describe('accuracy on labelled code that the rules were not tuned on', () => {
  for (const { language, label, precision, recall, lookAlikes, wrong, missed } of measured) {
    it(`${label} in ${language}: ${precision.numerator} of ${precision.denominator} right, ${recall.numerator} of ${recall.denominator} found, ${lookAlikes.numerator} of ${lookAlikes.denominator} look-alikes reported`, () => {
      const [precisionFloor, recallFloor] = floors[label][language];
      assert.ok(recall.denominator >= 50, `only ${recall.denominator} unsafe places`);
      assert.ok(lookAlikes.denominator >= 50, `only ${lookAlikes.denominator} look-alikes`);
      assert.ok(precision.numerator / precision.denominator >= precisionFloor, `wrong: ${wrong.join(', ')}`);
      assert.ok(recall.numerator / recall.denominator >= recallFloor, `missed: ${missed.join(', ')}`);
      assert.deepEqual(printed.classes[label][language], { precision, recall }, 'run npm run generate');
    });
  }
});

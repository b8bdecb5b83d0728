import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAlike } from './lookalike.ts';

test('names that an eye takes for one another are told', () => {
  for (const [a, b] of [['\u0430cme corp', 'acme corp'], ['micr\u03bfsoft', 'microsoft'], ['rnicrosoft', 'microsoft'], ['m\u0131crosoft', 'microsoft'], ['AC\u200bME', 'ACME'], ['\uff21CME', 'ACME'], ['G00gle', 'Google'], ['paypa1', 'paypal']] as const) assert.equal(lookAlike(a, b), true, a);
  for (const [a, b] of [['acme', 'acne'], ['straße', 'strasse'], ['éclair', 'eclair']] as const) assert.equal(lookAlike(a, b), false, a);
});
